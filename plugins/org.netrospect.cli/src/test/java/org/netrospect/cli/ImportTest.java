package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    @TempDir
    private Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.of(folder.resolve("work space ä"), arguments);
    }

    private static String capture() throws IOException {
        return CommandRun.captures().get(0).toString();
    }

    @Test
    void printsOneLineOfFourteenFiguresForEachCapture() throws IOException {
        CommandRun run = run("import", "--case", "a", capture());
        assertEquals(0, run.code(), run.err());
        assertEquals(1, run.lines().size());
        String[] cells = run.lines().get(0).split("\t");
        assertEquals(14, cells.length);
        assertTrue(cells[1].matches("[0-9a-f]{64}"), cells[1]);
    }

    @Test
    void importsTheSameBytesOnce() throws IOException {
        run("import", "--case", "a", capture());
        Path copy = Files.copy(Path.of(capture()), folder.resolve("another name.pcap"));
        CommandRun again = run("import", "--case", "a", copy.toString());
        assertEquals(0, again.code());
        assertEquals(List.of(), again.lines());
        assertTrue(again.err().contains("same bytes"), again.err());
        assertEquals(2, run("export", "--case", "a", "captures").lines().size());
    }

    @Test
    void doesTheRestWhenOneFileCannotBeRead() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "This is no capture, though it was named as one.");
        Path empty = Files.createFile(folder.resolve("empty.pcap"));
        CommandRun run = run("import", "--case", "a", text.toString(), empty.toString(), "/no/such/file", capture());
        assertEquals(1, run.code());
        assertEquals(1, run.lines().size());
        assertEquals(3, run.err().lines().count(), run.err());
    }

    @Test
    void leavesOutWhatIsNoCaptureInAFolder() throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("in \"box\""));
        Files.writeString(inbox.resolve("readme.txt"), "Captures of Tuesday.");
        Files.copy(Path.of(capture()), inbox.resolve("ä 'quoted' 日本.pcap"));
        CommandRun run = run("import", "--case", "a", inbox.toString());
        assertEquals(0, run.code(), run.err());
        assertEquals(1, run.lines().size());
        assertTrue(run.err().contains("readme.txt is no capture"), run.err());
    }

    @Test
    void givesTheSameTablesWithAnyNumberOfThreads() throws IOException {
        String[] all = CommandRun.captures().stream().map(Path::toString).toArray(String[]::new);
        for (String table : List.of("sessions", "irregularities")) {
            String one = null;
            for (String threads : List.of("1", "2", "3", "8")) {
                String name = "case " + threads;
                String[] arguments = new String[5 + all.length];
                System.arraycopy(new String[] {"import", "--case", name, "--threads", threads}, 0, arguments, 0, 5);
                System.arraycopy(all, 0, arguments, 5, all.length);
                run(arguments);
                String export = run("export", "--case", name, table).out();
                assertTrue(export.lines().count() > 1, table);
                if (one == null) {
                    one = export;
                }
                assertEquals(one, export, table + " with " + threads + " threads");
            }
        }
    }

    @Test
    void exitsWith2OnWrongUsage() {
        assertEquals(2, run("import").code());
        assertEquals(2, run("nonsense").code());
        assertEquals(2, run("export", "--case", "there is none", "sessions").code());
    }
}
