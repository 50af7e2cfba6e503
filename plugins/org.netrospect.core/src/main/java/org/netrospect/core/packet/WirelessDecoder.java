package org.netrospect.core.packet;

/** IEEE 802.11 data frames, with what recorders put before them. Protected frames are counted, not read. */
final class WirelessDecoder {
    private static final int PRISM_HEADER = 144;

    private final Cursor c;
    private final LinkDecoder links;

    WirelessDecoder(Cursor c, LinkDecoder links) {
        this.c = c;
        this.links = links;
    }

    /** radiotap: its length is little endian; a flag says whether a checksum of 4 bytes ends the frame. */
    void radiotap(int o, int end) {
        if (c.lacks(o, 8, end, Layer.RADIOTAP, Flaw.MALFORMED_LINK)) {
            return;
        }
        int length = c.u16le(o + 2);
        if (length < 8) {
            c.flaw(Flaw.MALFORMED_LINK);
        } else if (c.enter(Layer.RADIOTAP, o, length, end, Flaw.MALFORMED_LINK)) {
            int flags = flags(o, length);
            frame(o + length, (flags & 0x10) != 0 ? end - 4 : end, (flags & 0x20) != 0);
        }
    }

    /** The field "flags", 0 if there is none: behind the time stamp, which is aligned to 8 bytes. */
    private int flags(int o, int length) {
        int first = Integer.reverseBytes(c.i32(o + 4));
        int present = first;
        int at = 8;
        while (present < 0 && at + 4 <= length) {
            present = Integer.reverseBytes(c.i32(o + at));
            at += 4;
        }
        if ((first & 1) != 0) {
            at = (at + 7 & ~7) + 8;
        }
        return (first & 2) != 0 && at < length ? c.u8(o + at) : 0;
    }

    void prismOrAvs(int o, int end) {
        if (c.lacks(o, 8, end, Layer.PRISM, Flaw.MALFORMED_LINK)) {
            return;
        }
        boolean avs = (c.i32(o) & 0xffff_f000) == 0x8021_1000;
        long length = avs ? c.u32(o + 4) : PRISM_HEADER;
        Layer layer = avs ? Layer.AVS : Layer.PRISM;
        if (length < 8 || length > 4096) {
            c.flaw(Flaw.MALFORMED_LINK);
        } else if (c.enter(layer, o, (int) length, end, Flaw.MALFORMED_LINK)) {
            frame(o + (int) length, end, false);
        }
    }

    /** @param padded whether the header is filled up to 4 bytes, as some cards do */
    void frame(int o, int end, boolean padded) {
        if (c.lacks(o, 2, end, Layer.WIRELESS, Flaw.MALFORMED_LINK)) {
            return;
        }
        int control = c.u8(o);
        int flags = c.u8(o + 1);
        if ((control & 0x0c) != 0x08) {
            if (c.limit > o) {
                c.listener.layer(Layer.WIRELESS, c.data, o, Math.min(c.limit, end) - o, end);
            }
            return;
        }
        boolean toSystem = (flags & 1) != 0;
        boolean fromSystem = (flags & 2) != 0;
        boolean quality = (control & 0x80) != 0;
        int length = 24 + (toSystem && fromSystem ? 6 : 0);
        int qualityAt = o + length;
        length += quality ? 2 + ((flags & 0x80) != 0 ? 4 : 0) : 0;
        int body = padded ? length + 3 & ~3 : length;
        if (c.lacks(o, body, end, Layer.WIRELESS, Flaw.MALFORMED_LINK)) {
            return;
        }
        c.listener.layer(Layer.WIRELESS, c.data, o, body, end);
        if (c.depth == 0) {
            c.destinationMac = c.mac(toSystem ? o + 16 : o + 4);
            c.sourceMac = c.mac(fromSystem ? toSystem ? o + 24 : o + 16 : o + 10);
        }
        boolean empty = (control & 0x40) != 0;
        boolean secured = (flags & 0x40) != 0;
        boolean laterFragment = (c.u16le(o + 22) & 0x0f) != 0 || (flags & 4) != 0;
        if (empty) {
            return;
        }
        if (secured || laterFragment) {
            c.payload(o + body, end);
        } else if (quality && (c.u8(qualityAt) & 0x80) != 0) {
            subframes(o + body, end);
        } else {
            links.llc(o + body, end);
        }
    }

    /** An A-MSDU: several frames, each with addresses and a length, filled up to 4 bytes. */
    private void subframes(int start, int end) {
        int o = start;
        while (end - o > 14 && c.enter(Layer.WIRELESS_SUBFRAME, o, 14, end, Flaw.MALFORMED_LINK)) {
            int length = c.u16(o + 12);
            if (length < 3) {
                return;
            }
            links.llc(o + 14, Math.min(end, o + 14 + length));
            o += 14 + length + 3 & ~3;
        }
    }
}
