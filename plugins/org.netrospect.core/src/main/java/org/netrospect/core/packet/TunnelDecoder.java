package org.netrospect.core.packet;

import org.netrospect.core.packet.EncapsulationPath.Kind;

/**
 * Tunnels over IP and over UDP. Those over UDP are recognised by a port and by a structure that fits, so that other
 * traffic on the port stays what it is. Adding one is a line in {@link #network} or {@link #udp}.
 */
final class TunnelDecoder {
    private static final int WIRELESS = 105;
    /** The first 32 bits of Teredo's addresses (RFC 4380, section 2.6). */
    private static final int TEREDO_PREFIX = 0x2001_0000;

    private final Cursor c;
    private final NetworkDecoder network;
    private final LinkDecoder links;

    /** What is inside a tunnel. */
    @FunctionalInterface
    private interface Inside {
        void decode(int o, int end);
    }

    TunnelDecoder(Cursor c, NetworkDecoder network, LinkDecoder links) {
        this.c = c;
        this.network = network;
        this.links = links;
    }

    /** Goes into a tunnel between the present addresses, and comes back to where it was. */
    private void into(Kind kind, int id, int o, int end, Inside inside) {
        int mark = c.path.mark();
        go(c.path.tunnel(kind, id, c), mark, o, end, inside);
    }

    /** The same, for a tunnel that has no identifier. */
    private void into(Kind kind, int o, int end, Inside inside) {
        int mark = c.path.mark();
        go(c.path.tunnel(kind, c), mark, o, end, inside);
    }

    private void go(boolean room, int mark, int o, int end, Inside inside) {
        if (!room) {
            c.flaw(Flaw.TUNNEL_TOO_DEEP);
        } else if (network.deeper()) {
            inside.decode(o, end);
            c.depth--;
        }
        c.path.back(mark);
    }

    /** Tunnels with an IP protocol number of their own; false if this is none after all. */
    boolean network(int protocol, int o, int end) {
        return switch (protocol) {
            case 47 -> gre(o, end);
            case 97 -> etherIp(o, end);
            case 115 -> l2tp3(o, end);
            case 137 -> {
                into(Kind.MPLS_IN_IP, o, end, links::mpls);
                yield true;
            }
            default -> false;
        };
    }

    /** GRE (RFC 2784, 2890), its PPTP form (RFC 2637), ERSPAN in it. */
    private boolean gre(int o, int end) {
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
            into(Kind.PPTP, c.u16(o + 6), at, end, links::ppp);
            return true;
        }
        switch (protocol) {
            case 0x88be -> erspan2(sequence, at, end);
            case 0x22eb -> erspan3(at, end);
            default -> {
                // Aruba's access points put whole 802.11 frames under these numbers of their own
                boolean wireless = protocol >= 0x8200 && protocol <= 0x8370 && (protocol & 0xf) == 0;
                Inside inside = wireless ? (i, e) -> links.decode(WIRELESS, i, e)
                        : (i, e) -> links.type(protocol, i, e);
                if ((flags & 0x2000) != 0) {
                    into(Kind.GRE, c.i32(o + ((flags & 0xc000) != 0 ? 8 : 4)), at, end, inside);
                } else {
                    into(Kind.GRE, at, end, inside);
                }
            }
        }
        return true;
    }

    /** Type I has no header and no sequence number in GRE, type II has both. */
    private void erspan2(boolean sequence, int o, int end) {
        if (!sequence) {
            into(Kind.ERSPAN, o, end, links::ethernet);
        } else if (c.enter(Layer.ERSPAN_2, o, 8, end, Flaw.MALFORMED_TRANSPORT)) {
            into(Kind.ERSPAN, c.u16(o + 2) & 0x3ff, o + 8, end, links::ethernet);
        }
    }

    private void erspan3(int o, int end) {
        if (c.lacks(o, 12, end, Layer.ERSPAN_3, Flaw.MALFORMED_TRANSPORT)) {
            return;
        }
        int length = (c.u8(o + 11) & 1) != 0 ? 20 : 12;
        int frame = c.u16(o + 10) >>> 11 & 0x1f;
        if (c.enter(Layer.ERSPAN_3, o, length, end, Flaw.MALFORMED_TRANSPORT)) {
            into(Kind.ERSPAN, c.u16(o + 2) & 0x3ff, o + length, end, frame == 2 ? links::ip : links::ethernet);
        }
    }

    /** RFC 3378. */
    private boolean etherIp(int o, int end) {
        if (c.limit - o < 2 || end - o < 16 || c.u8(o) != 0x30) {
            return false;
        }
        c.enter(Layer.ETHERIP, o, 2, end, Flaw.MALFORMED_TRANSPORT);
        into(Kind.ETHERIP, o + 2, end, links::ethernet);
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
                into(Kind.L2TPV3, c.i32(o), o + header, end, links::ethernet);
                return true;
            }
        }
        return false;
    }

    private boolean ethernetWithIp(int o) {
        int type = c.u16(o + 12);
        return type == 0x0800 || type == 0x86dd || type == 0x0806 || type == 0x8100;
    }

    /** True if the IP header that begins here fits its version and length. */
    private boolean plausibleIp(int o, int end) {
        if (end - o < 20 || c.limit - o < 20) {
            return false;
        }
        int version = c.u8(o) >>> 4;
        if (version == 4) {
            int total = c.u16(o + 2);
            return (c.u8(o) & 15) >= 5 && total >= 20 && total <= end - o;
        }
        return version == 6 && end - o >= 40 && c.u16(o + 4) + 40 <= end - o;
    }

    /** Tunnels in UDP, by either port; false if the payload is none. */
    boolean udp(int source, int destination, int o, int end) {
        if (c.limit - o < 4 || end - o < 4) {
            return false;
        }
        return tunnelPort(destination, o, end) || tunnelPort(source, o, end) || teredoElsewhere(o, end);
    }

    private boolean tunnelPort(int port, int o, int end) {
        return switch (port) {
            case 4789, 4790, 8472 -> vxlan(o, end);
            case 6081 -> geneve(o, end);
            case 2152, 3386 -> gtp(o, end);
            case 3544 -> teredo(o, end);
            case 1701 -> l2tp(o, end);
            case 5072 -> ayiya(o, end);
            case 4754 -> gre(o, end);
            default -> false;
        };
    }

    /** VXLAN (RFC 7348), its group policy option, and its generic protocol extension, which a flag tells. */
    private boolean vxlan(int o, int end) {
        if (c.limit - o < 8 || end - o < 8 + 14 || (c.u8(o) & 0x08) == 0 || c.u8(o + 7) != 0) {
            return false;
        }
        boolean generic = (c.u8(o) & 4) != 0;
        int next = generic ? c.u8(o + 3) : 3;
        boolean fits = generic ? c.u16(o + 1) == 0 && next >= 1 && next <= 5
                : (c.u8(o) & 0x37) == 0 && (c.u8(o + 1) == 0 || (c.u8(o) & 0x80) != 0);
        if (!fits) {
            return false;
        }
        c.enter(Layer.VXLAN, o, 8, end, Flaw.MALFORMED_TRANSPORT);
        Inside inside = switch (next) {
            case 1 -> network::ipv4;
            case 2 -> network::ipv6;
            case 4 -> this::nsh;
            case 5 -> links::mpls;
            default -> links::ethernet;
        };
        into(Kind.VXLAN, c.i32(o + 4) >>> 8, o + 8, end, inside);
        return true;
    }

    /** RFC 8926. */
    private boolean geneve(int o, int end) {
        int header = 8 + (c.u8(o) & 0x3f) * 4;
        if (c.u8(o) >>> 6 != 0 || (c.u8(o + 1) & 0x3f) != 0 || end - o < header + 14 || c.limit - o < header
                || c.u8(o + 7) != 0) {
            return false;
        }
        int type = c.u16(o + 2);
        c.enter(Layer.GENEVE, o, header, end, Flaw.MALFORMED_TRANSPORT);
        into(Kind.GENEVE, c.i32(o + 4) >>> 8, o + header, end, (i, e) -> links.type(type, i, e));
        return true;
    }

    /** User data of GTP version 1 (3GPP TS 29.281), with extension headers. */
    private boolean gtp(int o, int end) {
        if (c.limit - o < 8 || end - o < 8 || c.u8(o) >>> 4 != 3 || c.u8(o + 1) != 0xff
                || c.u16(o + 2) > end - o - 8) {
            return false;
        }
        int at = o + 8;
        if ((c.u8(o) & 7) != 0) {
            at += 4;
            int next = c.limit >= at ? c.u8(at - 1) : 0;
            for (int i = 0; (c.u8(o) & 4) != 0 && next != 0 && i < 16; i++) {
                if (c.limit <= at) {
                    return false;
                }
                int length = c.u8(at) * 4;
                if (length == 0 || c.limit < at + length) {
                    return false;
                }
                next = c.u8(at + length - 1);
                at += length;
            }
        }
        int stop = o + 8 + c.u16(o + 2);
        if (!plausibleIp(at, stop)) {
            return false;
        }
        c.enter(Layer.GTP, o, at - o, end, Flaw.MALFORMED_TRANSPORT);
        into(Kind.GTP, c.i32(o + 4), at, stop, links::ip);
        return true;
    }

    /** RFC 4380: optional authentication and origin indications, then IPv6 and nothing behind it. */
    private boolean teredo(int o, int end) {
        int at = o;
        if (c.u16(at) == 1) {
            at += 13 + c.u8(at + 2) + c.u8(at + 3);
        }
        if (c.limit - at >= 8 && end - at >= 8 && c.u16(at) == 0) {
            at += 8;
        }
        if (end - at < 40 || c.limit - at < 40 || c.u8(at) >>> 4 != 6 || c.u16(at + 4) + 40 != end - at) {
            return false;
        }
        if (at > o) {
            c.enter(Layer.TEREDO, o, at - o, end, Flaw.MALFORMED_TRANSPORT);
        }
        into(Kind.TEREDO, at, end, network::ipv6);
        return true;
    }

    /** Between clients and relays, on ports that they chose: bare IPv6 from or to an address of Teredo. */
    private boolean teredoElsewhere(int o, int end) {
        return c.u8(o) >>> 4 == 6 && c.limit - o >= 40 && (c.i32(o + 8) == TEREDO_PREFIX
                || c.i32(o + 24) == TEREDO_PREFIX) && teredo(o, end);
    }

    /** Data messages of L2TP version 2 (RFC 2661, section 3.1) with PPP in them. */
    private boolean l2tp(int o, int end) {
        int flags = c.u16(o);
        if ((flags & 0x800f) != 2) {
            return false;
        }
        boolean length = (flags & 0x4000) != 0;
        int at = o + 2 + (length ? 2 : 0);
        int ids = at;
        at += 4 + ((flags & 0x0800) != 0 ? 4 : 0);
        if ((flags & 0x0200) != 0) {
            if (c.limit - at < 2) {
                return false;
            }
            at += 2 + c.u16(at);
        }
        int stop = length ? o + c.u16(o + 2) : end;
        if (c.limit - at < 2 || stop > end || stop - at < 2) {
            return false;
        }
        c.enter(Layer.L2TP, o, at - o, end, Flaw.MALFORMED_TRANSPORT);
        into(Kind.L2TP, c.u16(ids), at, stop, links::ppp);
        return true;
    }

    /** AYIYA with an IPv6 packet inside (draft-massar-v6ops-ayiya). */
    private boolean ayiya(int o, int end) {
        int header = 8 + (1 << (c.u8(o) >>> 4)) + (c.u8(o + 1) >>> 4) * 4;
        if (end - o < header + 40 || c.limit - o < header + 40 || (c.u8(o + 2) & 15) != 1 || c.u8(o + 3) != 41
                || !plausibleIp(o + header, end)) {
            return false;
        }
        c.enter(Layer.AYIYA, o, header, end, Flaw.MALFORMED_TRANSPORT);
        into(Kind.AYIYA, o + header, end, network::ipv6);
        return true;
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
