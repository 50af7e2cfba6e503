package org.netrospect.core.packet;

import org.netrospect.core.packet.EncapsulationPath.Kind;

/** ARP, IPv4 and IPv6 with all extension headers, down to the transport or to what a tunnel carries. */
final class NetworkDecoder {
    private static final int IPV6_HEADER = 40;

    private final Cursor c;
    private final FragmentReassembler fragments;
    private final TransportDecoder transport;
    private final int deepest;
    private TunnelDecoder tunnels;
    /**
     * Depth of the datagram that was put together last and is being decoded, or -1. Fragments of the same IP header
     * inside it would let an attacker chain datagrams until the stack ends.
     */
    private int reassembledAt = -1;

    NetworkDecoder(Cursor c, FragmentReassembler fragments, int deepest) {
        this.c = c;
        this.fragments = fragments;
        this.deepest = deepest;
        transport = new TransportDecoder(c);
        fragments.incomplete((protocol, end) -> upper(protocol, 0, end));
    }

    /** Told once, before anything is decoded. */
    void tunnels(TunnelDecoder decoder) {
        tunnels = decoder;
        transport.tunnels(decoder.overUdp());
    }

    TunnelDecoder tunnelled() {
        return tunnels;
    }

    /** One layer of tunnelling deeper; false, with the flaw noted, if that is too deep. */
    boolean deeper() {
        if (c.depth == deepest) {
            c.flaw(Flaw.TUNNEL_TOO_DEEP);
            return false;
        }
        c.depth++;
        c.frame = -1;
        return true;
    }

    /** ARP and RARP for IPv4 over anything with 6-byte addresses (RFC 826). */
    void arp(int o, int end) {
        if (!c.enter(Layer.ARP, o, Datagram.ARP_LENGTH, end, Flaw.MALFORMED_NETWORK)) {
            return;
        }
        if (c.u16(o + 2) != 0x0800 || c.u8(o + 4) != 6 || c.u8(o + 5) != 4) {
            c.flaw(Flaw.MALFORMED_NETWORK);
            return;
        }
        c.ipVersion = 4;
        c.sourceHigh = 0;
        c.destinationHigh = 0;
        c.sourceLow = c.u32(o + 14);
        c.destinationLow = c.u32(o + 24);
        c.ttl = -1;
        c.headerOffset = o;
        Datagram d = c.emit(Datagram.ARP, o, o + Datagram.ARP_LENGTH);
        d.sourcePort = c.u16(o + 6);
        d.payloadLength = 0;
        d.payloadCaptured = 0;
    }

    /** IPv4 (RFC 791). */
    void ipv4(int o, int frameEnd) {
        if (c.lacks(o, 20, frameEnd, Layer.IPV4, Flaw.MALFORMED_NETWORK)) {
            return;
        }
        int header = (c.u8(o) & 15) * 4;
        if (c.u8(o) >>> 4 != 4 || header < 20) {
            c.flaw(Flaw.MALFORMED_NETWORK);
            c.payload(o, frameEnd);
            return;
        }
        int total = c.u16(o + 2);
        int end = o + total;
        if (total == 0) {
            c.flaw(Flaw.ZERO_LENGTH_OFFLOAD);
            end = frameEnd;
        } else if (total < header) {
            c.flaw(Flaw.MALFORMED_NETWORK);
            c.payload(o, frameEnd);
            return;
        } else if (end > frameEnd) {
            c.flaw(Flaw.LENGTH_BEYOND_PACKET);
            end = frameEnd;
        }
        if (!c.enter(Layer.IPV4, o, header, end, Flaw.MALFORMED_NETWORK)) {
            return;
        }
        if (Checksums.fold(Checksums.sum(c.data, o, header, 0)) != 0xffff) {
            c.flaw(Flaw.BAD_IP_CHECKSUM);
        }
        c.ipVersion = 4;
        c.sourceHigh = 0;
        c.destinationHigh = 0;
        c.sourceLow = c.u32(o + 12);
        c.destinationLow = c.u32(o + 16);
        c.ttl = c.u8(o + 8);
        c.headerOffset = o;
        int protocol = c.u8(o + 9);
        int fragment = c.u16(o + 6);
        if ((fragment & 0x3fff) != 0) {
            boolean whole = fragments.add(c, c.u16(o + 4), protocol, o + header, end, (fragment & 0x1fff) * 8,
                    (fragment & 0x2000) != 0);
            if (whole) {
                reassembled();
            }
            return;
        }
        upper(protocol, o + header, end);
    }

    /** Puts the cursor on the datagram's bytes, goes on there, then returns to the packet. */
    private void reassembled() {
        byte[] data = c.data;
        int limit = c.limit;
        FragmentReassembler.Whole whole = fragments.take(c);
        c.data = whole.bytes();
        c.limit = whole.recorded();
        FragmentSource[] earlier = c.earlierFragments;
        c.fragments = whole.fragments();
        c.earlierFragments = whole.earlier();
        long wire = c.wireLength;
        c.wireLength = whole.wireLength();
        c.headerOffset = 0;
        int before = reassembledAt;
        reassembledAt = c.depth;
        upper(whole.protocol(), 0, whole.bytes().length);
        reassembledAt = before;
        c.earlierFragments = earlier;
        c.wireLength = wire;
        c.data = data;
        c.limit = limit;
    }

    /** IPv6 (RFC 8200). */
    void ipv6(int o, int frameEnd) {
        if (!c.enter(Layer.IPV6, o, IPV6_HEADER, frameEnd, Flaw.MALFORMED_NETWORK)) {
            return;
        }
        if (c.u8(o) >>> 4 != 6) {
            c.flaw(Flaw.MALFORMED_NETWORK);
            return;
        }
        int length = c.u16(o + 4);
        int end = o + IPV6_HEADER + length;
        if (length == 0) {
            // a jumbogram (RFC 2675) or segmentation offload: the packet tells the length
            if (c.u8(o + 6) != 0 && c.u8(o + 6) != 59) {
                c.flaw(Flaw.ZERO_LENGTH_OFFLOAD);
            }
            end = c.u8(o + 6) == 59 ? end : frameEnd;
        } else if (end > frameEnd) {
            c.flaw(Flaw.LENGTH_BEYOND_PACKET);
            end = frameEnd;
        }
        c.ipVersion = 6;
        c.sourceHigh = c.i64(o + 8);
        c.sourceLow = c.i64(o + 16);
        c.destinationHigh = c.i64(o + 24);
        c.destinationLow = c.i64(o + 32);
        c.ttl = c.u8(o + 7);
        c.headerOffset = o;
        upper(c.u8(o + 6), o + IPV6_HEADER, end);
    }

    /** What the protocol number announces: extension headers in turn, then the transport or a tunnel. */
    void upper(int first, int start, int end) {
        int protocol = first;
        int o = start;
        while (true) {
            Layer extension = extension(protocol);
            if (extension == Layer.PAYLOAD) {
                payload(protocol, o, end);
                return;
            }
            if (c.lacks(o, 8, end, extension, Flaw.MALFORMED_NETWORK)) {
                withoutTransport(protocol, o, end);
                return;
            }
            int length = switch (extension) {
                case FRAGMENT -> 8;
                case AUTHENTICATION -> (c.u8(o + 1) + 2) * 4;
                default -> (c.u8(o + 1) + 1) * 8;
            };
            if (!c.enter(extension, o, length, end, Flaw.MALFORMED_NETWORK)) {
                withoutTransport(protocol, o, end);
                return;
            }
            int next = c.u8(o);
            if (extension == Layer.FRAGMENT && (c.u16(o + 2) & 0xfff9) != 0) {
                if (c.depth == reassembledAt) {
                    c.flaw(Flaw.MALFORMED_NETWORK);
                    withoutTransport(protocol, o, end);
                    return;
                }
                if (fragments.add(c, c.i32(o + 4), next, o + 8, end, c.u16(o + 2) & 0xfff8, (c.u8(o + 3) & 1) != 0)) {
                    reassembled();
                }
                return;
            }
            protocol = next;
            o += length;
        }
    }

    private Layer extension(int protocol) {
        if (protocol == 51) {
            return Layer.AUTHENTICATION;
        }
        if (c.ipVersion == 4) {
            return Layer.PAYLOAD;
        }
        return switch (protocol) {
            case 0 -> Layer.HOP_BY_HOP;
            case 43 -> Layer.ROUTING;
            case 44 -> Layer.FRAGMENT;
            case 60 -> Layer.DESTINATION_OPTIONS;
            case 135 -> Layer.MOBILITY;
            case 139 -> Layer.HOST_IDENTITY;
            case 140 -> Layer.SHIM6;
            default -> Layer.PAYLOAD;
        };
    }

    private void withoutTransport(int protocol, int o, int end) {
        Datagram d = c.emit(protocol, Math.min(o, c.limit), end);
        d.transportPresent = false;
    }

    private void payload(int protocol, int o, int end) {
        switch (protocol) {
            case 4 -> inner(c.ipVersion == 4 ? Kind.IPIP : Kind.IPIP6, o, end, false);
            case 41 -> inner(c.ipVersion == 4 ? Kind.IP6IP : Kind.IP6IP6, o, end, true);
            case 47, 97, 115, 137 -> {
                if (!tunnels.network(protocol, o, end)) {
                    transport.decode(protocol, o, end);
                }
            }
            default -> transport.decode(protocol, o, end);
        }
    }

    private void inner(Kind kind, int o, int end, boolean six) {
        int mark = c.path.mark();
        if (!c.path.tunnel(kind, c)) {
            c.flaw(Flaw.TUNNEL_TOO_DEEP);
        } else if (deeper()) {
            if (six) {
                ipv6(o, end);
            } else {
                ipv4(o, end);
            }
            c.depth--;
        }
        c.path.back(mark);
    }
}
