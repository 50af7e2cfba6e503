package org.netrospect.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A small file that names what is being imported, for the sentence that is said if the import never ends: the number of
 * the import, then a capture a line. It decides nothing; what counts is in the database.
 */
record ImportJournal(Path file) {
    /** Begins. */
    void begin(long number) throws IOException {
        Files.writeString(file, number + "\n");
    }

    /** One more capture. */
    void add(Path capture) throws IOException {
        String line = capture.toString().replace('\n', ' ').replace('\r', ' ') + "\n";
        Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void end() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Captures of an import that did not end, in order; the file is removed. @param committed imports that did end */
    List<String> interrupted(long committed) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        end();
        if (lines.isEmpty() || lines.get(0).equals(Long.toString(committed))) {
            return List.of();
        }
        return lines.subList(1, lines.size());
    }
}
