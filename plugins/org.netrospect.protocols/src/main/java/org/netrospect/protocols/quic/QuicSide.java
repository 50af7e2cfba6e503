package org.netrospect.protocols.quic;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.protocols.tls.HandshakeReader;

/** What is known of one side of a connection: its keys by level, and its handshake messages. */
final class QuicSide {
    private final HandshakeBytes hello;
    private final HandshakeBytes rest;
    private final Map<Integer, PacketProtection> keys = new HashMap<>();
    /** Bytes of the connection id that it wants to be called by. */
    private int idLength;

    QuicSide(HandshakeReader.Listener listener) {
        hello = new HandshakeBytes(listener);
        rest = new HandshakeBytes(listener);
    }

    int idLength() {
        return idLength;
    }

    void idLength(int bytes) {
        idLength = bytes;
    }

    /** The keys of packets of a type; {@link QuicPacket#SHORT} for those with a short header. */
    Optional<PacketProtection> keys(int type) {
        return Optional.ofNullable(keys.get(type));
    }

    void keys(int type, PacketProtection protection) {
        keys.put(type, protection);
    }

    /** Takes a piece of the handshake. */
    void crypto(int type, long offset, ByteWindow piece) {
        if (type == QuicPacket.INITIAL) {
            hello.put(offset, piece);
        } else if (type == QuicPacket.HANDSHAKE) {
            rest.put(offset, piece);
        }
    }
}
