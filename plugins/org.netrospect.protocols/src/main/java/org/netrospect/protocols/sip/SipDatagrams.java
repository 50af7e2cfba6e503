package org.netrospect.protocols.sip;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Reads SIP over datagrams: each is one message. */
final class SipDatagrams implements Analyzer {
    /** Phones keep a translator's port open with zeros, blanks, {@code jaK} and the like. */
    private static final int LONGEST_KEEP_ALIVE = 8;

    private final SessionContext context;
    private final SipDialogue dialogue;
    private boolean ended;

    SipDatagrams(SessionContext context) {
        this.context = context;
        dialogue = new SipDialogue(context);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        int from = SipMessage.skipEmpty(bytes, 0);
        if (bytes.length() - from <= LONGEST_KEEP_ALIVE) {
            return;
        }
        int end = SipMessage.headerEnd(bytes, from);
        int header = end < 0 ? bytes.length() : end;
        try {
            dialogue.message(fromClient, SipMessage.of(bytes.slice(from, header - from),
                    bytes.slice(header, bytes.length() - header)));
        } catch (MalformedInput e) {
            // one bad datagram does not make the others unreadable
            context.irregularity("not a SIP message", "A datagram of a SIP session is no SIP message: it "
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
            dialogue.end();
        }
    }
}
