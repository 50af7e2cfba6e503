package org.netrospect.protocols.stun;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.protocols.frame.FrameReader;

/** Messages, and data of channels between them, in a stream (RFC 8656, 12.5). What the channels carry is not read. */
final class StunStream implements Analyzer {
    private static final int LONGEST = 1 << 16;

    private final StunExchanges exchanges;
    private final FrameReader client = new FrameReader(StunStream::length, LONGEST, (m, n) -> message(true, m));
    private final FrameReader server = new FrameReader(StunStream::length, LONGEST, (m, n) -> message(false, m));
    private boolean ended;

    StunStream(StunExchanges exchanges) {
        this.exchanges = exchanges;
    }

    private static long length(ByteWindow begin) {
        if (begin.length() < 4) {
            return -1;
        }
        int length = begin.u16(2);
        return begin.u8(0) < 0x40 ? StunMessage.HEADER + length : 4 + (length + 3 & ~3);
    }

    private void message(boolean fromClient, ByteWindow bytes) {
        if (StunMessage.begins(bytes)) {
            exchanges.message(fromClient, bytes);
        } else if (bytes.u8(0) < 0x40 || bytes.u8(0) >= 0x50) {
            throw new MalformedInput("no STUN message begins where one should");
        }
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        try {
            (fromClient ? client : server).data(bytes);
        } catch (MalformedInput e) {
            end(fromClient);
            throw e;
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        if (!(fromClient ? client : server).gap(length)) {
            end(fromClient);
            throw new MalformedInput("bytes are missing, where the next STUN message begins is not known");
        }
    }

    @Override
    public void end(boolean fromClient) {
        if (!ended) {
            ended = true;
            exchanges.end();
        }
    }
}
