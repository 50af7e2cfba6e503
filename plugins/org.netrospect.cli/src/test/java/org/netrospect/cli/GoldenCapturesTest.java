package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every capture of testdata through the real pipeline, held against the expectation beside it. Run with
 * {@code -Dnetrospect.golden=write} to write expectations anew, then read the difference before it is committed.
 */
class GoldenCapturesTest {
    private static final Locale LOCALE = Locale.getDefault();
    private static final TimeZone ZONE = TimeZone.getDefault();

    /** What is said of a capture must not depend on where the process runs: here numbers have other digits. */
    @BeforeAll
    static void goesFarAway() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    }

    @AfterAll
    static void comesBack() {
        Locale.setDefault(LOCALE);
        TimeZone.setDefault(ZONE);
    }

    static Stream<Path> captures() throws IOException {
        return CommandRun.captures().stream().map(CommandRun.testdata()::relativize);
    }

    @ParameterizedTest
    @MethodSource("captures")
    void givesTheSessionsAndIrregularitiesExpected(Path capture) throws IOException {
        Path file = CommandRun.testdata().resolve(capture);
        Path expected = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.pcap.*", ".expected.jsonl"));
        List<String> lines = RecordedAnalysis.of(file, 1, 1 << 20).lines();
        if ("write".equals(System.getProperty("netrospect.golden"))) {
            Files.write(expected, lines);
        }
        assertEquals(String.join("\n", Files.readAllLines(expected)), String.join("\n", lines));
    }

    @ParameterizedTest
    @MethodSource("captures")
    void givesTheSameWithAnyThreadsAndBlockSize(Path capture) throws IOException {
        Path file = CommandRun.testdata().resolve(capture);
        RecordedAnalysis one = RecordedAnalysis.of(file, 1, 1 << 20);
        for (int threads : new int[] {1, 2, 3, 8}) {
            for (int block : new int[] {1 << 10, 1 << 14, 1 << 20}) {
                RecordedAnalysis other = RecordedAnalysis.of(file, threads, block);
                String how = threads + " threads, blocks of " + block;
                assertEquals(one.lines(), other.lines(), how);
                assertEquals(one.trails(), other.trails(), how);
            }
        }
    }
}
