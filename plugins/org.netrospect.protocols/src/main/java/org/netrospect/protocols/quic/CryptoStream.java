package org.netrospect.protocols.quic;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;

/** The handshake bytes of one side's Initial packets, put together from frames in any order. */
final class CryptoStream {
    /** Hellos are shorter, also those with keys of post-quantum algorithms. */
    private static final int LONGEST = 1 << 16;
    private static final int HEADER = 4;

    private byte[] bytes = new byte[0];
    private final BitSet there = new BitSet();

    void put(long offset, ByteWindow piece) {
        if (offset < LONGEST && offset + piece.length() <= LONGEST) {
            int from = (int) offset;
            int end = from + piece.length();
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, end);
            }
            System.arraycopy(piece.array(), piece.arrayOffset(), bytes, from, piece.length());
            there.set(from, end);
        }
    }

    /** The body of the first message, if it is of a type and whole. */
    Optional<ByteWindow> message(int type) {
        int whole = there.nextClearBit(0);
        if (whole < HEADER || bytes[0] != type) {
            return Optional.empty();
        }
        int length = new ByteWindow(bytes, 0, HEADER).u24(1);
        return whole < HEADER + length ? Optional.empty() : Optional.of(new ByteWindow(bytes, HEADER, length));
    }
}
