package org.netrospect.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.netrospect.cli.CapturedPackets.Packet;

/**
 * Captures that no test uses, in folders that {@code bench/captures.sh} is given, all in one process. {@code import}
 * imports each, {@code analyse} only analyses it, and both tell those that take more than {@link #LIMIT} of processor
 * time and a second for every megabyte; {@code same} holds what is said of each with several threads and sizes of
 * blocks, and cut into files, against what is said with one thread. Exit code 1 if anything was told.
 */
final class ForeignCaptures {
    private static final double LIMIT = 5;
    private static final int CUTTINGS = 3;
    /** Captures of one case: to make one takes longer than a small import. */
    private static final int OF_A_CASE = 50;

    private final List<Path> captures;
    private int told;

    private ForeignCaptures(List<Path> captures) {
        this.captures = captures;
    }

    /** The entry point of bench/captures.sh: what to do, how many (0: all), a seed, folders. */
    public static void main(String[] arguments) throws IOException {
        List<Path> captures = new ArrayList<>();
        for (String folder : List.of(arguments).subList(3, arguments.length)) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(f -> f.getFileName().toString().matches(".*\\.(p?cap|pcapng|dump|trace)[0-9]*(\\.gz)?"))
                        .sorted().forEach(captures::add);
            }
        }
        Random random = new Random(Long.parseLong(arguments[2]));
        int most = Integer.parseInt(arguments[1]);
        if (most > 0 && most < captures.size()) {
            Collections.shuffle(captures, random);
            captures.subList(most, captures.size()).clear();
        }
        ForeignCaptures foreign = new ForeignCaptures(captures);
        switch (arguments[0]) {
            case "import" -> foreign.times(true);
            case "analyse" -> foreign.times(false);
            default -> foreign.same(random);
        }
        System.exit(foreign.told == 0 ? 0 : 1);
    }

    private static double processorSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private void tell(String what, Path capture) {
        told++;
        System.out.println(what + "\t" + capture);
    }

    private static double limit(Path capture) throws IOException {
        return LIMIT + Files.size(capture) / 1e6;
    }

    private static CommandRun analysed(Path capture) {
        try {
            RecordedAnalysis.of(capture, 1, 1 << 20);
            return new CommandRun(Main.DONE, "", "");
        } catch (IOException e) {
            return new CommandRun(Main.SOME_UNREADABLE, "", e.getMessage());
        }
    }

    private void times(boolean importing) throws IOException {
        Path folder = Files.createTempDirectory("netrospect-times");
        double slowest = 0;
        long bytes = 0;
        int unreadable = 0;
        int done = 0;
        double all = processorSeconds();
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor()) {
            for (Path capture : captures) {
                double limit = limit(capture);
                double start = processorSeconds();
                var watching = watch.scheduleAtFixedRate(() -> {
                    if (processorSeconds() - start > limit) {
                        System.err.println("not ended after " + limit + " s: " + capture);
                    }
                }, 1, 1, TimeUnit.SECONDS);
                CommandRun run = importing
                        ? CommandRun.of(folder, "--quiet", "import", "--case", "c", capture.toString())
                        : analysed(capture);
                watching.cancel(false);
                double took = processorSeconds() - start;
                slowest = Math.max(slowest, took);
                bytes += Files.size(capture);
                unreadable += run.code() == Main.SOME_UNREADABLE ? 1 : 0;
                if (took > limit) {
                    tell(String.format(Locale.ROOT, "%.1f s", took), capture);
                }
                if (run.code() != Main.DONE && run.code() != Main.SOME_UNREADABLE || run.err().contains("\tat ")) {
                    tell("exit code " + run.code() + " " + run.err().lines().findFirst().orElse(""), capture);
                }
                if (++done % OF_A_CASE == 0 || done == captures.size()) {
                    remove(folder);
                }
            }
        }
        System.out.printf(Locale.ROOT, "%d captures, %d MB, %d not read to their end, %.0f s of processor time, slowest"
                + " %.1f s, %d told%n", captures.size(), bytes / 1_000_000, unreadable, processorSeconds() - all,
                slowest, told);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }

    private void same(Random random) throws IOException {
        long sessions = 0;
        int cuttings = 0;
        int unreadable = 0;
        for (Path capture : captures) {
            RecordedAnalysis one;
            try {
                one = RecordedAnalysis.of(capture, 1, 1 << 20);
            } catch (IOException e) {
                unreadable++;
                continue;
            }
            sessions += one.trails().size();
            for (int threads : new int[] {1, 2, 3, 8}) {
                for (int block : new int[] {1 << 10, 1 << 14, 1 << 17, 1 << 20}) {
                    RecordedAnalysis other = RecordedAnalysis.of(capture, threads, block);
                    if (!one.lines().equals(other.lines()) || !one.trails().equals(other.trails())) {
                        tell("different with " + threads + " threads, blocks of " + block, capture);
                    }
                }
            }
            List<Packet> all = CapturedPackets.read(capture);
            List<Packet> packets = all.isEmpty() ? all : HostileAnalysis.ofOneLink(all);
            List<String> whole = RecordedAnalysis.ofRecording(List.of(packets), 1).contents();
            for (int round = 0; round < CUTTINGS && packets.size() > 1; round++) {
                List<Integer> cuts = Cuttings.cuts(packets.size(), random);
                cuttings++;
                if (!whole.equals(RecordedAnalysis.ofRecording(Cuttings.files(packets, cuts), 1 + round)
                        .contents())) {
                    tell("different when cut behind packets " + cuts, capture);
                }
            }
        }
        System.out.printf(Locale.ROOT, "%d captures, %d unreadable, %d sessions, %d cuttings, %d told%n",
                captures.size(), unreadable, sessions, cuttings, told);
    }
}
