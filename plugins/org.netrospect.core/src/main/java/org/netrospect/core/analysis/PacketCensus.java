package org.netrospect.core.analysis;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.netrospect.core.packet.Flaw;
import org.netrospect.core.packet.PacketBlock;
import org.netrospect.core.session.Irregularity;

/**
 * Counts the packets of one capture and tells what is wrong with packets as such: cut ones and time that goes backwards
 * once a capture, flaws of undecodable packets up to a limit a kind, and then how many more there were.
 */
final class PacketCensus {
    /** Interfaces and CPUs are interleaved by less; a clock that was set, or two captures put together, by more. */
    private static final long BACKWARDS = 1_000_000_000L;

    private final int capture;
    private final int limit;
    private final Consumer<Irregularity> irregularities;
    private final Map<Flaw, Tally> tallies = new EnumMap<>(Flaw.class);
    private long packets;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long previous = Long.MIN_VALUE + BACKWARDS;
    private long truncated;
    private long told;

    private static final class Tally {
        long count;
        long packet;
        long time;
        long worst;
    }

    PacketCensus(int capture, int limit, Consumer<Irregularity> irregularities) {
        this.capture = capture;
        this.limit = limit;
        this.irregularities = irregularities;
    }

    void count(PacketBlock block) {
        int n = block.count();
        packets += n;
        for (int i = 0; i < n; i++) {
            long time = block.time(i);
            first = Math.min(first, time);
            last = Math.max(last, time);
            if (time < previous - BACKWARDS) {
                Tally tally = tally(Flaw.TIME_BACKWARDS, block, i);
                tally.worst = Math.max(tally.worst, previous - time);
            }
            previous = time;
            if (block.captured(i) < block.wire(i)) {
                truncated++;
                tally(Flaw.TRUNCATED_CAPTURE, block, i);
            }
        }
        for (int k = 0; k < block.flawCount(); k++) {
            int i = block.flawPacket(k);
            Flaw flaw = block.flaw(k);
            Tally tally = tally(flaw, block, i);
            if (tally.count <= limit && flaw != Flaw.UNKNOWN_LINK_TYPE) {
                tell(block.flawCapture(k), block.flawNumber(k), block.flawTime(k), flaw.what(), flaw.sentence());
            }
        }
    }

    private Tally tally(Flaw flaw, PacketBlock block, int i) {
        Tally tally = tallies.computeIfAbsent(flaw, f -> new Tally());
        if (tally.count++ == 0) {
            tally.packet = block.number(i);
            tally.time = block.time(i);
        }
        return tally;
    }

    /** The capture is at its end: tells what is told once. */
    CaptureTotals finish(CaptureTotals.End end, String problem) {
        tallies.forEach((flaw, tally) -> {
            String packets = tally.count == 1 ? "Packet " + tally.packet
                    : tally.count + " packets, the first is number " + tally.packet;
            switch (flaw) {
                case TRUNCATED_CAPTURE, UNKNOWN_LINK_TYPE -> tell(tally.packet, tally.time, flaw.what(),
                        packets + ": " + flaw.consequence() + ".");
                case TIME_BACKWARDS -> tell(tally.packet, tally.time, flaw.what(),
                        (tally.count == 1 ? "At packet " + tally.packet
                                : tally.count + " times, the first at packet " + tally.packet)
                                + ", by up to " + (tally.worst + 500_000_000L) / 1_000_000_000L
                                + " s: the order of the file was kept.");
                default -> {
                    if (tally.count > limit) {
                        tell(tally.packet, tally.time, flaw.what(), packets + "; the first " + limit
                                + " are listed one by one.");
                    }
                }
            }
        });
        boolean none = packets == 0;
        return new CaptureTotals(packets, none ? 0 : first, none ? 0 : last, truncated, told, end,
                problem);
    }

    private void tell(long packet, long time, String what, String detail) {
        tell(capture, packet, time, what, detail);
    }

    private void tell(int in, long packet, long time, String what, String detail) {
        told++;
        irregularities.accept(new Irregularity(in, packet, time, Optional.empty(), what, detail));
    }
}
