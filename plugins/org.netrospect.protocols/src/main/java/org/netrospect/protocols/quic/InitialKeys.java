package org.netrospect.protocols.quic;

import java.security.GeneralSecurityException;

/** What the keys of Initial packets are made of (RFC 9001, section 5.2). @param id the destination's */
record InitialKeys(int version, byte[] id) {
    PacketProtection client() {
        return PacketProtection.initial(version, id, true);
    }

    PacketProtection server() {
        return PacketProtection.initial(version, id, false);
    }

    /** Whether keys made of a client's packet's own id open it: it is the first one of an attempt to connect. */
    static boolean open(QuicPacket packet) {
        try {
            new InitialKeys(packet.version(), packet.destination()).client().open(packet.whole(), packet.numberAt());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
