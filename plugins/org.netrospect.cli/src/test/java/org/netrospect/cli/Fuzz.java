package org.netrospect.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.netrospect.cli.CapturedPackets.Packet;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.NotACaptureException;
import org.netrospect.pcap.PcapOpener;
import org.netrospect.replay.match.CompiledRules;
import org.netrospect.replay.rule.RuleSet;
import org.netrospect.replay.rule.Variables;

/**
 * Mutated packets by the million through the whole analysis, started by {@code bench/fuzz.sh}. Arguments: folder for
 * failures, first seed, packets, rule files. Each round takes pieces of one to three captures of testdata; one round of
 * four runs the rule engine too, one of eight shows every packet in the inspector, one of eight damages the file and
 * reads it as a capture. What fails is written as a capture with its seed, and the run goes on.
 */
final class Fuzz {
    private static final int MOST_PACKETS = 120;
    private static final int MOST_FAILURES = 200;

    private final List<List<Packet>> captures = new ArrayList<>();
    private final Path folder;
    private final PrintStream out;
    private final HostileAnalysis plain;
    private final HostileAnalysis ruled;
    private volatile long round;
    private volatile long since = System.nanoTime();
    private volatile List<Packet> current = List.of();
    private int failures;
    private long slowest;

    private Fuzz(Path folder, List<Path> rules, PrintStream out) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.out = out;
        Path staging = Files.createDirectories(folder.resolve("staging"));
        plain = new HostileAnalysis(staging, Optional.empty());
        ruled = new HostileAnalysis(staging,
                Optional.of(CompiledRules.of(RuleSet.read(rules, Variables.DEFAULT))));
        for (Path capture : CommandRun.captures()) {
            List<Packet> packets = CapturedPackets.read(capture);
            if (!packets.isEmpty()) {
                captures.add(packets);
            }
        }
    }

    /** The entry point of bench/fuzz.sh. */
    public static void main(String[] arguments) throws IOException {
        List<Path> rules = List.of(arguments).subList(3, arguments.length).stream().map(Path::of).toList();
        Fuzz fuzz = new Fuzz(Path.of(arguments[0]), rules, System.out);
        fuzz.watch();
        fuzz.run(Long.parseLong(arguments[1]), Long.parseLong(arguments[2]));
        System.exit(fuzz.failures == 0 ? 0 : 1);
    }

    private void run(long seed, long packets) throws IOException {
        long done = 0;
        long rounds = 0;
        long start = System.nanoTime();
        while (done < packets && failures < MOST_FAILURES) {
            round = seed + rounds++;
            List<Packet> mutated = mutated(round);
            current = mutated;
            since = System.nanoTime();
            done += mutated.size();
            try {
                one(mutated, round);
            } catch (RuntimeException | Error e) {
                failed(e.toString(), mutated, e);
            }
            if (rounds % 20_000 == 0) {
                say(done, rounds, start);
            }
        }
        say(done, rounds, start);
    }

    private void say(long done, long rounds, long start) {
        out.println(done + " mutated packets in " + rounds + " recordings, " + failures + " failures, "
                + (System.nanoTime() - start) / 1_000_000_000 + " s, slowest recording " + slowest / 1_000_000
                + " ms; without rules: " + plain.said() + "; with rules: " + ruled.said());
        out.flush();
    }

    private List<Packet> mutated(long seed) {
        Random random = new Random(seed);
        List<Packet> packets = new ArrayList<>();
        for (int i = 1 + random.nextInt(10) / 7 + random.nextInt(10) / 9; i > 0; i--) {
            List<Packet> capture = captures.get(random.nextInt(captures.size()));
            int from = random.nextInt(3) > 0 || capture.size() < MOST_PACKETS ? 0 : random.nextInt(capture.size());
            packets.addAll(capture.subList(from, Math.min(capture.size(), from + MOST_PACKETS)));
        }
        return new Mutations(seed).of(packets, captures.get(random.nextInt(captures.size())));
    }

    private void one(List<Packet> packets, long seed) throws IOException {
        HostileAnalysis analysis = seed % 4 == 0 ? ruled : plain;
        long time;
        if (seed % 8 == 3) {
            time = damaged(HostileAnalysis.ofOneLink(packets), seed);
        } else {
            time = analysis.run(packets);
        }
        if (seed % 8 == 5) {
            HostileAnalysis.dissect(packets);
        }
        slowest = Math.max(slowest, time);
        if (time > HostileAnalysis.allowed(packets)) {
            failed("took " + time / 1_000_000 + " ms", packets, new IllegalStateException("too slow"));
        }
    }

    private long damaged(List<Packet> packets, long seed) throws IOException {
        byte[] bytes = CapturedPackets.pcap(packets);
        Random random = new Random(seed);
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        Path file = Files.write(folder.resolve("damaged.pcap"), bytes);
        try {
            return plain.run(new PcapOpener().open(file, CaptureListener.NONE));
        } catch (NotACaptureException e) {
            return 0;
        }
    }

    private void failed(String what, List<Packet> packets, Throwable e) throws IOException {
        failures++;
        out.println("seed " + round + ": " + what);
        for (int i = 0; i < Math.min(8, e.getStackTrace().length); i++) {
            out.println("    at " + e.getStackTrace()[i]);
        }
        out.flush();
        if (!packets.isEmpty()) {
            Files.write(folder.resolve(round + ".pcap"), CapturedPackets.pcap(HostileAnalysis.ofOneLink(packets)));
        }
    }

    /** Says where a recording hangs, and ends the process: nothing else could. */
    private void watch() {
        Thread worker = Thread.currentThread();
        Thread.ofPlatform().daemon().start(() -> {
            while (System.nanoTime() - since < Duration.ofMinutes(2).toNanos()) {
                LockSupport.parkNanos(1_000_000_000L);
            }
            out.println("seed " + round + ": hangs in");
            for (StackTraceElement each : worker.getStackTrace()) {
                out.println("    at " + each);
            }
            out.flush();
            try {
                Files.write(folder.resolve(round + ".pcap"), CapturedPackets.pcap(HostileAnalysis.ofOneLink(current)));
            } catch (IOException e) {
                out.println(e);
            }
            Runtime.getRuntime().halt(1);
        });
    }
}
