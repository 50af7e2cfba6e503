package org.netrospect.protocols.quic;

import java.util.Map;
import java.util.TreeMap;
import org.netrospect.core.bytes.ByteWindow;

/** One direction of a stream, put together from frames in any order. One thread. */
final class OrderedBytes {
    /** Bytes that wait for earlier ones; when there are more, the earlier ones are taken for lost. */
    private static final int MOST_WAITING = 1 << 20;
    /** What a piece costs beside its bytes. */
    private static final int OVERHEAD = 96;

    private final Taker taker;
    private final TreeMap<Long, byte[]> waiting = new TreeMap<>();
    private long held;
    private long next;

    /** Takes bytes in order. */
    interface Taker {
        /** @param bytes borrowed */
        void data(ByteWindow bytes);

        void gap(long length);
    }

    OrderedBytes(Taker taker) {
        this.taker = taker;
    }

    /** Where the next byte stands. */
    long next() {
        return next;
    }

    /** Bytes that wait, with what keeping them costs. */
    long held() {
        return held;
    }

    void put(long offset, ByteWindow piece) {
        if (offset > next) {
            keep(offset, piece);
            if (held > MOST_WAITING) {
                skip();
            }
            return;
        }
        give(offset, piece);
        drain();
    }

    private void keep(long offset, ByteWindow piece) {
        byte[] known = waiting.get(offset);
        if (piece.length() > 0 && (known == null || known.length < piece.length())) {
            waiting.put(offset, piece.bytes(0, piece.length()));
            held += piece.length() - (known == null ? -OVERHEAD : known.length);
        }
    }

    private void give(long offset, ByteWindow piece) {
        if (next - offset < piece.length()) {
            int known = (int) (next - offset);
            next += piece.length() - known;
            taker.data(piece.slice(known, piece.length() - known));
        }
    }

    private void drain() {
        while (!waiting.isEmpty() && waiting.firstKey() <= next) {
            Map.Entry<Long, byte[]> first = waiting.pollFirstEntry();
            held -= first.getValue().length + OVERHEAD;
            give(first.getKey(), new ByteWindow(first.getValue(), 0, first.getValue().length));
        }
    }

    /** Goes on behind bytes that do not come, if others wait. */
    void skip() {
        if (!waiting.isEmpty()) {
            skipTo(waiting.firstKey());
            drain();
        }
    }

    /** Bytes up to a place do not come. */
    void skipTo(long offset) {
        if (offset > next) {
            long length = offset - next;
            next = offset;
            taker.gap(length);
        }
    }

    /** No more bytes come: gives what waits. */
    void end() {
        while (!waiting.isEmpty()) {
            skip();
        }
    }
}
