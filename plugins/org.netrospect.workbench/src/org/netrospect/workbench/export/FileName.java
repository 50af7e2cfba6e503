package org.netrospect.workbench.export;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The name of a file as the analyst writes it. */
final class FileName {
    private FileName() {
    }

    /** Whether a file can have this name on this machine. */
    static boolean valid(String name) {
        try {
            return !name.isBlank() && Path.of(name.strip()).getFileName() != null;
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
