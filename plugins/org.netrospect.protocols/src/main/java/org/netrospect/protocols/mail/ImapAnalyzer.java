package org.netrospect.protocols.mail;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.text.UntilTls;

/** Reads both streams of an IMAP session, until TLS begins. */
final class ImapAnalyzer extends UntilTls {
    private final ImapDialogue dialogue;
    private final LiteralLines client;
    private final LiteralLines server;

    ImapAnalyzer(SessionContext context) {
        super(context);
        dialogue = new ImapDialogue(context);
        client = new LiteralLines(dialogue.client());
        server = new LiteralLines(dialogue.server());
    }

    @Override
    protected boolean awaitsTls() {
        return client.between();
    }

    @Override
    protected int read(boolean fromClient, ByteWindow bytes, int from) {
        int at = (fromClient ? client : server).take(bytes, from);
        if (!fromClient && dialogue.tlsBegins()) {
            beginTls();
        }
        return at;
    }

    @Override
    protected void lost(boolean fromClient, long length) {
        (fromClient ? client : server).gap(length);
    }

    @Override
    protected void over(boolean fromClient) {
        (fromClient ? client : server).end();
        if (!fromClient) {
            dialogue.end();
        }
    }
}
