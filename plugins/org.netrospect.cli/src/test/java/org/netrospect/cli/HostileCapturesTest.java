package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netrospect.core.capture.NotACaptureException;

/** Every capture of testdata, cut and damaged by seed: the pipeline ends in time and throws nothing. */
class HostileCapturesTest {
    private static final int ROUNDS = 60;

    @TempDir
    private Path folder;

    static Stream<Path> captures() throws IOException {
        return CommandRun.captures().stream().map(CommandRun.testdata()::relativize);
    }

    @ParameterizedTest
    @MethodSource("captures")
    void survivesCutsFlipsAndRepeats(Path capture) throws IOException {
        byte[] whole = Files.readAllBytes(CommandRun.testdata().resolve(capture));
        Random random = new Random(capture.toString().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damage(whole, random);
            Path file = Files.write(folder.resolve("damaged"), damaged);
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> analyse(file), () -> "round of " + capture);
        }
    }

    private static void analyse(Path file) throws IOException {
        try {
            RecordedAnalysis.of(file, 1, 1 << 16);
        } catch (NotACaptureException e) {
            // the damage hit the file header: refused with a sentence, which is the other allowed outcome
            if (e.getMessage().isBlank()) {
                throw e;
            }
        }
    }

    private static byte[] damage(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 1 -> flip(bytes, random, 1 + random.nextInt(4));
            case 2 -> flip(bytes, random, 1 + bytes.length / 50);
            default -> {
                int length = 1 + random.nextInt(Math.min(2000, bytes.length));
                int from = random.nextInt(bytes.length - length + 1);
                int to = random.nextInt(bytes.length - length + 1);
                System.arraycopy(whole, from, bytes, to, length);
            }
        }
        return bytes;
    }

    private static void flip(byte[] bytes, Random random, int times) {
        for (int i = 0; i < times; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
    }
}
