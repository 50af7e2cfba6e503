package org.netrospect.core.packet;

/** Headers that the recording host puts in front of packets: in place of a link layer, or around it. */
final class RecorderHeaders {
    private final Cursor c;
    private final NetworkDecoder network;
    private final LinkDecoder links;

    RecorderHeaders(Cursor c, NetworkDecoder network, LinkDecoder links) {
        this.c = c;
        this.network = network;
        this.links = links;
    }

    /** An address family of the recording host, in its byte order (or in network order for LINKTYPE_LOOP). */
    void loopback(int o, int end, boolean networkOrder) {
        if (!c.enter(Layer.LOOPBACK, o, 4, end, Flaw.MALFORMED_LINK)) {
            return;
        }
        long family = c.u32(o);
        if (!networkOrder && family > 0xffff) {
            family = Integer.toUnsignedLong(Integer.reverseBytes((int) family));
        }
        family(family, o + 4, end);
    }

    private void family(long family, int o, int end) {
        switch ((int) family) {
            case 2 -> network.ipv4(o, end);
            // AF_INET6 of Windows, BSD and macOS
            case 10, 23, 24, 28, 30 -> network.ipv6(o, end);
            default -> c.payload(o, end);
        }
    }

    /** What OpenBSD shows of IPsec: a family in the host's byte order, the association, flags. */
    void encryptionLink(int o, int end) {
        if (!c.enter(Layer.ENCRYPTION_LINK, o, 12, end, Flaw.MALFORMED_LINK)) {
            return;
        }
        long family = c.u32(o);
        family(family > 0xffff ? Integer.toUnsignedLong(Integer.reverseBytes((int) family)) : family, o + 12, end);
    }

    /** What the packet filter of BSD logs: its header tells its length, which is filled up to four bytes. */
    void packetFilterLog(int o, int end) {
        if (c.lacks(o, 4, end, Layer.PACKET_FILTER_LOG, Flaw.MALFORMED_LINK)) {
            return;
        }
        int length = c.u8(o) + 3 & ~3;
        if (length < 4) {
            c.flaw(Flaw.MALFORMED_LINK);
        } else if (c.enter(Layer.PACKET_FILTER_LOG, o, length, end, Flaw.MALFORMED_LINK)) {
            family(c.u8(o + 1), o + length, end);
        }
    }

    /** PKTAP of macOS, in little endian: its length, whether a packet follows, the real link type, the process. */
    void processTap(int o, int end) {
        if (c.lacks(o, 12, end, Layer.PROCESS_TAP, Flaw.MALFORMED_LINK)) {
            return;
        }
        long length = Integer.toUnsignedLong(Integer.reverseBytes(c.i32(o)));
        int linkType = Integer.reverseBytes(c.i32(o + 8));
        if (length < 12 || length > end - o || linkType == 258 || linkType == 192) {
            c.flaw(Flaw.MALFORMED_LINK);
        } else if (c.enter(Layer.PROCESS_TAP, o, (int) length, end, Flaw.MALFORMED_LINK)) {
            links.decode(linkType, o + (int) length, end);
        }
    }

    void cooked(int o, int end) {
        if (!c.enter(Layer.LINUX_COOKED, o, 16, end, Flaw.MALFORMED_LINK)) {
            return;
        }
        if (c.u16(o + 4) == 6) {
            c.sourceMac = c.mac(o + 6);
        }
        cookedType(c.u16(o + 2), c.u16(o + 14), o + 16, end);
    }

    void cooked2(int o, int end) {
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
            links.decode(hardware == 803 ? 127 : hardware == 802 ? 119 : 105, o, end);
        } else if (protocol == 4) {
            links.llc(o, end);
        } else if (protocol == 1) {
            c.payload(o, end);
        } else {
            links.type(protocol, o, end);
        }
    }

    /** PPI: its header tells the length and the real link type, in little endian. */
    void perPacketInformation(int o, int end) {
        if (c.lacks(o, 8, end, Layer.PPI, Flaw.MALFORMED_LINK)) {
            return;
        }
        int length = c.u16le(o + 2);
        int linkType = c.u16le(o + 4);
        if (length < 8 || linkType == 192 || linkType == 258) {
            c.flaw(Flaw.MALFORMED_LINK);
        } else if (c.enter(Layer.PPI, o, length, end, Flaw.MALFORMED_LINK)) {
            links.decode(linkType, o + length, end);
        }
    }

    /** Family, version, resource id; then attributes in the recording host's byte order, of which 9 is the packet. */
    void nflog(int o, int end) {
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
