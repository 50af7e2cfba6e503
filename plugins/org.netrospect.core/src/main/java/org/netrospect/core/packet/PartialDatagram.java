package org.netrospect.core.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The fragments of one IP datagram that have come so far, in one array with the ranges that are filled. */
final class PartialDatagram {
    /** What one fragment costs beside its bytes, for the limit. */
    private static final int OVERHEAD = 64;

    private final long firstTime;
    private final int depth;
    private final long[] path;
    private final List<FragmentSource> sources = new ArrayList<>(4);
    private int protocol;
    private byte[] bytes = new byte[2048];
    /** Filled ranges, start and end alternating, ascending, not touching. */
    private int[] ranges = new int[8];
    private int used;
    private int total = -1;
    /** Bytes from here on were cut off by the recording in at least one fragment. */
    private int recorded = Integer.MAX_VALUE;
    private boolean overlap;

    // of the fragment that came last
    private long time;
    private long wireLength;
    private long sourceMac;
    private long destinationMac;
    private int ipVersion;
    private long sourceHigh;
    private long sourceLow;
    private long destinationHigh;
    private long destinationLow;
    private int ttl;

    PartialDatagram(Cursor c, int protocol) {
        this.protocol = protocol;
        firstTime = c.time;
        depth = c.depth;
        path = c.path.copy();
    }

    long firstTime() {
        return firstTime;
    }

    /** Bytes it holds in memory. */
    long size() {
        return bytes.length + (long) sources.size() * OVERHEAD;
    }

    /** Adds a fragment that fits into a datagram. */
    void add(Cursor c, int next, int start, int length, int offset, boolean more) {
        if (offset == 0) {
            protocol = next;
        }
        int there = Math.clamp((long) c.limit - start, 0, length);
        if (there < length) {
            recorded = Math.min(recorded, offset + there);
        }
        if (offset + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(65536, Math.max(offset + length, bytes.length * 2)));
        }
        fill(c.data, start, there, offset, offset + length);
        if (!more && total < 0) {
            total = offset + length;
        } else if (!more && total != offset + length || total >= 0 && offset + length > total) {
            overlap = true;
        }
        sources.add(new FragmentSource(c.block.capture(), c.number, c.position));
        time = c.time;
        wireLength += c.wireLength;
        sourceMac = c.sourceMac;
        destinationMac = c.destinationMac;
        ipVersion = c.ipVersion;
        sourceHigh = c.sourceHigh;
        sourceLow = c.sourceLow;
        destinationHigh = c.destinationHigh;
        destinationLow = c.destinationLow;
        ttl = c.ttl;
    }

    /** Copies what no earlier fragment brought, and compares the rest with it. */
    private void fill(byte[] data, int start, int there, int from, int to) {
        int at = from;
        int i = 0;
        while (i < used && ranges[i + 1] <= at) {
            i += 2;
        }
        for (; at < to; i += 2) {
            int next = i < used ? Math.min(ranges[i], to) : to;
            copy(data, start + at - from, Math.min(next, from + there) - at, at);
            at = Math.max(at, next);
            if (i >= used) {
                break;
            }
            int same = Math.min(ranges[i + 1], to);
            int compared = Math.min(same, from + there);
            if (compared > at
                    && !Arrays.equals(data, start + at - from, start + compared - from, bytes, at, compared)) {
                overlap = true;
            }
            at = Math.max(at, same);
        }
        merge(from, to);
    }

    private void copy(byte[] data, int from, int length, int to) {
        if (length > 0) {
            System.arraycopy(data, from, bytes, to, length);
        }
    }

    /** Adds a range to the filled ones. */
    private void merge(int from, int to) {
        int first = 0;
        while (first < used && ranges[first + 1] < from) {
            first += 2;
        }
        int last = first;
        int start = from;
        int end = to;
        while (last < used && ranges[last] <= to) {
            start = Math.min(start, ranges[last]);
            end = Math.max(end, ranges[last + 1]);
            last += 2;
        }
        int tail = used - last;
        if (first + 2 + tail > ranges.length) {
            ranges = Arrays.copyOf(ranges, ranges.length * 2);
        }
        System.arraycopy(ranges, last, ranges, first + 2, tail);
        ranges[first] = start;
        ranges[first + 1] = end;
        used = first + 2 + tail;
    }

    boolean complete() {
        return total >= 0 && used >= 2 && ranges[0] == 0 && ranges[1] >= total;
    }

    /** The datagram put together; what differed in overlaps is noted with the cursor. */
    FragmentReassembler.Whole whole(Cursor c) {
        if (overlap) {
            c.flaw(Flaw.FRAGMENT_OVERLAP);
        }
        return new FragmentReassembler.Whole(Arrays.copyOf(bytes, total), Math.min(recorded, total), protocol,
                sources.size(), wireLength, earlier());
    }

    private FragmentSource[] earlier() {
        return sources.subList(0, sources.size() - 1).toArray(FragmentSource[]::new);
    }

    /** Nothing more will come: goes on with what there is from the start. */
    void giveUp(Cursor c, Flaw why, FragmentReassembler.Incomplete decoder) {
        FragmentSource last = sources.get(sources.size() - 1);
        FragmentSource first = sources.get(0);
        boolean begun = used >= 2 && ranges[0] == 0;
        if (!begun) {
            c.block.addFlaw(c.packet, first.capture(), first.number(), firstTime, why);
            return;
        }
        CursorState state = new CursorState(c);
        int end = Math.min(ranges[1], recorded);
        new CursorState(Arrays.copyOf(bytes, end), end, depth, 0, last.capture(), last.number(), time,
                last.position(), wireLength, sourceMac, destinationMac, ipVersion, sourceHigh, sourceLow,
                destinationHigh, destinationLow, ttl, 0, path).restore(c);
        c.flaw(why);
        if (overlap) {
            c.flaw(Flaw.FRAGMENT_OVERLAP);
        }
        c.fragments = sources.size();
        c.fragment = true;
        c.earlierFragments = earlier();
        decoder.decode(protocol, end);
        if ((c.flaws >>> why.ordinal() & 1) != 0) {
            // no datagram came of it that could have taken the flaw
            c.block.addFlaw(c.packet, first.capture(), first.number(), firstTime, why);
        }
        c.whole();
        state.restore(c);
    }

    /** What a cursor holds of the packet that it is in. */
    private record CursorState(byte[] data, int limit, int depth, long flaws, int capture, long number, long time,
            long position, long wireLength, long sourceMac, long destinationMac, int ipVersion, long sourceHigh,
            long sourceLow, long destinationHigh, long destinationLow, int ttl, int headerOffset, long[] path) {
        CursorState(Cursor c) {
            this(c.data, c.limit, c.depth, c.flaws, c.capture, c.number, c.time, c.position, c.wireLength,
                    c.sourceMac, c.destinationMac, c.ipVersion, c.sourceHigh, c.sourceLow, c.destinationHigh,
                    c.destinationLow, c.ttl, c.headerOffset, c.path.copy());
        }

        void restore(Cursor c) {
            c.data = data;
            c.limit = limit;
            c.depth = depth;
            c.flaws = flaws;
            c.capture = capture;
            c.number = number;
            c.time = time;
            c.position = position;
            c.wireLength = wireLength;
            c.sourceMac = sourceMac;
            c.destinationMac = destinationMac;
            c.ipVersion = ipVersion;
            c.sourceHigh = sourceHigh;
            c.sourceLow = sourceLow;
            c.destinationHigh = destinationHigh;
            c.destinationLow = destinationLow;
            c.ttl = ttl;
            c.headerOffset = headerOffset;
            c.path.restore(path);
        }
    }
}
