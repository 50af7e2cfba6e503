package org.netrospect.core.session;

import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.packet.Datagram;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;

/**
 * Who talks to whom over what: the 5-tuple of a session, from client to server.
 *
 * @param protocol IP protocol number, or {@link Datagram#ARP}
 * @param ipVersion 4 or 6
 * @param clientPort as in {@link Session#clientPort()}, so are the others
 */
public record SessionKey(int protocol, int ipVersion, long clientHigh, long clientLow, int clientPort, long serverHigh,
        long serverLow, int serverPort) {

    public static SessionKey of(Session s) {
        return new SessionKey(s.protocol(), s.ipVersion(), s.clientHigh(), s.clientLow(), s.clientPort(),
                s.serverHigh(), s.serverLow(), s.serverPort());
    }

    /** The session of a row of the table {@code sessions}. */
    public static SessionKey of(Table sessions, int row) {
        TableSchema schema = sessions.schema();
        int client = schema.index("saddr");
        int server = schema.index("daddr");
        return new SessionKey(IpProtocol.number(sessions.textAt(schema.index("proto"), row)),
                sessions.addressVersionAt(client, row), sessions.addressHighAt(client, row),
                sessions.addressLowAt(client, row), (int) sessions.longAt(schema.index("sport"), row),
                sessions.addressHighAt(server, row), sessions.addressLowAt(server, row),
                (int) sessions.longAt(schema.index("dport"), row));
    }
}
