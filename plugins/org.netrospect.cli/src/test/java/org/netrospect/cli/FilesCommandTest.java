package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.model.FileHeader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesCommandTest {
    private static final String WORDS = "7f1ef18fd30295e7b36915fd9967f571bff3c3d86d2206bc1351258e1108e9ed";

    @TempDir
    private Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.of(folder.resolve("workspace"), arguments);
    }

    @BeforeEach
    void importFiles() {
        run("import", "--case", "a", CommandRun.testdata().resolve("http/login-and-redirect.pcap").toString());
    }

    private List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void eachDifferentFileIsWrittenOnceByItsDigest() throws IOException {
        CommandRun run = run("files", "--case", "a", "--out", folder.resolve("out").toString());
        assertEquals(0, run.code(), run.err());
        List<String> names = names(folder.resolve("out"));
        assertEquals(3, names.size());
        assertTrue(names.contains(WORDS), names.toString());
    }

    @Test
    void namesFromTheTrafficAreMadeSafe() throws IOException {
        run("files", "--case", "a", "--names", "--out", folder.resolve("out").toString());
        assertEquals(List.of("1-words.txt.recovered", "2-words.txt.recovered", "3-old.recovered",
                "4-words.txt.recovered"), names(folder.resolve("out")));
        CommandRun again = run("files", "--case", "a", "--names", "--out", folder.resolve("out").toString());
        assertEquals(1, again.code());
        assertTrue(again.err().contains("was not replaced"), again.err());
    }

    @Test
    void aZipFileIsEncryptedWithThePasswordThatEverybodyKnows() throws IOException {
        Path zip = folder.resolve("files.zip");
        run("files", "--case", "a", "--out", folder.resolve("out").toString());
        CommandRun run = run("files", "--case", "a", "--zip", "--out", zip.toString());
        assertEquals(0, run.code(), run.err());
        try (ZipFile file = new ZipFile(zip.toFile(), "infected".toCharArray())) {
            assertEquals(3, file.getFileHeaders().size());
            FileHeader words = file.getFileHeader(WORDS);
            assertTrue(words.isEncrypted());
            assertArrayEquals(Files.readAllBytes(folder.resolve("out").resolve(WORDS)),
                    file.getInputStream(words).readAllBytes());
        }
        try (ZipFile file = new ZipFile(zip.toFile(), "wrong".toCharArray())) {
            assertThrows(ZipException.class, () -> file.extractAll(folder.resolve("wrong").toString()));
        }
    }
}
