package org.netrospect.protocols.memcached;

import java.util.LinkedHashMap;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** Requests in datagrams, which reflect floods, and answers in several, read as far as none is missing. */
final class UdpExchanges implements Datagrams.Reader {
    /** Requests whose answers are waited for; the oldest is forgotten for a new one. */
    private static final int MOST = 64;

    private final SessionContext context;
    private final Told told;
    private final Map<Integer, Exchange> exchanges = new LinkedHashMap<>();

    /** One request and its answers, read as a stream. */
    private static final class Exchange {
        private final MemcachedSession session;
        private int next;

        Exchange(MemcachedSession session) {
            this.session = session;
        }
    }

    UdpExchanges(SessionContext context, Told told) {
        this.context = context;
        this.told = told;
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow bytes) {
        int number = bytes.u16(0);
        ByteWindow content = bytes.slice(MemcachedProtocol.UDP_HEADER, bytes.length() - MemcachedProtocol.UDP_HEADER);
        // who is flooded sees answers alone, and is taken for the server
        boolean answer = !fromClient || MemcachedProtocol.answers(content);
        Exchange exchange = exchanges.get(number);
        if (exchange == null || !answer) {
            if (exchange == null && exchanges.size() >= MOST) {
                exchanges.remove(exchanges.keySet().iterator().next());
            }
            exchange = new Exchange(new MemcachedSession(context, told));
            exchanges.put(number, exchange);
        }
        if (!answer) {
            exchange.session.data(true, content);
        } else if (bytes.u16(2) == exchange.next) {
            exchange.next++;
            exchange.session.data(false, content);
        }
    }

    @Override
    public void end() {
        told.end();
    }
}
