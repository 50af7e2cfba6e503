package org.netrospect.core.packet;

import org.netrospect.core.packet.EncapsulationPath.Kind;

/** Tunnels over IP; adding one is a line in {@link #network}. */
final class TunnelDecoder {
    private final Cursor c;
    private final NetworkDecoder network;
    private final LinkDecoder links;
    private final TunnelEntry tunnel;
    private final GreDecoder gre;
    private final UdpTunnelDecoder overUdp;

    TunnelDecoder(Cursor c, NetworkDecoder network, LinkDecoder links) {
        this.c = c;
        this.network = network;
        this.links = links;
        tunnel = new TunnelEntry(c, network);
        gre = new GreDecoder(c, links, tunnel);
        overUdp = new UdpTunnelDecoder(c, network, links, tunnel, gre);
    }

    UdpTunnelDecoder overUdp() {
        return overUdp;
    }

    /** Tunnels with an IP protocol number of their own; false if this is none after all. */
    boolean network(int protocol, int o, int end) {
        return switch (protocol) {
            case 47 -> gre.decode(o, end);
            case 97 -> etherIp(o, end);
            case 115 -> l2tp3(o, end);
            case 137 -> {
                tunnel.into(Kind.MPLS_IN_IP, o, end, links::mpls);
                yield true;
            }
            default -> false;
        };
    }

    /** RFC 3378. */
    private boolean etherIp(int o, int end) {
        if (c.limit - o < 2 || end - o < 16 || c.u8(o) != 0x30) {
            return false;
        }
        c.enter(Layer.ETHERIP, o, 2, end, Flaw.MALFORMED_TRANSPORT);
        tunnel.into(Kind.ETHERIP, o + 2, end, links::ethernet);
        return true;
    }

    /** L2TPv3 over IP (RFC 3931, section 4.1.1): data messages whose cookie size is told by where Ethernet begins. */
    private boolean l2tp3(int o, int end) {
        if (c.limit - o < 4 || end - o < 18 || c.i32(o) == 0) {
            return false;
        }
        for (int header = 4; header <= 16; header += 4) {
            if (c.limit - o >= header + 14 && ethernetWithIp(o + header)) {
                c.enter(Layer.L2TP_3, o, header, end, Flaw.MALFORMED_TRANSPORT);
                tunnel.into(Kind.L2TPV3, c.i32(o), o + header, end, links::ethernet);
                return true;
            }
        }
        return false;
    }

    private boolean ethernetWithIp(int o) {
        int type = c.u16(o + 12);
        return type == 0x0800 || type == 0x86dd || type == 0x0806 || type == 0x8100;
    }

    /** A network service header (RFC 8300); its path is told, it has no addresses of its own. */
    void nsh(int o, int end) {
        if (c.lacks(o, 8, end, Layer.NSH, Flaw.MALFORMED_LINK)) {
            return;
        }
        int length = (c.u16(o) & 0x3f) * 4;
        if (length < 8 || !c.enter(Layer.NSH, o, length, end, Flaw.MALFORMED_LINK)
                || !c.path.tag(Kind.NSH, c.i32(o + 4) >>> 8)) {
            c.flaw(Flaw.MALFORMED_LINK);
            return;
        }
        if (!network.deeper()) {
            return;
        }
        switch (c.u8(o + 3)) {
            case 1 -> network.ipv4(o + length, end);
            case 2 -> network.ipv6(o + length, end);
            case 3 -> links.ethernet(o + length, end);
            case 5 -> links.mpls(o + length, end);
            default -> c.payload(o + length, end);
        }
        c.depth--;
    }
}
