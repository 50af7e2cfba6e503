package org.netrospect.protocols.irc;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.text.LineReader;
import org.netrospect.protocols.text.UntilTls;

/** Reads both streams of a connection to an IRC server as lines, until TLS begins. */
final class IrcAnalyzer extends UntilTls {
    /** RFC 2812 allows 512 bytes, IRCv3 8191 more of tags. */
    private static final int LONGEST_LINE = 1 << 14;

    private final IrcDialogue dialogue;
    private final LineReader client = new LineReader(LONGEST_LINE);
    private final LineReader server = new LineReader(LONGEST_LINE);
    private int ends;

    IrcAnalyzer(SessionContext context) {
        super(context);
        dialogue = new IrcDialogue(context);
    }

    @Override
    protected int read(boolean fromClient, ByteWindow bytes, int from) {
        LineReader lines = fromClient ? client : server;
        int at = lines.take(bytes, from);
        if (lines.complete() && lines.length() > 0) {
            dialogue.message(fromClient, IrcMessage.of(lines.text()));
            if (dialogue.tlsBegins()) {
                beginTls();
            }
        }
        return at;
    }

    @Override
    protected void lost(boolean fromClient, long length) {
        (fromClient ? client : server).clear();
    }

    @Override
    protected void over(boolean fromClient) {
        if (++ends == 2) {
            dialogue.end();
        }
    }
}
