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
    private final RecorderHeaders recorder;
    private final PointToPoint lines;
    private final RingDecoder rings;
    private final SwitchTagDecoder switches;

    LinkDecoder(Cursor c, NetworkDecoder network) {
        this.c = c;
        this.network = network;
        wireless = new WirelessDecoder(c, this);
        recorder = new RecorderHeaders(c, network, this);
        lines = new PointToPoint(c, network, this);
        rings = new RingDecoder(c, this);
        switches = new SwitchTagDecoder(c, this);
    }

    /** Decodes a packet of this link type from {@code o} on. */
    void decode(int linkType, int o, int end) {
        switch (linkType) {
            case 1 -> ethernet(o, end);
            case 12, 14, 101, 228, 229 -> ip(o, end);
            case 0, 108 -> recorder.loopback(o, end, linkType == 108);
            case 6 -> rings.tokenRing(o, end);
            case 10 -> rings.fddi(o, end);
            case 100 -> llc(o, end);
            case 109 -> recorder.encryptionLink(o, end);
            case 113 -> recorder.cooked(o, end);
            case 117 -> recorder.packetFilterLog(o, end);
            case 276 -> recorder.cooked2(o, end);
            case 9, 50, 166 -> ppp(o, end);
            case 51 -> lines.pppoe(o, end);
            case 104 -> lines.hdlc(o, end);
            case 107 -> lines.frameRelay(o, end);
            case 105 -> wireless.frame(o, end, false);
            case 127 -> wireless.radiotap(o, end);
            case 119, 163 -> wireless.prismOrAvs(o, end);
            case 192 -> recorder.perPacketInformation(o, end);
            case 239 -> recorder.nflog(o, end);
            case 258 -> recorder.processTap(o, end);
            case 281 -> switches.broadcom(o, end);
            case 282 -> switches.broadcomInFront(o, end);
            case 284, 285 -> switches.marvell(o, linkType == 285, end);
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
            case 0x8864 -> lines.pppoe(o, end);
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
            case 0x8909 -> switches.groupTag(o, end);
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
            bridges(o + 3, end);
        } else {
            c.payload(o + 3, end);
        }
    }

    /** Protocols of bridges: 0 is the spanning tree, others register groups and VLANs (IEEE 802.1D, section 12.10). */
    private void bridges(int o, int end) {
        if (c.limit - o >= 2 && c.u16(o) != 0) {
            c.payload(o, end);
        } else {
            told(Datagram.STP, o, end);
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

    /** PPP inside something else. */
    void ppp(int o, int end) {
        lines.ppp(o, end);
    }
}
