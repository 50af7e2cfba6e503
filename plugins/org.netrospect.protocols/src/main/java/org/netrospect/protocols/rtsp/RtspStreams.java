package org.netrospect.protocols.rtsp;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.frame.HeadedStreams;

/** Messages of RTSP in streams, and packets of media between them (RFC 2326, section 10.12). */
final class RtspStreams implements HeadedStreams.Reader {
    /** Bytes kept of a message; the longest packet is as long. */
    static final int MOST = (1 << 16) + 4;
    private static final int PACKET = '$';
    private static final int HEAD = 4;
    private static final int USUAL_CHANNELS = 16;

    private final Presentation presentation;
    private final RtspDialogue dialogue;

    RtspStreams(Presentation presentation, RtspDialogue dialogue) {
        this.presentation = presentation;
        this.dialogue = dialogue;
    }

    @Override
    public boolean begins(String line) {
        return line.startsWith("RTSP/") || line.endsWith(" RTSP/1.0") || line.endsWith(" RTSP/2.0");
    }

    @Override
    public String contentLength(ByteWindow header) {
        return RtspMessage.of(header, header.slice(header.length(), 0)).field("content-length");
    }

    @Override
    public void message(boolean fromClient, ByteWindow header, ByteWindow body) {
        dialogue.message(fromClient, RtspMessage.of(header, body));
    }

    @Override
    public long between(ByteWindow begin) {
        int first = begin.u8(0);
        if (first == PACKET) {
            return begin.length() < HEAD ? -1 : HEAD + begin.u16(2);
        }
        if (begin.length() > 1) {
            return 0;
        }
        if (first == '\r' || first == '\n') {
            return 1;
        }
        if (first < 'A' || first > 'Z') {
            throw new MalformedInput("neither a message of RTSP nor a packet of media begins with " + first);
        }
        return 0;
    }

    /** What could be a packet of RTP. */
    @Override
    public long perhapsBetween(ByteWindow begin) {
        if (begin.u8(0) != PACKET || begin.length() > HEAD + 1) {
            return 0;
        }
        if (begin.length() < HEAD + 1) {
            return -1;
        }
        boolean packet = begin.u8(1) < USUAL_CHANNELS && begin.u8(HEAD) >> 6 == 2 && begin.u16(2) > 0;
        return packet ? HEAD + begin.u16(2) : 0;
    }

    @Override
    public void between(boolean fromClient, ByteWindow whole) {
        if (whole.length() > HEAD) {
            presentation.packet(fromClient, whole.u8(1), whole.slice(HEAD, whole.length() - HEAD));
        }
    }

    @Override
    public void end() {
        dialogue.end();
    }
}
