package org.netrospect.protocols.irc;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.text.LineReader;

/** Reads a chat from client to client: lines. */
final class DirectChat implements Analyzer {
    private static final EventKind MESSAGE = EventKind.of("irc", "message");
    private static final int LONGEST_LINE = 1 << 13;

    private final SessionContext context;
    private final String client;
    private final String server;
    private final LineReader clientLines = new LineReader(LONGEST_LINE);
    private final LineReader serverLines = new LineReader(LONGEST_LINE);

    /** @param from who offered it and listens */
    DirectChat(SessionContext context, String from, String to, IpAddress listens, int port) {
        this.context = context;
        context.service("irc-dcc");
        Session s = context.session();
        boolean serverListens = s.serverPort() == port && s.serverHigh() == listens.high()
                && s.serverLow() == listens.low();
        client = serverListens ? to : from;
        server = serverListens ? from : to;
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        LineReader lines = fromClient ? clientLines : serverLines;
        int at = 0;
        while (at < bytes.length()) {
            at = lines.take(bytes, at);
            if (lines.complete() && lines.length() > 0) {
                String from = fromClient ? client : server;
                String to = fromClient ? server : client;
                context.event(context.mark(), MESSAGE, from + " → " + to + ": " + lines.text(), new Details()
                        .put("from", from).put("to", to).put("text", lines.text()).put("direct", true));
            }
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        (fromClient ? clientLines : serverLines).clear();
    }

    @Override
    public void end(boolean fromClient) {
        // lines are told when they are complete
    }
}
