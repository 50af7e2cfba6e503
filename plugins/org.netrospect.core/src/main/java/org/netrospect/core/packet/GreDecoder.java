package org.netrospect.core.packet;

import org.netrospect.core.packet.EncapsulationPath.Kind;

/** GRE over IP or over UDP (RFC 8086), and what is carried in it. */
final class GreDecoder {
    private static final int WIRELESS = 105;

    private final Cursor c;
    private final LinkDecoder links;
    private final TunnelEntry tunnel;

    GreDecoder(Cursor c, LinkDecoder links, TunnelEntry tunnel) {
        this.c = c;
        this.links = links;
        this.tunnel = tunnel;
    }

    /** GRE (RFC 2784, 2890), its PPTP form (RFC 2637), ERSPAN in it. */
    boolean decode(int o, int end) {
        if (c.limit - o < 4 || end - o < 4) {
            return false;
        }
        int flags = c.u16(o);
        int version = flags & 7;
        int protocol = c.u16(o + 2);
        boolean sequence = (flags & 0x1000) != 0;
        int length = 4;
        if (version == 0) {
            length += (flags & 0xc000) != 0 ? 4 : 0;
            length += (flags & 0x2000) != 0 ? 4 : 0;
            length += sequence ? 4 : 0;
            if ((flags & 0x4000) != 0) {
                return false;
            }
        } else if (version == 1 && protocol == 0x880b) {
            length += 4 + (sequence ? 4 : 0) + ((flags & 0x80) != 0 ? 4 : 0);
        } else {
            return false;
        }
        if (!c.enter(Layer.GRE, o, length, end, Flaw.MALFORMED_TRANSPORT)) {
            return false;
        }
        int at = o + length;
        if (version == 1) {
            if (!sequence || at >= end) {
                return false;
            }
            tunnel.into(Kind.PPTP, c.u16(o + 6), at, end, links::ppp);
            return true;
        }
        switch (protocol) {
            case 0x88be -> erspan2(sequence, at, end);
            case 0x22eb -> erspan3(at, end);
            default -> {
                // Aruba's access points put whole 802.11 frames under these numbers of their own
                boolean wireless = protocol >= 0x8200 && protocol <= 0x8370 && (protocol & 0xf) == 0;
                TunnelEntry.Inside inside = wireless ? (i, e) -> links.decode(WIRELESS, i, e)
                        : (i, e) -> links.type(protocol, i, e);
                if ((flags & 0x2000) != 0) {
                    tunnel.into(Kind.GRE, c.i32(o + ((flags & 0xc000) != 0 ? 8 : 4)), at, end, inside);
                } else {
                    tunnel.into(Kind.GRE, at, end, inside);
                }
            }
        }
        return true;
    }

    /** Type I has no header and no sequence number in GRE, type II has both. */
    private void erspan2(boolean sequence, int o, int end) {
        if (!sequence) {
            tunnel.into(Kind.ERSPAN, o, end, links::ethernet);
        } else if (c.enter(Layer.ERSPAN_2, o, 8, end, Flaw.MALFORMED_TRANSPORT)) {
            tunnel.into(Kind.ERSPAN, c.u16(o + 2) & 0x3ff, o + 8, end, links::ethernet);
        }
    }

    private void erspan3(int o, int end) {
        if (c.lacks(o, 12, end, Layer.ERSPAN_3, Flaw.MALFORMED_TRANSPORT)) {
            return;
        }
        int length = (c.u8(o + 11) & 1) != 0 ? 20 : 12;
        int frame = c.u16(o + 10) >>> 11 & 0x1f;
        if (c.enter(Layer.ERSPAN_3, o, length, end, Flaw.MALFORMED_TRANSPORT)) {
            tunnel.into(Kind.ERSPAN, c.u16(o + 2) & 0x3ff, o + length, end, frame == 2 ? links::ip : links::ethernet);
        }
    }
}
