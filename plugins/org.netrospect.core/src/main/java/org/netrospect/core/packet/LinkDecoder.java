package org.netrospect.core.packet;

import org.netrospect.core.packet.EncapsulationPath.Kind;

/**
 * Link layers, by LINKTYPE_ number, and what stands between them and the network layer: tags, labels, PPP. Adding a
 * link type is a line in {@link #decode}.
 */
final class LinkDecoder {
    private static final int ETHERNET_HEADER = 14;
    /** Below this an Ethernet type is a length (IEEE 802.3, section 3.2.6). */
    private static final int LEAST_TYPE = 0x600;
    /** The organisation of a SNAP header, in the upper three bytes. */
    private static final int CISCO = 0x00000c00;

    private final Cursor c;
    private final NetworkDecoder network;
    private final WirelessDecoder wireless;

    LinkDecoder(Cursor c, NetworkDecoder network) {
        this.c = c;
        this.network = network;
        wireless = new WirelessDecoder(c, this);
    }

    /** Decodes a packet of this link type from {@code o} on. */
    void decode(int linkType, int o, int end) {
        switch (linkType) {
            case 1 -> ethernet(o, end);
            case 12, 14, 101, 228, 229 -> ip(o, end);
            case 0, 108 -> loopback(o, end, linkType == 108);
            case 113 -> cooked(o, end);
            case 276 -> cooked2(o, end);
            case 9, 50, 166 -> ppp(o, end);
            case 51 -> pppoe(o, end);
            case 104 -> hdlc(o, end);
            case 107 -> frameRelay(o, end);
            case 105 -> wireless.frame(o, end, false);
            case 127 -> wireless.radiotap(o, end);
            case 119, 163 -> wireless.prismOrAvs(o, end);
            case 192 -> perPacketInformation(o, end);
            case 239 -> nflog(o, end);
            default -> {
                c.flaw(Flaw.UNKNOWN_LINK_TYPE);
                c.payload(o, end);
            }
        }
    }

    /** An Ethernet frame, without preamble; 802.3 with LLC too. */
    void ethernet(int o, int end) {
        if (!c.enter(Layer.ETHERNET, o, ETHERNET_HEADER, end, Flaw.MALFORMED_LINK)) {
            return;
        }
        c.frame = o;
        if (c.depth == 0) {
            c.destinationMac = c.mac(o);
            c.sourceMac = c.mac(o + 6);
        }
        type(c.u16(o + 12), o + ETHERNET_HEADER, end);
    }

    /** What an EtherType (or an 802.3 length) announces. */
    void type(int type, int o, int end) {
        switch (type) {
            case 0x0800 -> network.ipv4(o, end);
            case 0x86dd -> network.ipv6(o, end);
            case 0x0806, 0x8035 -> network.arp(o, end);
            case 0x8100, 0x88a8, 0x9100, 0x9200, 0x9300 -> vlan(o, end);
            case 0x8847, 0x8848 -> mpls(o, end);
            case 0x8864 -> pppoe(o, end);
            case 0x880b -> ppp(o, end);
            case 0x6558 -> innerEthernet(o, end);
            case 0x88e7 -> backbone(o, end);
            case 0x8926 -> bridgeTag(o, 4, end);
            case 0x893f -> bridgeTag(o, 6, end);
            case 0x8903 -> {
                // Cisco FabricPath: a forwarding tag, then the frame
                if (c.enter(Layer.BRIDGE_TAG, o, 2, end, Flaw.MALFORMED_LINK)) {
                    innerEthernet(o + 2, end);
                }
            }
            case 0x894f -> network.tunnelled().nsh(o, end);
            case 0x88cc -> told(Datagram.LLDP, o, end);
            default -> {
                if (type < LEAST_TYPE) {
                    llc(o, Math.min(end, o + type));
                } else {
                    c.payload(o, end);
                }
            }
        }
    }

    /** A frame in a frame: one level deeper, so that an attacker's nesting ends. */
    private void innerEthernet(int o, int end) {
        if (network.deeper()) {
            ethernet(o, end);
            c.depth--;
        }
    }

    /** Provider backbone (IEEE 802.1ah): priority and service identifier, then the customer's frame. */
    private void backbone(int o, int end) {
        if (!c.enter(Layer.PROVIDER_BACKBONE, o, 4, end, Flaw.MALFORMED_LINK)) {
            return;
        }
        if (c.path.tag(Kind.BACKBONE, c.i32(o) & 0xff_ffff)) {
            innerEthernet(o + 4, end);
        } else {
            c.flaw(Flaw.TUNNEL_TOO_DEEP);
        }
    }

    /** VN-tag and E-tag (IEEE 802.1BR): interfaces of a port extender, then the next type. */
    private void bridgeTag(int o, int length, int end) {
        if (!c.enter(Layer.BRIDGE_TAG, o, length + 2, end, Flaw.MALFORMED_LINK)) {
            return;
        }
        int next = c.u16(o + length);
        if (next == 0x8926 || next == 0x893f) {
            c.flaw(Flaw.MALFORMED_LINK);
        } else {
            type(next, o + length + 2, end);
        }
    }

    private void vlan(int start, int end) {
        int o = start;
        while (true) {
            if (!c.enter(Layer.VLAN, o, 4, end, Flaw.MALFORMED_LINK)) {
                return;
            }
            if (!c.path.tag(Kind.VLAN, c.u16(o) & 0xfff)) {
                c.flaw(Flaw.TUNNEL_TOO_DEEP);
                return;
            }
            int type = c.u16(o + 2);
            o += 4;
            if (type != 0x8100 && type != 0x88a8 && type != 0x9100) {
                type(type, o, end);
                return;
            }
        }
    }

    /** A label stack (RFC 3032); what is below it is guessed from its first nibble, as routers do (RFC 4928). */
    void mpls(int start, int end) {
        int o = start;
        boolean bottom = false;
        while (!bottom) {
            if (!c.enter(Layer.MPLS, o, 4, end, Flaw.MALFORMED_LINK)) {
                return;
            }
            int entry = c.i32(o);
            if (!c.path.tag(Kind.MPLS, entry >>> 12)) {
                c.flaw(Flaw.TUNNEL_TOO_DEEP);
                return;
            }
            bottom = (entry & 0x100) != 0;
            o += 4;
        }
        if (c.limit - o < 1) {
            return;
        }
        switch (c.u8(o) >>> 4) {
            case 4 -> network.ipv4(o, end);
            case 6 -> network.ipv6(o, end);
            case 0 -> {
                // a pseudowire control word (RFC 4385) before an Ethernet frame, or the frame itself
                boolean word = c.limit - o >= 4 + ETHERNET_HEADER && plausibleType(c.u16(o + 4 + 12));
                if (word) {
                    c.enter(Layer.CONTROL_WORD, o, 4, end, Flaw.MALFORMED_LINK);
                }
                ethernet(word ? o + 4 : o, end);
            }
            default -> {
                if (c.limit - o >= ETHERNET_HEADER && plausibleType(c.u16(o + 12))) {
                    ethernet(o, end);
                } else {
                    c.payload(o, end);
                }
            }
        }
    }

    private static boolean plausibleType(int type) {
        return type == 0x0800 || type == 0x86dd || type == 0x0806 || type == 0x8100 || type == 0x88a8 || type == 0x8847
                || type < LEAST_TYPE;
    }

    /** PPPoE, session stage (RFC 2516). */
    private void pppoe(int o, int end) {
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
            case 0x281, 0x283 -> mpls(o, end);
            default -> c.payload(o, end);
        }
    }

    /** Cisco HDLC and PPP in HDLC-like framing. */
    private void hdlc(int o, int end) {
        if (c.lacks(o, 4, end, Layer.HDLC, Flaw.MALFORMED_LINK)) {
            return;
        }
        if (c.u8(o) == 0xff && c.u8(o + 1) == 0x03) {
            ppp(o, end);
            return;
        }
        c.enter(Layer.HDLC, o, 4, end, Flaw.MALFORMED_LINK);
        type(c.u16(o + 2), o + 4, end);
    }

    /** RFC 2427: two address bytes, then an NLPID or SNAP; Cisco's puts an EtherType there. */
    private void frameRelay(int o, int end) {
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
            type(c.u16(o + 2), o + 4, end);
        }
    }

    /** 802.2, with SNAP where it announces it. */
    void llc(int o, int end) {
        if (!c.enter(Layer.LLC, o, 3, end, Flaw.MALFORMED_LINK)) {
            return;
        }
        if (c.u8(o) == 0xaa && c.u8(o + 1) == 0xaa && c.u8(o + 2) == 0x03) {
            if (c.enter(Layer.SNAP, o + 3, 5, end, Flaw.MALFORMED_LINK)) {
                int type = c.u16(o + 6);
                if ((c.i32(o + 3) & 0xffff_ff00) == CISCO) {
                    cisco(type, o + 8, end);
                } else if (type < LEAST_TYPE) {
                    c.payload(o + 8, end);
                } else {
                    type(type, o + 8, end);
                }
            }
        } else if (c.u8(o) == 0x06 && c.u8(o + 1) == 0x06) {
            network.ipv4(o + 3, end);
        } else if (c.u8(o) == 0x42 && c.u8(o + 1) == 0x42 && c.u8(o + 2) == 0x03) {
            told(Datagram.STP, o + 3, end);
        } else {
            c.payload(o + 3, end);
        }
    }

    /** Protocols that Cisco has given numbers to. */
    private void cisco(int type, int o, int end) {
        switch (type) {
            case 0x2000 -> told(Datagram.CDP, o, end);
            case 0x010b -> told(Datagram.STP, o, end);
            default -> {
                if (type < LEAST_TYPE) {
                    c.payload(o, end);
                } else {
                    type(type, o, end);
                }
            }
        }
    }

    /** What a device tells the link of itself: a datagram without addresses. */
    private void told(int protocol, int o, int end) {
        if (c.lacks(o, 1, end, Layer.PAYLOAD, Flaw.MALFORMED_LINK)) {
            return;
        }
        c.ipVersion = 4;
        c.sourceHigh = 0;
        c.sourceLow = 0;
        c.destinationHigh = 0;
        c.destinationLow = 0;
        c.ttl = -1;
        c.headerOffset = c.frame < 0 || c.frame > o ? o : c.frame;
        c.emit(protocol, o, end);
        c.payload(o, end);
    }

    /** The IP version tells itself. */
    void ip(int o, int end) {
        if (c.lacks(o, 1, end, Layer.PAYLOAD, Flaw.MALFORMED_LINK)) {
            return;
        }
        switch (c.u8(o) >>> 4) {
            case 4 -> network.ipv4(o, end);
            case 6 -> network.ipv6(o, end);
            default -> {
                c.flaw(Flaw.MALFORMED_NETWORK);
                c.payload(o, end);
            }
        }
    }

    /** An address family of the recording host, in its byte order (or in network order for LINKTYPE_LOOP). */
    private void loopback(int o, int end, boolean networkOrder) {
        if (!c.enter(Layer.LOOPBACK, o, 4, end, Flaw.MALFORMED_LINK)) {
            return;
        }
        long family = c.u32(o);
        if (!networkOrder && family > 0xffff) {
            family = Integer.toUnsignedLong(Integer.reverseBytes((int) family));
        }
        switch ((int) family) {
            case 2 -> network.ipv4(o + 4, end);
            // AF_INET6 of Windows, BSD and macOS
            case 10, 23, 24, 28, 30 -> network.ipv6(o + 4, end);
            default -> c.payload(o + 4, end);
        }
    }

    private void cooked(int o, int end) {
        if (!c.enter(Layer.LINUX_COOKED, o, 16, end, Flaw.MALFORMED_LINK)) {
            return;
        }
        if (c.u16(o + 4) == 6) {
            c.sourceMac = c.mac(o + 6);
        }
        cookedType(c.u16(o + 2), c.u16(o + 14), o + 16, end);
    }

    private void cooked2(int o, int end) {
        if (!c.enter(Layer.LINUX_COOKED_2, o, 20, end, Flaw.MALFORMED_LINK)) {
            return;
        }
        if (c.u8(o + 11) == 6) {
            c.sourceMac = c.mac(o + 12);
        }
        cookedType(c.u16(o + 8), c.u16(o), o + 20, end);
    }

    private void cookedType(int hardware, int protocol, int o, int end) {
        if (hardware == 803 || hardware == 802 || hardware == 801) {
            decode(hardware == 803 ? 127 : hardware == 802 ? 119 : 105, o, end);
        } else if (protocol == 4) {
            llc(o, end);
        } else if (protocol == 1) {
            c.payload(o, end);
        } else {
            type(protocol, o, end);
        }
    }

    /** PPI: its header tells the length and the real link type, in little endian. */
    private void perPacketInformation(int o, int end) {
        if (c.lacks(o, 8, end, Layer.PPI, Flaw.MALFORMED_LINK)) {
            return;
        }
        int length = c.u16le(o + 2);
        int linkType = c.u16le(o + 4);
        if (length < 8 || linkType == 192) {
            c.flaw(Flaw.MALFORMED_LINK);
        } else if (c.enter(Layer.PPI, o, length, end, Flaw.MALFORMED_LINK)) {
            decode(linkType, o + length, end);
        }
    }

    /** Family, version, resource id; then attributes in the recording host's byte order, of which 9 is the packet. */
    private void nflog(int o, int end) {
        if (!c.enter(Layer.NFLOG, o, 4, end, Flaw.MALFORMED_LINK)) {
            return;
        }
        int family = c.u8(o);
        int at = o + 4;
        while (c.limit - at >= 4) {
            int length = c.u16le(at);
            int type = c.u16le(at + 2) & 0x7fff;
            if (length < 4) {
                c.flaw(Flaw.MALFORMED_LINK);
                return;
            }
            if (type == 9) {
                int inner = Math.min(end, at + length);
                if (family == 2) {
                    network.ipv4(at + 4, inner);
                } else if (family == 10) {
                    network.ipv6(at + 4, inner);
                } else {
                    c.payload(at + 4, inner);
                }
                return;
            }
            at += length + 3 & ~3;
        }
    }
}
