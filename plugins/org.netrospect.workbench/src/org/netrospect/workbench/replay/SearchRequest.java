package org.netrospect.workbench.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A search that was asked for.
 *
 * @param program of the engine, or its socket; empty if it is built in
 * @param name of the run
 * @param files of signatures, and folders of them
 * @param captures ids of those to search, if not all; matters to engines that look at packets
 */
record SearchRequest(SearchEngine engine, Optional<Path> program, String name, List<Path> files,
        Optional<Set<Integer>> captures) {
    SearchRequest {
        files = List.copyOf(files);
    }

    /** Over all captures. */
    SearchRequest(SearchEngine engine, Optional<Path> program, String name, List<Path> files) {
        this(engine, program, name, files, Optional.empty());
    }
}
