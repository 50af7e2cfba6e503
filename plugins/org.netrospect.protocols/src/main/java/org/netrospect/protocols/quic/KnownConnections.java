package org.netrospect.protocols.quic;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.RecentMap;
import org.netrospect.core.bytes.ByteWindow;

/** Connections of a shard by the ids that their packets go to: an id says the same from whatever address it comes. */
final class KnownConnections {
    /** Ids kept; the oldest is forgotten for a new one. */
    private static final int MOST = 256;
    /** Shorter ones would be met by chance. */
    private static final int SHORTEST = 4;

    private final Map<String, Found> ids = RecentMap.byInsertion(MOST);

    /** @param toServer whether packets with this id go to the connection's server */
    record Found(QuicConnection connection, boolean toServer, String id) {
    }

    void add(byte[] id, QuicConnection connection, boolean toServer) {
        if (id.length >= SHORTEST && id.length <= QuicPacket.LONGEST_ID) {
            String name = HexFormat.of().formatHex(id);
            ids.putIfAbsent(name, new Found(connection, toServer, name));
        }
    }

    /** The connection that a packet with a short header belongs to. */
    Optional<Found> find(ByteWindow packet) {
        int longest = Math.min(QuicPacket.LONGEST_ID, packet.length() - 1);
        if (ids.isEmpty() || longest < SHORTEST || packet.u8(0) >= 0x80) {
            return Optional.empty();
        }
        String begin = HexFormat.of().formatHex(packet.bytes(1, longest));
        for (int length = longest; length >= SHORTEST; length--) {
            Found found = ids.get(begin.substring(0, 2 * length));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
