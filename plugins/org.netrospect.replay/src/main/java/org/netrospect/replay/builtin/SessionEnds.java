package org.netrospect.replay.builtin;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.replay.match.IndexQuestions;

/** The ends of one session of the case after the other, read from the table when they are asked for. One thread. */
final class SessionEnds implements IndexQuestions.Ends {
    private static final int PROTO = Tables.SESSIONS.index("proto");
    private static final int CLIENT = Tables.SESSIONS.index("saddr");
    private static final int SERVER = Tables.SESSIONS.index("daddr");
    private static final int CLIENT_PORT = Tables.SESSIONS.index("sport");
    private static final int SERVER_PORT = Tables.SESSIONS.index("dport");
    private static final int SERVICE = Tables.SESSIONS.index("service");
    /** Different texts that are remembered; there are a few dozen, but for what a damaged case may say. */
    private static final int TEXTS = 4096;

    private final Table sessions;
    private final Map<Long, Integer> protocols = new HashMap<>();
    private final Map<Long, String> services = new HashMap<>();
    private int row;

    SessionEnds(Table sessions) {
        this.sessions = sessions;
    }

    /** @return this, until another session is asked for */
    SessionEnds of(int session) {
        row = session;
        return this;
    }

    @Override
    public int protocol() {
        return known(protocols, PROTO, IpProtocol::number);
    }

    @Override
    public String service() {
        return known(services, SERVICE, name -> name);
    }

    private <T> T known(Map<Long, T> texts, int column, Function<String, T> meaning) {
        long key = sessions.textKeyAt(column, row);
        if (key < 0) {
            return meaning.apply(sessions.textAt(column, row));
        }
        if (texts.size() == TEXTS) {
            texts.clear();
        }
        return texts.computeIfAbsent(key, unknown -> meaning.apply(sessions.textAt(column, row)));
    }

    @Override
    public int ipVersion() {
        return sessions.addressVersionAt(CLIENT, row);
    }

    @Override
    public long clientHigh() {
        return sessions.addressHighAt(CLIENT, row);
    }

    @Override
    public long clientLow() {
        return sessions.addressLowAt(CLIENT, row);
    }

    @Override
    public int clientPort() {
        return (int) sessions.longAt(CLIENT_PORT, row);
    }

    @Override
    public long serverHigh() {
        return sessions.addressHighAt(SERVER, row);
    }

    @Override
    public long serverLow() {
        return sessions.addressLowAt(SERVER, row);
    }

    @Override
    public int serverPort() {
        return (int) sessions.longAt(SERVER_PORT, row);
    }
}
