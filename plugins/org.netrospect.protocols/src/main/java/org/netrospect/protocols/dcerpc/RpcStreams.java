package org.netrospect.protocols.dcerpc;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FrameReader;

/** Cuts both directions of a connection or pipe into units. One thread. */
final class RpcStreams {
    /** The length of a unit has 16 bits. */
    private static final int LARGEST = 1 << 16;

    private final RpcSession session;
    private final FrameReader[] sides;
    private final boolean[] lost = new boolean[2];

    RpcStreams(SessionContext context, String pipe) {
        session = new RpcSession(context, pipe);
        sides = new FrameReader[] {
            new FrameReader(Pdu::length, LARGEST, (begin, length) -> unit(true, begin, length)),
            new FrameReader(Pdu::length, LARGEST, (begin, length) -> unit(false, begin, length))
        };
    }

    private void unit(boolean fromClient, ByteWindow begin, long length) {
        // shorter when bytes of it are missing
        if (begin.length() == length) {
            session.pdu(fromClient, Pdu.of(begin));
        }
    }

    void data(boolean fromClient, ByteWindow bytes) {
        int side = fromClient ? 0 : 1;
        if (lost[side]) {
            // a unit mostly begins with a segment or a write
            if (bytes.length() < Pdu.HEADER || !Pdu.begins(bytes)) {
                return;
            }
            lost[side] = false;
            sides[side].restart();
        }
        sides[side].data(bytes);
    }

    /** The next unit has to be looked for. */
    void lose(boolean fromClient) {
        lost[fromClient ? 0 : 1] = true;
    }

    /** Bytes are missing. @return whether it is still known where the next unit begins */
    boolean gap(boolean fromClient, long length) {
        int side = fromClient ? 0 : 1;
        if (!lost[side] && !sides[side].gap(length)) {
            lost[side] = true;
            return false;
        }
        return true;
    }

    void end() {
        session.end();
    }
}
