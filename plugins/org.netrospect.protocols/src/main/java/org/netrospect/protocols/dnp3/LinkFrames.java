package org.netrospect.protocols.dnp3;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.frame.FrameReader;

/** Finds frames of the data link layer (IEEE 1815, clause 9) and takes the check sequences out of them. */
final class LinkFrames implements FrameReader.Format {
    static final int START_1 = 0x05;
    static final int START_2 = 0x64;
    static final int HEADER = 10;
    static final int MOST = 292;
    private static final int BLOCK = 16;
    private static final int POLYNOMIAL = 0xa6bc;
    private static final int MOST_OTHER = 4096;
    private static final int[] TABLE = new int[256];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) != 0 ? value >> 1 ^ POLYNOMIAL : value >> 1;
            }
            TABLE[i] = value;
        }
    }

    private int other;

    /** Whether bytes are followed by their check sequence. */
    static boolean checked(ByteWindow b, int from, int count) {
        int crc = 0;
        for (int i = from; i < from + count; i++) {
            crc = crc >> 8 ^ TABLE[(crc ^ b.u8(i)) & 0xff];
        }
        return (~crc & 0xffff) == b.u16le(from + count);
    }

    /** A byte that begins no frame is one by itself, so that the next is looked for behind it. */
    @Override
    public long length(ByteWindow b) {
        if (b.u8(0) != START_1 || b.length() > 1 && b.u8(1) != START_2) {
            if (++other > MOST_OTHER) {
                throw new MalformedInput("between frames of DNP3 stand " + other + " other bytes");
            }
            return b.length();
        }
        if (b.length() < HEADER) {
            return -1;
        }
        int data = b.u8(2) - 5;
        if (data < 0 || !checked(b, 0, HEADER - 2)) {
            return HEADER;
        }
        return HEADER + data + 2L * ((data + BLOCK - 1) / BLOCK);
    }

    /** Whether a frame is one, as far as its header says. */
    static boolean frame(ByteWindow b) {
        return b.length() >= HEADER && b.u8(0) == START_1 && b.u8(1) == START_2 && b.u8(2) >= 5
                && checked(b, 0, HEADER - 2);
    }

    /** The user data of a frame. @throws MalformedInput if a check sequence is wrong */
    static byte[] data(ByteWindow b) {
        byte[] data = new byte[b.u8(2) - 5];
        int from = HEADER;
        for (int at = 0; at < data.length; at += BLOCK) {
            int count = Math.min(BLOCK, data.length - at);
            if (!checked(b, from, count)) {
                throw new MalformedInput("has a wrong check sequence");
            }
            System.arraycopy(b.bytes(from, count), 0, data, at, count);
            from += count + 2;
        }
        return data;
    }
}
