package org.netrospect.replay.match;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.packet.Datagram;
import org.netrospect.replay.rule.Comparison;
import org.netrospect.replay.rule.PacketTest;

/**
 * What rules ask of fragments. A datagram that was put together holds if one of its fragments would: the first has more
 * behind it, the others have offsets from 1 on.
 */
final class Fragments {
    private static final int MORE = 1;

    private Fragments() {
    }

    private static boolean together(Datagram d) {
        return d.fragments > 1 || d.fragment;
    }

    static boolean bits(PacketTest.FragmentBits test, Datagram d) {
        if (together(d)) {
            return PacketFacts.bits(test.how(), MORE, test.bits()) || PacketFacts.bits(test.how(), 0, test.bits());
        }
        ByteWindow header = PacketFacts.header(d);
        return d.ipVersion == 4 && header.length() >= 20
                && PacketFacts.bits(test.how(), header.u8(6) >> 5, test.bits());
    }

    /** Offsets in units of 8 bytes. */
    static boolean offset(Comparison comparison, Datagram d) {
        if (together(d)) {
            long last = (d.payloadOffset + (long) d.payloadLength - 1) / 8;
            for (long offset = 0; offset <= last; offset++) {
                if (comparison.test(offset)) {
                    return true;
                }
            }
            return d.fragment && comparison.test(last + 1);
        }
        ByteWindow header = PacketFacts.header(d);
        return d.ipVersion == 4 && header.length() >= 20 && comparison.test(header.u16(6) & 0x1fff);
    }
}
