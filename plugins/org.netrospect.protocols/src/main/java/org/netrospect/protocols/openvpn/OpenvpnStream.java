package org.netrospect.protocols.openvpn;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FramedStreams;

/** Packets in TCP streams: in front of each stand two bytes with its length. One thread. */
final class OpenvpnStream implements FramedStreams.Reader {
    private static final int LENGTH = 2;
    private static final int MOST = LENGTH + 0xffff;

    private final OpenvpnSession session;
    private int lost;

    private OpenvpnStream(OpenvpnSession session) {
        this.session = session;
    }

    static Analyzer of(SessionContext context, OpenvpnSession session) {
        return new FramedStreams(context, "OpenVPN", MOST, new OpenvpnStream(session));
    }

    @Override
    public long length(boolean fromClient, ByteWindow begin) {
        return begin.length() < LENGTH ? -1 : LENGTH + begin.u16(0);
    }

    @Override
    public void frame(boolean fromClient, ByteWindow begin, long length) {
        if (length > LENGTH && begin.length() == length) {
            session.datagram(fromClient, begin.slice(LENGTH, begin.length() - LENGTH));
        }
    }

    @Override
    public void lost(boolean fromClient, long length) {
        if (++lost == 2) {
            throw new MalformedInput("both directions have gaps between packets");
        }
    }

    @Override
    public void end() {
        session.end();
    }
}
