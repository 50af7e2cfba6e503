package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.replay.engine.ExternalProgram;

/** The test file of virus scanners over HTTP, SMTP and FTP: clean without its signature, then found. */
class EicarTest {
    private static final String SHA256 = "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f";
    private static final String OTHER = "Other:0:*:6e6f7468696e6720746861742069732074686572650d0a\n";

    @TempDir
    private Path folder;
    private Path database;

    @BeforeEach
    void importCaptures() throws IOException {
        database = Files.createDirectory(folder.resolve("db"));
        Files.writeString(database.resolve("a.ndb"), OTHER);
        importInto("a");
    }

    private void importInto(String name) {
        Path eicar = CommandRun.testdata().resolve("eicar");
        assertEquals(0, run("import", "--case", name, eicar.toString()).code());
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(folder.resolve("workspace"), arguments);
    }

    private void addSignature() throws IOException {
        // two halves, so that no scanner takes this file for the test file
        byte[] begin = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STAN" + "DARD").getBytes(StandardCharsets.US_ASCII);
        Files.writeString(database.resolve("b.ndb"), "Eicar:0:0:" + HexFormat.of().formatHex(begin) + "\n");
    }

    private CommandRun scan(String name, List<String> engine) {
        List<String> all = new ArrayList<>(List.of("scan", "--case", "a", "--name", name));
        all.addAll(engine);
        CommandRun scan = run(all.toArray(String[]::new));
        assertEquals(0, scan.code(), scan.err());
        return scan;
    }

    /** Cells of the rows below the header. */
    private static List<String[]> rows(CommandRun run) {
        return run.lines().stream().skip(1).map(line -> line.split("\t")).toList();
    }

    /** @param found contents with it: ClamAV looks into the mail, too, which has it as an attachment */
    private void cleanThenFound(List<String> engine, int found) throws IOException {
        assertEquals(List.of(), rows(scan("before", engine)));
        addSignature();
        CommandRun after = scan("after", engine);
        assertTrue(after.err().contains(found + " of them thought clean before"), after.err());
        assertTrue(after.err().contains("eicar.com (SHA-256 " + SHA256 + ") was thought clean and is infected: Eicar"),
                after.err());
        assertTrue(after.err().contains("in the hour after it had"), after.err());
        List<String[]> changes = rows(run("diff", "--case", "a", "before", "after"));
        assertEquals(found, changes.size());
        assertEquals("changed " + SHA256 + " clean infected", changes.getFirst()[0] + " " + changes.getFirst()[1] + " "
                + changes.getFirst()[4] + " " + changes.getFirst()[6]);
        List<String> carried = rows(run("dwell", "--case", "a", "after")).stream()
                .filter(cells -> cells[0].equals(SHA256)).map(cells -> cells[6] + " " + cells[7]).sorted().toList();
        assertEquals(List.of("127.0.0.2 sent", "127.0.0.3 received", "127.0.0.4 sent", "127.0.0.5 received",
                "127.0.0.6 sent"), carried);
    }

    @Test
    void theBuiltInEngineFindsItOnceItHasTheSignature() throws IOException {
        cleanThenFound(List.of("--signatures", database.toString()), 1);
        String[] receiver = rows(run("dwell", "--case", "a", "after")).stream()
                .filter(cells -> cells[6].equals("127.0.0.5")).findFirst().orElseThrow();
        assertTrue(Double.parseDouble(receiver[12]) >= 0, receiver[12]);
        assertEquals("file", receiver[14]);
        assertEquals("127.0.0.9,127.0.0.4", receiver[20]);
        CommandRun verify = run("verify", "--case", "a");
        assertEquals(0, verify.code(), verify.err());
        assertTrue(verify.out().contains("infected\tfile 1 "), verify.out());
        assertTrue(verify.err().contains("4 contents of files have their recorded hashes, 0 have not"), verify.err());
    }

    @Test
    void clamscanFindsItOnceItHasTheSignature() throws IOException {
        program("clamscan");
        cleanThenFound(List.of("--engine", "clamav", "--signatures", database.toString()), 2);
    }

    @Test
    void aScannerWithoutSignaturesJudgesNothingAndSaysSo() throws IOException {
        program("clamscan");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        CommandRun scan = CommandRun.of(folder.resolve("workspace"), "scan", "--case", "a", "--engine", "clamav",
                "--signatures", empty.toString());
        assertEquals(Main.SOME_UNREADABLE, scan.code(), scan.err());
        assertTrue(scan.err().contains("different files could not be judged, so nothing is known of them"),
                scan.err());
    }

    @Test
    void clamdFindsItOnceItHasTheSignature() throws Exception {
        Path program = program("clamd");
        Path socket = folder.resolve("s");
        List<String> engine = List.of("--engine", "clamav", "--socket", socket.toString());
        Process first = clamd(program, socket);
        try {
            assertEquals(List.of(), rows(scan("before", engine)));
        } finally {
            first.destroy();
            first.waitFor();
        }
        Files.deleteIfExists(socket);
        addSignature();
        Process second = clamd(program, socket);
        try {
            // it says the same version as before, and must be asked all the same
            CommandRun after = scan("after", engine);
            assertTrue(after.err().contains("2 of them thought clean before"), after.err());
            assertEquals(7, rows(after).size());
        } finally {
            second.destroy();
            second.waitFor();
        }
    }

    private Process clamd(Path program, Path socket) throws Exception {
        Path config = folder.resolve("clamd.conf");
        Files.writeString(config, "LocalSocket " + socket + "\nDatabaseDirectory " + database + "\nForeground yes\n");
        Process process = new ProcessBuilder(program.toString(), "--config-file=" + config).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile()).start();
        long end = System.nanoTime() + 60_000_000_000L;
        while (!Files.exists(socket) && process.isAlive() && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
        assertTrue(Files.exists(socket), "clamd did not start");
        return process;
    }

    private static Path program(String name) {
        Optional<Path> program = ExternalProgram.find(name).or(() -> ExternalProgram.find("/usr/sbin/" + name));
        assumeTrue(program.isPresent(), () -> "not run: the program " + name + " is not installed");
        return program.orElseThrow();
    }

    @Test
    void aFileJudgedInOneCaseIsNotScannedInAnother() throws IOException {
        addSignature();
        List<String> signatures = List.of("--signatures", database.toString());
        assertTrue(scan("first", signatures).err().contains("4 contents, 4 scanned, 0 known"));
        importInto("b");
        CommandRun other = run("scan", "--case", "b", "--signatures", database.toString());
        assertTrue(other.err().contains("4 contents, 0 scanned, 4 known"), other.err());
        assertEquals(5, rows(other).size());
    }

    @Test
    void aChangeFoundInAnotherCaseIsToldInThisOneToo() throws IOException {
        List<String> signatures = List.of("--signatures", database.toString());
        scan("before", signatures);
        addSignature();
        importInto("b");
        CommandRun other = run("scan", "--case", "b", "--signatures", database.toString());
        assertTrue(other.err().contains("1 of them thought clean before"), other.err());
        CommandRun after = scan("after", signatures);
        assertTrue(after.err().contains("0 scanned, 4 known"), after.err());
        assertTrue(after.err().contains("1 of them thought clean before"), after.err());
    }
}
