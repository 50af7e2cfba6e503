package org.netrospect.protocols.quic;

import org.netrospect.core.bytes.ByteWindow;

/** A number of 1 to 8 bytes (RFC 9000, section 16). @param end offset behind it */
public record Varint(long value, int end) {
    public static Varint at(ByteWindow bytes, int at) {
        int size = size(bytes.u8(at));
        long value = bytes.u8(at) & 0x3f;
        for (int i = 1; i < size; i++) {
            value = value << 8 | bytes.u8(at + i);
        }
        return new Varint(value, at + size);
    }

    /** Bytes of a number that begins with this one. */
    public static int size(int first) {
        return 1 << (first >> 6 & 3);
    }

    /** As a length, cut to what an array can have. */
    public int length() {
        return (int) Math.min(value, Integer.MAX_VALUE);
    }
}
