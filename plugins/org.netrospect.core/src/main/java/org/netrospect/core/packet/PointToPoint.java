package org.netrospect.core.packet;

import org.netrospect.core.packet.EncapsulationPath.Kind;

/** Links between two ends: PPP and what carries it, HDLC, frame relay. */
final class PointToPoint {
    private final Cursor c;
    private final NetworkDecoder network;
    private final LinkDecoder links;

    PointToPoint(Cursor c, NetworkDecoder network, LinkDecoder links) {
        this.c = c;
        this.network = network;
        this.links = links;
    }

    /** PPPoE, session stage (RFC 2516). */
    void pppoe(int o, int end) {
        if (!c.enter(Layer.PPPOE, o, 6, end, Flaw.MALFORMED_LINK)) {
            return;
        }
        if (c.u8(o + 1) != 0) {
            c.payload(o + 6, end);
            return;
        }
        if (c.path.tag(Kind.PPPOE, c.u16(o + 2))) {
            ppp(o + 6, Math.min(end, o + 6 + c.u16(o + 4)));
        } else {
            c.flaw(Flaw.TUNNEL_TOO_DEEP);
        }
    }

    /** PPP with or without address and control bytes, and with a compressed protocol field (RFC 1661, section 6.5). */
    void ppp(int start, int end) {
        int o = start;
        if (c.lacks(o, 2, end, Layer.PPP, Flaw.MALFORMED_LINK)) {
            return;
        }
        if (c.u8(o) == 0xff && c.u8(o + 1) == 0x03) {
            o += 2;
        }
        int size = o < c.limit && (c.u8(o) & 1) != 0 ? 1 : 2;
        if (c.lacks(o, size, end, Layer.PPP, Flaw.MALFORMED_LINK)) {
            return;
        }
        c.enter(Layer.PPP, start, o + size - start, end, Flaw.MALFORMED_LINK);
        int protocol = size == 1 ? c.u8(o) : c.u16(o);
        o += size;
        switch (protocol) {
            case 0x21 -> network.ipv4(o, end);
            case 0x57 -> network.ipv6(o, end);
            case 0x281, 0x283 -> links.mpls(o, end);
            default -> c.payload(o, end);
        }
    }

    /** Cisco HDLC and PPP in HDLC-like framing. */
    void hdlc(int o, int end) {
        if (c.lacks(o, 4, end, Layer.HDLC, Flaw.MALFORMED_LINK)) {
            return;
        }
        if (c.u8(o) == 0xff && c.u8(o + 1) == 0x03) {
            ppp(o, end);
            return;
        }
        c.enter(Layer.HDLC, o, 4, end, Flaw.MALFORMED_LINK);
        links.type(c.u16(o + 2), o + 4, end);
    }

    /** RFC 2427: two address bytes, then an NLPID or SNAP; Cisco's puts an EtherType there. */
    void frameRelay(int o, int end) {
        if (!c.enter(Layer.FRAME_RELAY, o, 4, end, Flaw.MALFORMED_LINK)) {
            return;
        }
        if (c.u8(o + 2) == 0x03) {
            switch (c.u8(o + 3)) {
                case 0xcc -> network.ipv4(o + 4, end);
                case 0x8e -> network.ipv6(o + 4, end);
                default -> c.payload(o + 4, end);
            }
        } else {
            links.type(c.u16(o + 2), o + 4, end);
        }
    }
}
