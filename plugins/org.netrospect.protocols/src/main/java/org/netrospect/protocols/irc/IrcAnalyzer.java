package org.netrospect.protocols.irc;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.text.LineReader;

/** Reads both streams of a connection to an IRC server as lines, until TLS begins. */
final class IrcAnalyzer implements Analyzer {
    /** RFC 2812 allows 512 bytes, IRCv3 8191 more of tags. */
    private static final int LONGEST_LINE = 1 << 14;

    private final SessionContext context;
    private final IrcDialogue dialogue;
    private final LineReader client = new LineReader(LONGEST_LINE);
    private final LineReader server = new LineReader(LONGEST_LINE);
    private Optional<Analyzer> inner = Optional.empty();
    private int ends;

    IrcAnalyzer(SessionContext context) {
        this.context = context;
        dialogue = new IrcDialogue(context);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        LineReader lines = fromClient ? client : server;
        int at = 0;
        while (at < bytes.length()) {
            if (inner.isPresent()) {
                inner.get().data(fromClient, bytes.slice(at, bytes.length() - at));
                return;
            }
            at = lines.take(bytes, at);
            if (lines.complete() && lines.length() > 0) {
                dialogue.message(fromClient, IrcMessage.of(lines.text()));
                if (dialogue.tlsBegins()) {
                    inner = Optional.of(context.inner(IpProtocol.TCP));
                }
            }
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        if (inner.isPresent()) {
            inner.get().gap(fromClient, length);
        } else {
            (fromClient ? client : server).clear();
        }
    }

    @Override
    public void end(boolean fromClient) {
        inner.ifPresent(it -> it.end(fromClient));
        if (++ends == 2 && inner.isEmpty()) {
            dialogue.end();
        }
    }
}
