package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocateTest {
    @TempDir
    private Path folder;
    private Path first;
    private Path second;

    private CommandRun run(String... arguments) {
        return CommandRun.of(folder.resolve("workspace"), arguments);
    }

    @BeforeEach
    void importCaptures() throws IOException {
        Path captures = Files.createDirectories(folder.resolve("captures"));
        first = Files.copy(CommandRun.testdata().resolve("http/login-and-redirect.pcap"),
                captures.resolve("first.pcap"));
        try (var all = Files.list(CommandRun.testdata().resolve("dns"))) {
            Path other = all.filter(f -> f.toString().endsWith(".pcap")).sorted().findFirst().orElseThrow();
            second = Files.copy(other, captures.resolve("second.pcap"));
        }
        assertEquals(0, run("import", "--case", "a", first.toString(), second.toString()).code());
    }

    @Test
    void capturesThatWereMovedAndRenamedAreFoundByTheirHashesAndTheirPacketsCanBeReadAgain() throws IOException {
        Path moved = Files.createDirectories(folder.resolve("archive/2024 ü"));
        Path renamed = Files.move(first, moved.resolve("renamed"));
        Files.move(second, moved.resolve("second.pcap"));
        assertEquals(1, run("verify", "--case", "a").code());
        CommandRun located = run("locate", "--case", "a", folder.resolve("archive").toString());
        assertEquals(0, located.code(), located.err());
        assertTrue(located.lines().contains("2\t" + first + "\t" + renamed.toRealPath()), located.out());
        assertEquals(3, located.lines().size(), located.out());
        CommandRun stream = run("stream", "--case", "a", "--session", "2", "--as", "raw");
        assertEquals(0, stream.code(), stream.err());
        assertTrue(stream.out().length() > 100, stream.out());
        CommandRun verified = run("verify", "--case", "a");
        assertEquals(0, verified.code(), verified.out());
    }

    @Test
    void aFileOfTheSameSizeAndNameWithOtherBytesIsRefusedWithASentence() throws IOException {
        byte[] bytes = Files.readAllBytes(first);
        bytes[bytes.length - 1] ^= 1;
        Files.delete(first);
        Path other = Files.write(Files.createDirectories(folder.resolve("other")).resolve("first.pcap"), bytes);
        CommandRun located = run("locate", "--case", "a", other.toString());
        assertEquals(1, located.code());
        assertEquals(List.of("2\t" + first + "\t-"), located.lines().stream().skip(1).toList());
        assertTrue(located.err().contains("its size is the same, its SHA-256 is not"), located.err());
        assertEquals(1, run("verify", "--case", "a").code());
    }

    @Test
    void whatIsInItsPlaceStaysThereAndAPlaceThatIsNotThereIsWrongUsage() {
        CommandRun located = run("locate", "--case", "a", folder.toString());
        assertEquals(0, located.code());
        assertEquals(1, located.lines().size());
        assertTrue(located.err().contains("are where they were"), located.err());
        assertEquals(2, run("locate", "--case", "a", folder.resolve("nowhere").toString()).code());
    }
}
