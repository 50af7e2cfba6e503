package org.netrospect.replay.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;

/**
 * Finds the sessions that alerts of other programs belong to: by addresses, ports, protocol and capture time. Of
 * several sessions on one 5-tuple it is the one that lasted when the packet was recorded, else the nearest in time.
 * Reads the sessions once, whatever the number of alerts.
 */
final class AlertSessions {
    /** Sessions kept of one 5-tuple; more of them are possible with reused ports only. */
    private static final int MOST = 100_000;

    /** Ends of a session in an order that does not depend on who was taken for the client. */
    private record Tuple(String one, String other, String protocol) {
    }

    /** A session. @param first nanoseconds since 1970 UTC */
    record Found(long session, int row, long first, long last) {
        private long distance(long time) {
            return time < first ? first - time : Math.max(0, time - last);
        }
    }

    private final Map<Tuple, List<Found>> sessions = new HashMap<>();

    AlertSessions(Table table, List<ExternalAlert> alerts) {
        for (ExternalAlert alert : alerts) {
            sessions.computeIfAbsent(tuple(alert), key -> new ArrayList<>());
        }
        int proto = Tables.SESSIONS.index("proto");
        int saddr = Tables.SESSIONS.index("saddr");
        int daddr = Tables.SESSIONS.index("daddr");
        int sport = Tables.SESSIONS.index("sport");
        int dport = Tables.SESSIONS.index("dport");
        for (int row = 0; row < table.rows(); row++) {
            String protocol = table.textAt(proto, row);
            boolean ports = protocol.equals("tcp") || protocol.equals("udp") || protocol.equals("sctp");
            String one = end(table.addressAt(saddr, row).orElse(IpAddress.v4(0)),
                    ports ? table.longAt(sport, row) : 0);
            String other = end(table.addressAt(daddr, row).orElse(IpAddress.v4(0)),
                    ports ? table.longAt(dport, row) : 0);
            Found found = new Found(table.longAt(Tables.SESSIONS.index("id"), row), row,
                    table.longAt(Tables.SESSIONS.index("stime"), row),
                    table.longAt(Tables.SESSIONS.index("ltime"), row));
            add(tuple(one, other, protocol), found);
            if (ports) {
                // a fragment has no ports: its alert is that of a session between the two hosts
                add(tuple(withoutPort(one), withoutPort(other), protocol), found);
            }
            // some alerts do not tell the protocol above IP
            add(tuple(withoutPort(one), withoutPort(other), ""), found);
        }
    }

    private void add(Tuple tuple, Found found) {
        List<Found> of = sessions.get(tuple);
        if (of != null && of.size() < MOST) {
            of.add(found);
        }
    }

    private static String withoutPort(String end) {
        return end.substring(0, end.indexOf(' ')) + " 0";
    }

    private static Tuple tuple(ExternalAlert alert) {
        String protocol = alert.protocol() < 0 ? "" : IpProtocol.name(alert.protocol());
        boolean ports = alert.protocol() == IpProtocol.TCP || alert.protocol() == IpProtocol.UDP
                || alert.protocol() == IpProtocol.SCTP;
        return tuple(end(alert.source(), ports ? alert.sourcePort() : 0),
                end(alert.destination(), ports ? alert.destinationPort() : 0), protocol);
    }

    private static Tuple tuple(String one, String other, String protocol) {
        return one.compareTo(other) <= 0 ? new Tuple(one, other, protocol) : new Tuple(other, one, protocol);
    }

    private static String end(IpAddress address, long port) {
        return address + " " + port;
    }

    /** The session of one of the alerts; none if the case has no session on its 5-tuple. */
    Optional<Found> of(ExternalAlert alert) {
        return sessions.getOrDefault(tuple(alert), List.of()).stream()
                .min(Comparator.comparingLong(each -> each.distance(alert.time())));
    }
}
