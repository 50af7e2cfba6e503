package org.netrospect.replay.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.file.FileContent;
import org.netrospect.replay.engine.ExternalProgram;
import org.netrospect.replay.virus.Verdict;

class RealEnginesTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Two halves, so that no scanner takes this file for what it tests with. */
    private static final byte[] EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD"
            + "-ANTIVIRUS-TEST-FILE!$H+H*").getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private static Path program(String name) {
        Optional<Path> program = ExternalProgram.find(name).or(() -> ExternalProgram.find("/usr/sbin/" + name));
        assumeTrue(program.isPresent(), () -> "not run: the program " + name + " is not installed");
        return program.orElseThrow();
    }

    private Path signatures() throws IOException {
        Path file = folder.resolve("tiny.ndb");
        Files.writeString(file, "Eicar:0:0:" + HexFormat.of().formatHex(EICAR, 0, 40) + "\n");
        return file;
    }

    @Test
    void clamscanFindsTheTestFileAndNothingElse() throws IOException {
        ClamScan scan = new ClamScan(program("clamscan"), Optional.of(signatures()), LIMIT, () -> false);
        assertEquals(List.of("Eicar.UNOFFICIAL"), scan.scan(FileContent.of(EICAR)).signatures());
        assertEquals(Verdict.State.CLEAN, scan.scan(FileContent.of(new byte[100])).state());
        assertTrue(scan.version().startsWith("ClamAV "), scan.version());
    }

    @Test
    void clamscanWithoutSignaturesIsNoCleanVerdict() throws IOException {
        ClamScan scan = new ClamScan(program("clamscan"), Optional.of(folder.resolve("none.ndb")), LIMIT, () -> false);
        Verdict verdict = scan.scan(FileContent.of(EICAR));
        assertEquals(Verdict.State.ERROR, verdict.state());
        assertTrue(verdict.detail().getFirst().length() > 60, verdict.toString());
    }

    @Test
    void clamdFindsTheTestFileOverItsSocket() throws Exception {
        Path database = Files.createDirectory(folder.resolve("db"));
        Files.copy(signatures(), database.resolve("tiny.ndb"));
        Path socket = folder.resolve("s");
        Path config = folder.resolve("clamd.conf");
        Files.writeString(config, "LocalSocket " + socket + "\nDatabaseDirectory " + database + "\nForeground yes\n");
        Process process = new ProcessBuilder(program("clamd").toString(), "--config-file=" + config)
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        try {
            Clamd clamd = Clamd.local(socket, LIMIT);
            long end = System.nanoTime() + LIMIT.toNanos();
            while (!Files.exists(socket) && process.isAlive() && System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            assertTrue(Files.exists(socket), () -> "clamd did not start");
            assertEquals(List.of("Eicar.UNOFFICIAL"), clamd.scan(FileContent.of(EICAR)).signatures());
            assertEquals(Verdict.State.CLEAN, clamd.scan(FileContent.of(new byte[300_000])).state());
            assertTrue(clamd.version().startsWith("ClamAV "), clamd.version());
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void yaraRulesAreCompiledOnceAndTheirMatchesAreSuspicious() throws IOException {
        Path rules = folder.resolve("a.yar");
        Files.writeString(rules, "rule Eicar { strings: $a = \"EICAR-STANDARD\" condition: $a }\n");
        try (Yara yara = Yara.compile(program("yara"), program("yarac"), List.of(rules), LIMIT, () -> false)) {
            Verdict verdict = yara.scan(FileContent.of(EICAR));
            assertEquals(Verdict.State.SUSPICIOUS, verdict.state());
            assertEquals(List.of("Eicar"), verdict.signatures());
            assertEquals(Verdict.State.CLEAN, yara.scan(FileContent.of(new byte[100])).state());
        }
    }

    @Test
    void wrongYaraRulesAreSaidWithWhatTheCompilerSays() throws IOException {
        Path rules = folder.resolve("a.yar");
        Files.writeString(rules, "rule Broken { condition: $a }\n");
        Path yara = program("yara");
        Path yarac = program("yarac");
        IOException e = assertThrows(IOException.class,
                () -> Yara.compile(yara, yarac, List.of(rules), LIMIT, () -> false));
        assertTrue(e.getMessage().contains("undefined string"), e.getMessage());
    }
}
