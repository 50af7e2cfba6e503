package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netrospect.cli.CapturedPackets.Packet;
import org.netrospect.core.capture.NotACaptureException;
import org.netrospect.replay.match.CompiledRules;
import org.netrospect.replay.rule.RuleSet;
import org.netrospect.replay.rule.Variables;

/**
 * Every capture of testdata, cut and damaged by seed: the pipeline ends in time and throws nothing.
 * {@code -Dnetrospect.seed=N} takes other seeds, {@code bench/fuzz.sh} takes very many.
 */
class HostileCapturesTest {
    private static final int ROUNDS = 60;
    private static final int MOST_PACKETS = 200;
    /** Nanoseconds of processor time for one damaged capture. */
    private static final long MOST_TIME = 5_000_000_000L;
    private static final long SEED = Long.getLong("netrospect.seed", 0);

    @TempDir
    private Path folder;

    static Stream<Path> captures() throws IOException {
        return CommandRun.captures().stream().map(CommandRun.testdata()::relativize);
    }

    @ParameterizedTest
    @MethodSource("captures")
    void survivesCutsFlipsAndRepeats(Path capture) throws IOException {
        byte[] whole = Files.readAllBytes(CommandRun.testdata().resolve(capture));
        Random random = new Random(SEED + capture.toString().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damage(whole, random);
            Path file = Files.write(folder.resolve("damaged"), damaged);
            // a busy machine takes longer than the processor time that is allowed
            assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                analyse(file);
                long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
                assertTrue(took < MOST_TIME, () -> took + " ns of processor time");
            }, () -> "round of " + capture);
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void survivesChangedPacketsWithRulesAndInThePacketView(Path capture) throws IOException {
        List<Packet> all = CapturedPackets.read(CommandRun.testdata().resolve(capture));
        List<Packet> packets = all.subList(0, Math.min(MOST_PACKETS, all.size()));
        CompiledRules rules = CompiledRules.of(RuleSet.read(List.of(CommandRun.testdata().resolve("rules")),
                Variables.DEFAULT));
        for (int round = 0; round < ROUNDS / 2 && !packets.isEmpty(); round++) {
            long seed = 1000 * SEED + capture.toString().hashCode() + round;
            List<Packet> changed = new Mutations(seed).of(packets, all);
            HostileAnalysis analysis = new HostileAnalysis(folder, round % 2 == 0 ? Optional.of(rules)
                    : Optional.empty());
            assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
                long time = analysis.run(changed);
                assertTrue(time <= HostileAnalysis.allowed(changed), () -> time + " ns with seed " + seed);
                HostileAnalysis.dissect(changed);
            }, () -> "seed " + seed);
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
