package org.netrospect.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A small file that names what is being imported or run, for the sentence that is said if that never ends: the number
 * of the import, then a capture a line, or the number of the run. It decides nothing; what counts is in the database.
 */
record ImportJournal(Path file) {
    private static final String RUN = "run ";

    /** An import begins. */
    void begin(long number) throws IOException {
        Files.writeString(file, number + "\n");
    }

    /** A run begins. */
    void beginRun(long number) throws IOException {
        Files.writeString(file, RUN + number + "\n");
    }

    /** One more capture. */
    void add(Path capture) throws IOException {
        String line = capture.toString().replace('\n', ' ').replace('\r', ' ') + "\n";
        Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void end() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * Sentences about what did not end; the file is removed.
     *
     * @param imports how many did end
     * @param runs how many did end
     * @param cut whether something had to be taken back
     */
    List<String> interrupted(long imports, long runs, boolean cut) throws IOException {
        List<String> lines = Files.exists(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList() : List.of();
        end();
        if (!lines.isEmpty() && lines.get(0).startsWith(RUN)) {
            return lines.get(0).equals(RUN + runs) ? List.of()
                    : List.of("A replay or scan was interrupted and has been taken back; start it again.");
        }
        if (lines.size() > 1 && !lines.get(0).equals(Long.toString(imports))) {
            return lines.subList(1, lines.size()).stream().map(capture -> "The import of " + capture
                    + " was interrupted and has been taken back; import it again.").toList();
        }
        return cut ? List.of("An import was interrupted and has been taken back; import its captures again.")
                : List.of();
    }
}
