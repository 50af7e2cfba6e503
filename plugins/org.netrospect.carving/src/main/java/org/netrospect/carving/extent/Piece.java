package org.netrospect.carving.extent;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/**
 * The bytes of a carved file that a {@link Step} asked for; borrowed during the call. Reads outside it throw
 * {@link MalformedInput}.
 *
 * @param at position of the first byte, counted from the beginning of the file
 */
public record Piece(long at, ByteWindow bytes) {
    public int length() {
        return bytes.length();
    }

    /** Position behind the last byte. */
    public long end() {
        return at + bytes.length();
    }

    public int u8(int offset) {
        return bytes.u8(offset);
    }

    public int u16(int offset) {
        return bytes.u16(offset);
    }

    public long u32(int offset) {
        return bytes.u32(offset);
    }

    public int u16le(int offset) {
        return bytes.u16le(offset);
    }

    public long u32le(int offset) {
        return bytes.u32le(offset);
    }

    /** 16 bits in the byte order of the file. */
    public int u16(int offset, boolean bigEndian) {
        return bigEndian ? u16(offset) : u16le(offset);
    }

    /** 32 bits in the byte order of the file. */
    public long u32(int offset, boolean bigEndian) {
        return bigEndian ? u32(offset) : u32le(offset);
    }

    /** 64 bits of which no more than 62 are used: a length or an offset. */
    public long length64(int offset, boolean bigEndian) {
        long value = bigEndian ? bytes.i64(offset) : bytes.i64le(offset);
        if (value < 0 || value > Long.MAX_VALUE / 2) {
            throw new MalformedInput("a length of 64 bits is out of range");
        }
        return value;
    }

    /** Whether a text, one byte a character, stands at an offset; false where the piece ends before. */
    public boolean has(int offset, String text) {
        if (offset > length() - text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes.u8(offset + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Bytes as text, one character a byte. */
    public String text(int offset, int count) {
        return bytes.latin1(offset, count);
    }
}
