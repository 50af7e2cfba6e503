package org.netrospect.core.packet;

import org.netrospect.core.packet.EncapsulationPath.Kind;

/**
 * Tags of switches: those on the port towards their own processor, which name another port, and those that say to
 * which security group a sender belongs.
 */
final class SwitchTagDecoder {
    private static final int ADDRESSES = 12;
    private static final int TYPE = 2;
    private static final int TAG = 4;
    /** What a tag of Marvell has in front of it where it has an EtherType of its own, and two reserved bytes. */
    private static final int TAG_TYPE = 4;
    private static final int TAGGED = 0x20;

    private final Cursor c;
    private final LinkDecoder links;

    SwitchTagDecoder(Cursor c, LinkDecoder links) {
        this.c = c;
        this.links = links;
    }

    /** A tag of Broadcom behind the addresses. */
    void broadcom(int o, int end) {
        if (addresses(o, TAG, end)) {
            content(o, TAG, end);
        }
    }

    /** A tag of Broadcom before the frame. */
    void broadcomInFront(int o, int end) {
        if (c.enter(Layer.SWITCH_TAG, o, TAG, end, Flaw.MALFORMED_LINK)) {
            links.ethernet(o + TAG, end);
        }
    }

    /**
     * A tag of Marvell behind the addresses; it stands in place of a VLAN tag where the frame had one.
     *
     * @param typed whether an EtherType of its own announces it
     */
    void marvell(int o, boolean typed, int end) {
        int length = typed ? TAG_TYPE + TAG : TAG;
        if (!addresses(o, length, end)) {
            return;
        }
        int tag = o + ADDRESSES + length - TAG;
        if ((c.u8(tag) & TAGGED) != 0) {
            c.path.tag(Kind.VLAN, c.u16(tag + 2) & 0xfff);
        }
        content(o, length, end);
    }

    /** Metadata of Cisco, the security group of the sender most of all: version, number of options, options, type. */
    void groupTag(int o, int end) {
        if (c.lacks(o, 2, end, Layer.GROUP_TAG, Flaw.MALFORMED_LINK)) {
            return;
        }
        int length = 2 + 4 * c.u8(o + 1);
        if (!c.enter(Layer.GROUP_TAG, o, length + 2, end, Flaw.MALFORMED_LINK)) {
            return;
        }
        int next = c.u16(o + length);
        if (next == 0x8909) {
            c.flaw(Flaw.MALFORMED_LINK);
        } else {
            links.type(next, o + length + 2, end);
        }
    }

    /** @return false if the frame ends before its type */
    private boolean addresses(int o, int length, int end) {
        if (!c.enter(Layer.SWITCH_TAG, o, ADDRESSES + length + TYPE, end, Flaw.MALFORMED_LINK)) {
            return false;
        }
        c.frame = o;
        c.destinationMac = c.mac(o);
        c.sourceMac = c.mac(o + 6);
        return true;
    }

    private void content(int o, int length, int end) {
        int type = o + ADDRESSES + length;
        links.type(c.u16(type), type + TYPE, end);
    }
}
