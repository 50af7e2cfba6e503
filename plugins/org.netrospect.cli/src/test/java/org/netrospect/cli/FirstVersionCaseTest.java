package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A case that the first version of the schema wrote, kept as it was with what its program exported: it opens, shows the
 * same, and takes more captures.
 */
class FirstVersionCaseTest {
    private static final String NAME = "first-version";

    @TempDir
    private Path folder;

    @BeforeEach
    void unpack() throws IOException {
        try (InputStream archive = FirstVersionCaseTest.class.getResourceAsStream(NAME + ".zip");
                ZipInputStream zip = new ZipInputStream(archive)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String place = entry.getName().startsWith(NAME) ? "workspace/cases/" : "";
                Path file = folder.resolve(place + entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
    }

    private List<String> export(String table) {
        CommandRun run = CommandRun.of(folder.resolve("workspace"), "export", "--case", NAME, table);
        assertEquals(0, run.code(), run.err());
        return run.lines();
    }

    /** Each line without columns that were added since. */
    private List<String> shownNow(String table, int columns) {
        return export(table).stream().map(line -> String.join("\t",
                Arrays.asList(line.split("\t", -1)).subList(0, columns))).toList();
    }

    @Test
    void showsWhatItShowedThen() throws IOException {
        for (String table : List.of("sessions", "events", "files")) {
            List<String> then = Files.readAllLines(folder.resolve("expected/" + table + ".tsv"));
            assertEquals(then, shownNow(table, then.get(0).split("\t", -1).length), table);
        }
    }

    @Test
    void hasEveryTableOfToday() {
        List<String> tables = CommandRun.of(folder.resolve("workspace"), "tables").lines().stream().skip(1)
                .map(line -> line.substring(0, line.indexOf('\t'))).filter(t -> !t.equals("packets")).distinct()
                .toList();
        tables.forEach(this::export);
        assertEquals(3, export("captures").size());
    }

    @Test
    void takesMoreCapturesBehindItsOwn() throws IOException {
        List<String> before = export("sessions");
        CommandRun run = CommandRun.of(folder.resolve("workspace"), "import", "--case", NAME,
                CommandRun.testdata().resolve("http/pipelined.pcap").toString());
        assertEquals(0, run.code(), run.err());
        List<String> after = export("sessions");
        assertEquals(before.size() + 1, after.size());
        assertEquals(4, export("captures").size());
        assertEquals(before, after.stream().filter(before::contains).toList());
    }
}
