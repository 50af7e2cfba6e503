package org.netrospect.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.netrospect.cli.CapturedPackets.Packet;
import org.netrospect.core.Limits;

/**
 * One flood at full size through the whole analysis, started by {@code bench/exhaust.sh} with a small heap. Arguments:
 * the kind of flood, a folder for files, and a number of packets if it is not to be that of the kind. Prints one line
 * of TSV; exit code 1 if the ordinary traffic in the midst of the flood was not analysed as without it.
 */
final class Exhaust {
    private Exhaust() {
    }

    /** A flood and its number of packets. */
    record Size(Floods.Flood flood, long packets) {
    }

    static Size size(String kind) throws IOException {
        return switch (kind) {
            case "half-open" -> new Size(Floods.halfOpen(), 10_000_000);
            case "fragments" -> new Size(Floods.fragments(), 1_000_000);
            case "gap" -> new Size(Floods.gap(), 1_000_000);
            case "overlaps" -> new Size(Floods.overlaps(), 2_000_000);
            case "requests" -> new Size(Floods.unfinishedRequests(100_000), 1_500_000);
            case "mails" -> new Size(Floods.unfinishedMails(100_000), 1_500_000);
            case "handshakes" -> new Size(Floods.unfinishedHandshakes(100_000), 1_500_000);
            case "announcements" -> new Size(Floods.announcements(), 4_000_000);
            case "tunnels" -> new Size(Floods.tunnels(), 100_000);
            case "http" -> new Size(BusySessions.requests(), 2_000_000);
            case "files" -> new Size(BusySessions.files(), 2_000_000);
            case "smtp" -> new Size(BusySessions.mails(), 4_000_000);
            case "dns" -> new Size(BusySessions.questions(), 15_000_000);
            case "certificates" -> new Size(BusySessions.certificates(), 5_000_000);
            case "smb" -> new Size(BusySessions.openFiles(), 2_000_000);
            case "bomb-response" -> new Size(Floods.bombInResponse(10L << 30), 20_000);
            case "bomb-file" -> new Size(Floods.bombAsFile(10L << 30), 20_000);
            default -> throw new IllegalArgumentException("There is no flood " + kind + ".");
        };
    }

    /** Sessions of some protocols, as they were recorded. */
    static List<Packet> ordinary() throws IOException {
        List<Packet> packets = new ArrayList<>();
        for (String each : List.of("http/gzip-body", "smtp/zip-attachment", "dns/over-tcp", "tls/tls10",
                "smb/smb2-windows10")) {
            packets.addAll(CapturedPackets.read(CommandRun.testdata().resolve(each + ".pcap")));
        }
        return packets;
    }

    /** Nanoseconds that all threads of this process took so far, those that compile and collect included. */
    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** The entry point of bench/exhaust.sh. */
    public static void main(String[] arguments) throws IOException {
        Path staging = Files.createDirectories(Path.of(arguments[1]));
        List<Packet> ordinary = ordinary();
        Size whole = size(arguments[0]);
        Size size = arguments.length < 3 ? whole : new Size(whole.flood, Long.parseLong(arguments[2]));
        List<String> expected = FloodAnalysis.without(ordinary, staging, Limits.DEFAULT, size.packets).said();
        long start = processorTime();
        FloodAnalysis analysis = FloodAnalysis.of(size.flood, ordinary, staging, Limits.DEFAULT, size.packets);
        double seconds = (processorTime() - start) / 1e9;
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP)
                .mapToLong((MemoryPoolMXBean p) -> p.getPeakUsage().getUsed()).sum() / 1_000_000;
        boolean same = expected.equals(analysis.said()) && !expected.isEmpty();
        System.out.println(String.join("\t", size.flood.name(), Long.toString(size.packets),
                Long.toString(analysis.bytes() / 1_000_000), String.format(Locale.ROOT, "%.1f", seconds),
                Long.toString(heap), Long.toString(analysis.sessions()), same ? "as without" : "DIFFERENT",
                analysis.irregularities().toString()));
        if (!same) {
            System.err.println("without: " + expected);
            System.err.println("with:    " + analysis.said());
        }
        System.exit(same ? 0 : 1);
    }
}
