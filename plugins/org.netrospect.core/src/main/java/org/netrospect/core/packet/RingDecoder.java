package org.netrospect.core.packet;

/** Rings, where 802.2 stands behind addresses like those of Ethernet: FDDI and token ring. */
final class RingDecoder {
    private static final int FDDI_HEADER = 13;
    private static final int TOKEN_RING_HEADER = 14;

    private final Cursor c;
    private final LinkDecoder links;

    RingDecoder(Cursor c, LinkDecoder links) {
        this.c = c;
        this.links = links;
    }

    /** ANSI X3.139: frame control, destination, source; the upper half of frame control tells of 802.2. */
    void fddi(int o, int end) {
        if (!c.enter(Layer.FDDI, o, FDDI_HEADER, end, Flaw.MALFORMED_LINK)) {
            return;
        }
        addresses(o + 1);
        if ((c.u8(o) & 0x70) == 0x50) {
            links.llc(o + FDDI_HEADER, end);
        } else {
            c.payload(o + FDDI_HEADER, end);
        }
    }

    /** IEEE 802.5: access control, frame control, addresses, and a route if the source's first bit says so. */
    void tokenRing(int o, int end) {
        if (c.lacks(o, TOKEN_RING_HEADER, end, Layer.TOKEN_RING, Flaw.MALFORMED_LINK)) {
            return;
        }
        int length = TOKEN_RING_HEADER;
        if ((c.u8(o + 8) & 0x80) != 0) {
            if (c.lacks(o, TOKEN_RING_HEADER + 2, end, Layer.TOKEN_RING, Flaw.MALFORMED_LINK)) {
                return;
            }
            length += c.u8(o + TOKEN_RING_HEADER) & 0x1f;
        }
        if (!c.enter(Layer.TOKEN_RING, o, length, end, Flaw.MALFORMED_LINK)) {
            return;
        }
        addresses(o + 2);
        if ((c.u8(o + 1) & 0xc0) == 0x40) {
            links.llc(o + length, end);
        } else {
            c.payload(o + length, end);
        }
    }

    private void addresses(int o) {
        c.destinationMac = c.mac(o);
        // the first bit of a source tells of a route
        c.sourceMac = c.mac(o + 6) & 0x7fff_ffff_ffffL;
    }
}
