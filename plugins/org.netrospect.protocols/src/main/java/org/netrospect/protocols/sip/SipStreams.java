package org.netrospect.protocols.sip;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.protocols.frame.HeadedStreams;

/** Messages of SIP in streams, with empty lines and zeros between them that keep the connection alive. */
final class SipStreams implements HeadedStreams.Reader {
    /** Bytes kept of a message. */
    static final int MOST = 1 << 16;

    private final SipDialogue dialogue;

    SipStreams(SipDialogue dialogue) {
        this.dialogue = dialogue;
    }

    @Override
    public boolean begins(String line) {
        return line.startsWith("SIP/2.0 ") || line.endsWith(" SIP/2.0");
    }

    @Override
    public String contentLength(ByteWindow header) {
        return SipMessage.of(header, header.slice(header.length(), 0)).field("content-length");
    }

    @Override
    public void message(boolean fromClient, ByteWindow header, ByteWindow body) {
        dialogue.message(fromClient, header, body);
    }

    @Override
    public long between(ByteWindow begin) {
        int first = begin.u8(0);
        return begin.length() == 1 && (first == '\r' || first == '\n' || first == 0) ? 1 : 0;
    }

    @Override
    public void end() {
        dialogue.end();
    }
}
