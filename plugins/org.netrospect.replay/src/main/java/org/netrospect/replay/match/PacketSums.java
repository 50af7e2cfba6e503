package org.netrospect.replay.match;

import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.packet.Checksums;
import org.netrospect.core.packet.Datagram;
import org.netrospect.core.packet.Flaw;
import org.netrospect.replay.rule.PacketTest;

/** Checksums of packets. Of what was not recorded whole, or was put together, nothing is known. */
final class PacketSums {
    private static final int RIGHT = 0xffff;

    private PacketSums() {
    }

    static boolean holds(PacketTest.Checksum asked, Datagram d) {
        if (d.ipVersion != asked.ipVersion() || d.protocol >= Datagram.ARP) {
            return false;
        }
        if (asked.protocol() == 0) {
            int length = d.transportOffset - d.headerOffset;
            return d.fragments == 1 && length >= 20
                    && (Checksums.fold(Checksums.sum(d.data, d.headerOffset, length, 0)) == RIGHT) == asked.valid();
        }
        if (d.protocol != asked.protocol() || !d.transportPresent || d.payloadCaptured < d.payloadLength
                || d.fragment) {
            return false;
        }
        // a sender of UDP over IPv4 may leave it out (RFC 768)
        boolean none = d.protocol == IpProtocol.UDP && d.ipVersion == 4 && d.data[d.transportOffset + 6] == 0
                && d.data[d.transportOffset + 7] == 0;
        return none ? asked.valid() : (d.flaws & 1L << Flaw.BAD_TRANSPORT_CHECKSUM.ordinal()) == 0 == asked.valid();
    }
}
