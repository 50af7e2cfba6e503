package org.netrospect.core.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What the last pieces of a stream were, so that a retransmission which says something else is noticed: an evasion, or
 * the true answer behind an injected one. Of each piece its checksum and its first and last eight bytes are kept, not
 * its content. So a repetition is compared where it covers a piece whole, or its first or last bytes: not where it lies
 * inside of a longer piece. One thread.
 */
final class DeliveredBytes {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    /** Pieces that are remembered. */
    private static final int MOST = 8;
    /** Longs of a piece: number of its first byte, its length and checksum, its first bytes, its last bytes. */
    private static final int WIDTH = 4;
    private static final int EDGE = Long.BYTES;
    private static final long[] NONE = {};

    private long[] pieces = NONE;
    private int count;

    /** Remembers a piece in the place of the oldest. */
    void add(long start, byte[] bytes, int offset, int length) {
        int slots = pieces.length / WIDTH;
        if (count == slots && slots < MOST) {
            pieces = Arrays.copyOf(pieces, Math.max(2, slots * 2) * WIDTH);
        }
        int at = count % MOST * WIDTH;
        count = count + 1 == 2 * MOST ? MOST : count + 1;
        int edge = Math.min(EDGE, length);
        pieces[at] = start;
        pieces[at + 1] = (long) length << 32 | checksum(bytes, offset, length) & 0xffff_ffffL;
        pieces[at + 2] = edge(bytes, offset, edge);
        pieces[at + 3] = edge(bytes, offset + length - edge, edge);
    }

    /** Whether a segment has other bytes than those remembered for the same numbers. */
    boolean differ(long start, byte[] bytes, int offset, int length) {
        for (int i = Math.min(count, MOST) - 1; i >= 0; i--) {
            if (differs(i * WIDTH, start, bytes, offset, length)) {
                return true;
            }
        }
        return false;
    }

    private boolean differs(int piece, long start, byte[] bytes, int offset, int length) {
        long first = pieces[piece];
        int size = (int) (pieces[piece + 1] >>> 32);
        long end = first + size;
        if (end <= start || first >= start + length) {
            return false;
        }
        if (first >= start && end <= start + length) {
            return (int) pieces[piece + 1] != checksum(bytes, offset + (int) (first - start), size);
        }
        int edge = Math.min(EDGE, size);
        return edgeDiffers(pieces[piece + 2], first, edge, start, bytes, offset, length)
                || edgeDiffers(pieces[piece + 3], end - edge, edge, start, bytes, offset, length);
    }

    /** Compares the bytes that an edge and a segment have in common. */
    private static boolean edgeDiffers(long kept, long first, int edge, long start, byte[] bytes, int offset,
            int length) {
        long from = Math.max(first, start);
        long upTo = Math.min(first + edge, start + length);
        for (long i = from; i < upTo; i++) {
            int shift = (int) (first + edge - 1 - i) * Byte.SIZE;
            if ((byte) (kept >>> shift) != bytes[offset + (int) (i - start)]) {
                return true;
            }
        }
        return false;
    }

    private static int checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    private static long edge(byte[] bytes, int offset, int length) {
        if (length == EDGE) {
            return (long) LONG.get(bytes, offset);
        }
        long edge = 0;
        for (int i = 0; i < length; i++) {
            edge = edge << Byte.SIZE | bytes[offset + i] & 0xff;
        }
        return edge;
    }
}
