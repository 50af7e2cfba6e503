package org.netrospect.protocols.stun;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FramedStreams;

/** Messages, and data of channels between them, in a stream (RFC 8656, 12.5). What the channels carry is not read. */
record StunStream(StunExchanges exchanges) implements FramedStreams.Reader {
    private static final int LONGEST = StunMessage.HEADER + 0xffff;

    static Analyzer of(SessionContext context, StunExchanges exchanges) {
        return new FramedStreams(context, "STUN", LONGEST, new StunStream(exchanges));
    }

    @Override
    public long length(boolean fromClient, ByteWindow begin) {
        if (begin.length() < 4) {
            return -1;
        }
        int length = begin.u16(2);
        return begin.u8(0) < 0x40 ? StunMessage.HEADER + length : 4 + (length + 3 & ~3);
    }

    @Override
    public void frame(boolean fromClient, ByteWindow begin, long length) {
        if (begin.length() < length) {
            return;
        }
        if (StunMessage.begins(begin)) {
            exchanges.message(fromClient, begin);
        } else if (begin.u8(0) < 0x40 || begin.u8(0) >= 0x50) {
            throw new MalformedInput("no STUN message begins where one should");
        }
    }

    @Override
    public void lost(boolean fromClient, long length) {
        throw new MalformedInput("bytes are missing, where the next STUN message begins is not known");
    }

    @Override
    public void end() {
        exchanges.end();
    }
}
