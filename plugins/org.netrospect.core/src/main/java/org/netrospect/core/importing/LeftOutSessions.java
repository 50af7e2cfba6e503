package org.netrospect.core.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Session;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;

/**
 * Sessions of a case that began in captures which are not read: what of them is in others is known by addresses, ports
 * and time. The same whichever side was taken for the client.
 */
final class LeftOutSessions {
    private static final int CAPTURE = Tables.SESSIONS.index("capture");
    private static final int PROTO = Tables.SESSIONS.index("proto");
    private static final int CLIENT = Tables.SESSIONS.index("saddr");
    private static final int SERVER = Tables.SESSIONS.index("daddr");
    private static final int CLIENT_PORT = Tables.SESSIONS.index("sport");
    private static final int SERVER_PORT = Tables.SESSIONS.index("dport");
    private static final int BEGIN = Tables.SESSIONS.index("stime");
    private static final int END = Tables.SESSIONS.index("ltime");
    private static final int ID = Tables.SESSIONS.index("id");

    /** Ends of a session, the lower first. */
    private record Tuple(String protocol, End lower, End higher) {
        static Tuple of(String protocol, End one, End other) {
            return one.compareTo(other) <= 0 ? new Tuple(protocol, one, other) : new Tuple(protocol, other, one);
        }
    }

    private record End(long high, long low, long port) implements Comparable<End> {
        @Override
        public int compareTo(End o) {
            int byHigh = Long.compare(high, o.high);
            int byAddress = byHigh != 0 ? byHigh : Long.compare(low, o.low);
            return byAddress != 0 ? byAddress : Long.compare(port, o.port);
        }
    }

    private record Lasting(long begin, long end, long id) {
    }

    private final Map<Tuple, List<Lasting>> sessions = new HashMap<>();

    /**
     * @param table of sessions
     * @param rows of it that count
     * @param read ids of captures that are read
     */
    LeftOutSessions(Table table, int[] rows, Set<Integer> read) {
        for (int row : rows) {
            if (!read.contains((int) table.longAt(CAPTURE, row))) {
                Tuple tuple = Tuple.of(table.textAt(PROTO, row),
                        new End(table.addressHighAt(CLIENT, row), table.addressLowAt(CLIENT, row),
                                table.longAt(CLIENT_PORT, row)),
                        new End(table.addressHighAt(SERVER, row), table.addressLowAt(SERVER, row),
                                table.longAt(SERVER_PORT, row)));
                sessions.computeIfAbsent(tuple, none -> new ArrayList<>(1)).add(new Lasting(table.longAt(BEGIN, row),
                        table.longAt(END, row), table.longAt(ID, row)));
            }
        }
    }

    /** The id of the session that lasted when this one seems to begin; 0 if there is none. */
    long id(Session s) {
        if (sessions.isEmpty()) {
            return 0;
        }
        Tuple tuple = Tuple.of(IpProtocol.name(s.protocol()), new End(s.clientHigh(), s.clientLow(), s.clientPort()),
                new End(s.serverHigh(), s.serverLow(), s.serverPort()));
        return sessions.getOrDefault(tuple, List.of()).stream()
                .filter(each -> each.begin() <= s.firstTime() && s.firstTime() <= each.end())
                .mapToLong(Lasting::id).findFirst().orElse(0);
    }
}
