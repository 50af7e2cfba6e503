package org.netrospect.protocols.openvpn;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FrameReader;

/** Cuts TCP streams into packets: in front of each stand two bytes with its length. One thread. */
final class OpenvpnStream implements Analyzer {
    private static final int LENGTH = 2;
    private static final int MOST = LENGTH + 0xffff;

    private final SessionContext context;
    private final OpenvpnSession session;
    private final FrameReader client = reader(true);
    private final FrameReader server = reader(false);
    private boolean clientLost;
    private boolean serverLost;
    private int ends;

    OpenvpnStream(SessionContext context, OpenvpnSession session) {
        this.context = context;
        this.session = session;
    }

    private FrameReader reader(boolean fromClient) {
        return new FrameReader(OpenvpnStream::length, MOST, (begin, length) -> {
            if (length > LENGTH) {
                packet(fromClient, begin.slice(LENGTH, begin.length() - LENGTH));
            }
        });
    }

    private void packet(boolean fromClient, ByteWindow packet) {
        session.datagram(fromClient, packet);
    }

    private static long length(ByteWindow begin) {
        return begin.length() < LENGTH ? -1 : LENGTH + begin.u16(0);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        if (!(fromClient ? clientLost : serverLost)) {
            (fromClient ? client : server).data(bytes);
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        if ((fromClient ? client : server).gap(length)) {
            return;
        }
        context.irregularity("OpenVPN stream lost", length + " bytes are missing where a packet of OpenVPN says how "
                + "long it is; this direction is not read any further.");
        if (fromClient) {
            clientLost = true;
        } else {
            serverLost = true;
        }
        if (clientLost && serverLost) {
            session.end();
            throw new MalformedInput("both directions have gaps between packets");
        }
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            session.end();
        }
    }
}
