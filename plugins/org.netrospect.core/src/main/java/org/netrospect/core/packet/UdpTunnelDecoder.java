package org.netrospect.core.packet;

import org.netrospect.core.packet.EncapsulationPath.Kind;

/**
 * Tunnels over UDP, recognised by a port and by a structure that fits, so that other traffic on the port stays what it
 * is. Adding one is a line in {@link #tunnelPort}.
 */
final class UdpTunnelDecoder {
    /** The first 32 bits of Teredo's addresses (RFC 4380, section 2.6). */
    private static final int TEREDO_PREFIX = 0x2001_0000;

    private final Cursor c;
    private final NetworkDecoder network;
    private final LinkDecoder links;
    private final TunnelEntry tunnel;
    private final GreDecoder gre;

    UdpTunnelDecoder(Cursor c, NetworkDecoder network, LinkDecoder links, TunnelEntry tunnel, GreDecoder gre) {
        this.c = c;
        this.network = network;
        this.links = links;
        this.tunnel = tunnel;
        this.gre = gre;
    }

    /** Tunnels in UDP, by either port; false if the payload is none. */
    boolean decode(int source, int destination, int o, int end) {
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
            case 4754 -> gre.decode(o, end);
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
        TunnelEntry.Inside inside = switch (next) {
            case 1 -> network::ipv4;
            case 2 -> network::ipv6;
            case 4 -> network.tunnelled()::nsh;
            case 5 -> links::mpls;
            default -> links::ethernet;
        };
        tunnel.into(Kind.VXLAN, c.i32(o + 4) >>> 8, o + 8, end, inside);
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
        tunnel.into(Kind.GENEVE, c.i32(o + 4) >>> 8, o + header, end, (i, e) -> links.type(type, i, e));
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
        if (!tunnel.plausibleIp(at, stop)) {
            return false;
        }
        c.enter(Layer.GTP, o, at - o, end, Flaw.MALFORMED_TRANSPORT);
        tunnel.into(Kind.GTP, c.i32(o + 4), at, stop, links::ip);
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
        tunnel.into(Kind.TEREDO, at, end, network::ipv6);
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
        tunnel.into(Kind.L2TP, c.u16(ids), at, stop, links::ppp);
        return true;
    }

    /** AYIYA with an IPv6 packet inside (draft-massar-v6ops-ayiya). */
    private boolean ayiya(int o, int end) {
        int header = 8 + (1 << (c.u8(o) >>> 4)) + (c.u8(o + 1) >>> 4) * 4;
        if (end - o < header + 40 || c.limit - o < header + 40 || (c.u8(o + 2) & 15) != 1 || c.u8(o + 3) != 41
                || !tunnel.plausibleIp(o + header, end)) {
            return false;
        }
        c.enter(Layer.AYIYA, o, header, end, Flaw.MALFORMED_TRANSPORT);
        tunnel.into(Kind.AYIYA, o + header, end, network::ipv6);
        return true;
    }
}
