package org.netrospect.protocols.dns;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FramedStreams;

/** DNS over TCP: each message behind its length (RFC 1035, 4.2.2). One thread. */
final class DnsStream implements FramedStreams.Reader {
    private static final int LENGTH = 2;
    private static final int MOST = LENGTH + 0xffff;

    private final SessionContext context;
    private final DnsExchange exchange;
    private int lost;

    private DnsStream(SessionContext context) {
        this.context = context;
        exchange = new DnsExchange(context);
    }

    static Analyzer of(SessionContext context) {
        return new FramedStreams(context, "DNS", MOST, new DnsStream(context));
    }

    @Override
    public long length(boolean fromClient, ByteWindow begin) {
        return begin.length() < LENGTH ? -1 : LENGTH + begin.u16(0);
    }

    @Override
    public void frame(boolean fromClient, ByteWindow begin, long length) {
        if (begin.length() < length) {
            context.irregularity("message not whole",
                    "Bytes of a DNS message of " + length + " bytes are missing; it was left out.");
        } else if (length > LENGTH) {
            exchange.datagram(fromClient, begin.slice(LENGTH, begin.length() - LENGTH));
        }
    }

    @Override
    public void lost(boolean fromClient, long length) {
        if (++lost == 2) {
            throw new MalformedInput("bytes of both directions are not in the capture");
        }
    }

    @Override
    public void end() {
        exchange.end();
    }
}
