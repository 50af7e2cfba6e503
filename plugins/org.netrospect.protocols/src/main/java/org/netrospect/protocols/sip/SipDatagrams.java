package org.netrospect.protocols.sip;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.text.HeaderFields;

/** SIP over datagrams: each is one message. */
record SipDatagrams(SipDialogue dialogue) implements Datagrams.Reader {
    /** Phones keep a translator's port open with zeros, blanks, {@code jaK} and the like. */
    private static final int LONGEST_KEEP_ALIVE = 8;

    @Override
    public void datagram(boolean fromClient, ByteWindow bytes) {
        int from = SipMessage.skipEmpty(bytes, 0);
        if (bytes.length() - from <= LONGEST_KEEP_ALIVE) {
            return;
        }
        int end = HeaderFields.end(bytes, from);
        int header = end < 0 ? bytes.length() : end;
        dialogue.message(fromClient, bytes.slice(from, header - from),
                bytes.slice(header, bytes.length() - header));
    }

    @Override
    public void end() {
        dialogue.end();
    }
}
