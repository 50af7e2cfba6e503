package org.netrospect.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a result goes: a file if one was named, standard output otherwise. */
final class Output {
    private static final int BUFFER = 1 << 16;

    private Output() {
    }

    /** Writes a result. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Lets the work write; a file that could not be finished is said to be incomplete. */
    static void write(Optional<Path> file, Console console, Writing work) throws IOException {
        if (file.isEmpty()) {
            work.to(console.out());
            return;
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file.get()), BUFFER)) {
            work.to(out);
        } catch (IOException e) {
            throw new IOException(file.get() + " could not be written to its end: " + e.getMessage() + ".", e);
        }
    }
}
