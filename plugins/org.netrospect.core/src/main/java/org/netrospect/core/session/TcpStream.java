package org.netrospect.core.session;

import java.util.Arrays;

/**
 * Puts the bytes of one direction of a TCP session in order. Positions are relative sequence numbers: the first byte
 * has number 1. What comes in order goes to the listener at once and uncopied; what comes early waits, within limits.
 * A gap is told when the other side acknowledges what is missing, when a limit is reached, or at the end. Where copies
 * of a byte differ the first one wins (RFC 9293, section 3.10.7.4, leaves this open, and hosts differ).
 */
final class TcpStream {
    /** Stands for bytes of waiting segments that nobody wants: ranges are followed all the same. */
    static final byte[] UNKEPT = {};

    /** {@link #add} met bytes that were there before. */
    static final int REPEATED = 1;
    /** {@link #add} met other bytes than those that were there before. */
    static final int DIFFERS = 2;
    /** {@link #add} reached a limit and gave up bytes that were missing. */
    static final int LIMIT = 4;

    private static final long[] NONE = {};
    private static final byte[][] NO_BYTES = {};

    private final StreamBudget budget;
    private long next = 1;
    private long trimmed = 1;
    private int count;
    private long waiting;
    private long[] starts = NONE;
    private long[] ends = NONE;
    private byte[][] segments = NO_BYTES;

    TcpStream(StreamBudget budget) {
        this.budget = budget;
    }

    /** Number of the byte that comes next. */
    long next() {
        return next;
    }

    /** Number up to which the other side has everything, or it is taken to have. */
    long trimmed() {
        return trimmed;
    }

    /** Whether there are bytes that wait for earlier ones. */
    boolean waits() {
        return count > 0;
    }

    /** Whether there are bytes that were not acknowledged, or that wait for earlier ones. */
    boolean holds() {
        return count > 0 || next > trimmed;
    }

    /** Takes what came in order for acknowledged. */
    void trim() {
        trimmed = Math.max(trimmed, next);
    }

    /**
     * Takes a segment.
     *
     * @param from number of its first byte, at least 0
     * @param keep whether bytes that must wait are wanted
     * @return bits of {@link #REPEATED}, {@link #DIFFERS}, {@link #LIMIT}
     */
    int add(long from, byte[] data, int offset, int length, boolean keep, StreamListener listener) {
        if (length <= 0) {
            return 0;
        }
        int found = 0;
        long start = from;
        int at = offset;
        long end = from + length;
        if (start < next) {
            found = REPEATED;
            if (end <= next) {
                return found;
            }
            at += (int) (next - start);
            start = next;
        }
        if (start == next && (count == 0 || end <= starts[0])) {
            next = end;
            listener.bytes(this, keep ? data : UNKEPT, at, (int) (end - start));
            if (count > 0) {
                deliver(listener);
            }
            return found;
        }
        return found | store(start, end, data, at, keep, listener);
    }

    /** Fills the holes between waiting segments with what is new, then hands over what is in order. */
    private int store(long start, long end, byte[] data, int at, boolean keep, StreamListener listener) {
        int found = compare(start, end, data, at);
        long from = start;
        while (from < end) {
            int index = firstEndingAfter(from);
            if (index < count && starts[index] <= from) {
                from = ends[index];
                continue;
            }
            long upTo = index < count ? Math.min(end, starts[index]) : end;
            int length = (int) (upTo - from);
            if (from > next && full(length)) {
                found |= LIMIT;
                giveUp(from, length, listener);
                from = Math.max(from, next);
                continue;
            }
            int source = at + (int) (from - start);
            if (from == next) {
                next = upTo;
                listener.bytes(this, keep ? data : UNKEPT, source, length);
                deliver(listener);
            } else {
                insert(index, from, upTo, keep ? Arrays.copyOfRange(data, source, source + length) : UNKEPT);
            }
            from = Math.max(upTo, next);
        }
        return found;
    }

    /** Says whether bytes wait already that come now, and whether they are the same. */
    private int compare(long start, long end, byte[] data, int at) {
        int found = 0;
        for (int i = firstEndingAfter(start); i < count && starts[i] < end; i++) {
            found |= REPEATED;
            long from = Math.max(start, starts[i]);
            if (differs(i, from, Math.min(end, ends[i]), data, at + (int) (from - start))) {
                found |= DIFFERS;
            }
        }
        return found;
    }

    private boolean differs(int index, long from, long upTo, byte[] data, int at) {
        byte[] segment = segments[index];
        if (segment == UNKEPT) {
            return false;
        }
        int offset = (int) (from - starts[index]);
        int length = (int) (upTo - from);
        return !Arrays.equals(segment, offset, offset + length, data, at, at + length);
    }

    private boolean full(int length) {
        return count >= budget.streamSegments || waiting + length > budget.streamBytes || !budget.fits(length);
    }

    /** Takes what is missing before the waiting segments for lost, until there is room for one at {@code from}. */
    private void giveUp(long from, int length, StreamListener listener) {
        while (count > 0 && full(length)) {
            missing(starts[0], true, listener);
            deliver(listener);
        }
        if (full(length)) {
            missing(from, true, listener);
        }
    }

    private void missing(long upTo, boolean seenBeyond, StreamListener listener) {
        long length = upTo - next;
        if (length > 0) {
            next = upTo;
            listener.gap(this, length, seenBeyond);
        }
    }

    private int firstEndingAfter(long number) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (ends[middle] > number) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void insert(int index, long start, long end, byte[] bytes) {
        if (count == starts.length) {
            int n = Math.max(4, count * 2);
            starts = Arrays.copyOf(starts, n);
            ends = Arrays.copyOf(ends, n);
            segments = Arrays.copyOf(segments, n);
        }
        System.arraycopy(starts, index, starts, index + 1, count - index);
        System.arraycopy(ends, index, ends, index + 1, count - index);
        System.arraycopy(segments, index, segments, index + 1, count - index);
        starts[index] = start;
        ends[index] = end;
        segments[index] = bytes;
        count++;
        waiting += end - start;
        budget.take((int) (end - start));
    }

    /** Hands over the waiting segments that are in order now. */
    private void deliver(StreamListener listener) {
        int done = 0;
        while (done < count && starts[done] <= next) {
            long start = starts[done];
            long end = ends[done];
            byte[] bytes = segments[done];
            done++;
            waiting -= end - start;
            budget.give(end - start);
            if (end > next) {
                int skip = (int) (next - start);
                next = end;
                listener.bytes(this, bytes, bytes == UNKEPT ? 0 : skip, (int) (end - start) - skip);
            }
        }
        remove(done);
    }

    private void remove(int done) {
        if (done == 0) {
            return;
        }
        int left = count - done;
        if (left == 0) {
            starts = NONE;
            ends = NONE;
            segments = NO_BYTES;
        } else {
            System.arraycopy(starts, done, starts, 0, left);
            System.arraycopy(ends, done, ends, 0, left);
            System.arraycopy(segments, done, segments, 0, left);
            Arrays.fill(segments, left, count, UNKEPT);
        }
        count = left;
    }

    /**
     * The other side has the bytes before {@code number}: what is missing of them is in no packet.
     *
     * @param faithful false if the numbering began in the middle, so that the first two numbers mean nothing
     */
    void acknowledged(long number, boolean faithful, StreamListener listener) {
        if (number <= trimmed) {
            return;
        }
        if (number > next && (faithful || number > 2)) {
            while (count > 0 && starts[0] < number) {
                missing(starts[0], true, listener);
                deliver(listener);
            }
            missing(number, false, listener);
        }
        trimmed = number;
        if (count > 0 && starts[0] <= next) {
            deliver(listener);
        }
    }

    /**
     * Leaves out the first number where the numbering began in the middle, with a packet that asks whether the other
     * side is there: it bears the number before the next byte (RFC 9293, section 3.8.4), and is answered as if it had
     * brought one. Nothing is lost then.
     *
     * @param from number of the first byte that comes now
     */
    void skipProbe(long from) {
        if (next == 1 && from == 2 && trimmed == 2 && count == 0) {
            next = 2;
        }
    }

    /** Nothing more comes: hands over what waits, with the gaps before it. */
    void end(StreamListener listener) {
        while (count > 0) {
            missing(starts[0], true, listener);
            deliver(listener);
        }
    }
}
