package org.netrospect.workbench.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A search that was asked for.
 *
 * @param program of the engine, or its socket; empty if it is built in
 * @param name of the run
 * @param files of signatures, and folders of them
 */
record SearchRequest(SearchEngine engine, Optional<Path> program, String name, List<Path> files) {
    SearchRequest {
        files = List.copyOf(files);
    }
}
