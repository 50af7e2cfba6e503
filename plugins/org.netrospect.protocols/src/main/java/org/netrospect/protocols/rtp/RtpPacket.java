package org.netrospect.protocols.rtp;

import org.netrospect.core.bytes.ByteWindow;

/**
 * A packet (RFC 3550, section 5.1).
 *
 * @param payload without padding; borrowed
 */
record RtpPacket(boolean marker, int payloadType, int sequence, int timestamp, int ssrc, ByteWindow payload) {
    private static final int HEADER = 12;

    static RtpPacket of(ByteWindow b) {
        int first = b.u8(0);
        int begin = HEADER + 4 * (first & 15);
        if ((first & 0x10) != 0) {
            begin += 4 + 4 * b.u16(begin + 2);
        }
        int end = b.length();
        if ((first & 0x20) != 0 && end > begin) {
            end -= Math.min(b.u8(end - 1), end - begin);
        }
        return new RtpPacket((b.u8(1) & 0x80) != 0, b.u8(1) & 0x7f, b.u16(2), b.i32(4), b.i32(8),
                b.slice(begin, end - begin));
    }
}
