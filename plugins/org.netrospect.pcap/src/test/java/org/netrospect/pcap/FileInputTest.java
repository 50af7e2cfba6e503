package org.netrospect.pcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileInputTest {
    @TempDir
    Path folder;

    static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private Path random(int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Files.write(folder.resolve("f" + length), bytes);
    }

    @Test
    void hashesWhatWasReadAndWhatWasNot() throws IOException {
        for (int length : new int[] {0, 1, 63, 300_000, 9_000_001}) {
            Path file = random(length);
            try (FileInput input = FileInput.open(file)) {
                byte[] array = new byte[150_000];
                for (int i = 0; i < 20; i++) {
                    input.claim(array);
                    input.fill(array, 0, array.length);
                }
                assertEquals(sha256(file), input.sha256());
                assertEquals(length, input.consumed());
            }
        }
    }

    @Test
    void refillsAnArrayOnlyWhenItsHashIsTaken() throws IOException {
        Path file = random(40_000_000);
        try (FileInput input = FileInput.open(file)) {
            byte[][] arrays = new byte[3][1 << 20];
            for (int i = 0; !input.ended(); i = (i + 1) % arrays.length) {
                input.claim(arrays[i]);
                Arrays.fill(arrays[i], (byte) 0);
                input.fill(arrays[i], 0, arrays[i].length);
            }
            assertEquals(sha256(file), input.sha256());
        }
    }

    @Test
    void endsItsThreadWhenItIsAbandoned() throws IOException {
        Path file = random(20_000_000);
        FileInput input = FileInput.open(file);
        byte[] array = new byte[10_000_000];
        input.fill(array, 0, array.length);
        input.close();
        assertTrue(Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals("capture hash")));
    }
}
