package org.netrospect.protocols.dhcp;

import java.util.Map;
import java.util.Optional;
import org.netrospect.core.RecentMap;

/**
 * What clients asked, known to all sessions of DHCP: who has no address yet asks everybody, and is answered in a
 * session between other addresses.
 */
final class Requests {
    /** Transactions remembered: all clients of a network may ask. The oldest is forgotten for a new one. */
    private static final int MOST = 2048;

    private record Client(long xid, String mac) {
    }

    private final Map<Client, DhcpMessage> asked = RecentMap.byInsertion(MOST);

    void add(DhcpMessage request) {
        asked.put(new Client(request.xid(), request.mac()), request);
    }

    /** What the client that is answered asked last in this transaction. */
    Optional<DhcpMessage> of(DhcpMessage answer) {
        return Optional.ofNullable(asked.get(new Client(answer.xid(), answer.mac())));
    }
}
