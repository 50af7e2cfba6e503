package org.netrospect.protocols.dns;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** DNS over UDP: a message each datagram. */
final class DnsDatagrams implements Analyzer {
    private final SessionContext context;
    private final DnsExchange exchange;
    private boolean ended;

    DnsDatagrams(SessionContext context) {
        this.context = context;
        exchange = new DnsExchange(context);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        try {
            exchange.message(fromClient, bytes);
        } catch (MalformedInput e) {
            // one bad datagram does not make the others unreadable
            context.irregularity("not a DNS message", "A datagram on a port of DNS is no DNS message: it "
                    + e.getMessage() + "; it was left out.");
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        // a datagram that was cut is read as far as it goes
    }

    @Override
    public void end(boolean fromClient) {
        if (!ended) {
            ended = true;
            exchange.end();
        }
    }
}
