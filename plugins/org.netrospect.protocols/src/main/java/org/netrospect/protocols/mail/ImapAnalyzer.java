package org.netrospect.protocols.mail;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Reads both streams of an IMAP session, until TLS begins. */
final class ImapAnalyzer implements Analyzer {
    private static final int TLS_HANDSHAKE = 0x16;

    private final SessionContext context;
    private final ImapDialogue dialogue;
    private final LiteralLines client;
    private final LiteralLines server;
    private Optional<Analyzer> inner = Optional.empty();

    ImapAnalyzer(SessionContext context) {
        this.context = context;
        dialogue = new ImapDialogue(context);
        client = new LiteralLines(dialogue.client());
        server = new LiteralLines(dialogue.server());
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        LiteralLines lines = fromClient ? client : server;
        if (inner.isEmpty() && fromClient && client.between() && bytes.u8(0) == TLS_HANDSHAKE) {
            inner = Optional.of(context.inner(IpProtocol.TCP));
        }
        int at = 0;
        while (at < bytes.length()) {
            if (inner.isPresent()) {
                inner.get().data(fromClient, bytes.slice(at, bytes.length() - at));
                return;
            }
            at = lines.take(bytes, at);
            if (!fromClient && dialogue.tlsBegins()) {
                inner = Optional.of(context.inner(IpProtocol.TCP));
            }
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        if (inner.isPresent()) {
            inner.get().gap(fromClient, length);
        } else {
            (fromClient ? client : server).gap(length);
        }
    }

    @Override
    public void end(boolean fromClient) {
        if (inner.isPresent()) {
            inner.get().end(fromClient);
            return;
        }
        (fromClient ? client : server).end();
        if (!fromClient) {
            dialogue.end();
        }
    }
}
