package org.netrospect.replay.match;

import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.packet.Datagram;

/** How far a session got, as rules ask for it: established or not, and bytes sent by each side. */
final class TcpProgress {
    private boolean clientSeen;
    private boolean serverSeen;
    private boolean opened;
    private boolean answered;
    private boolean established;
    /** The packet that completes the handshake is not itself of an established session. */
    private boolean completed;
    private final int[] first = new int[2];
    private final int[] next = new int[2];
    private final boolean[] numbered = new boolean[2];

    void packet(Datagram d, boolean fromClient) {
        clientSeen |= fromClient;
        serverSeen |= !fromClient;
        if (d.protocol != IpProtocol.TCP || !d.transportPresent) {
            established |= clientSeen && serverSeen;
            return;
        }
        established |= completed;
        int flags = d.tcpFlags & (Datagram.SYN | Datagram.ACK | Datagram.RST);
        if (flags == Datagram.SYN) {
            opened = true;
        } else if (flags == (Datagram.SYN | Datagram.ACK)) {
            answered = true;
        } else if (flags == Datagram.ACK) {
            // a recording that begins in the middle holds established sessions
            established |= !opened;
            // one that has the client's side alone holds what follows an answer that was not recorded
            completed |= fromClient && (answered || !serverSeen);
            // what came with it is a stream's
            established |= completed && d.payloadLength > 0;
        }
        number(d, fromClient ? 0 : 1);
    }

    private void number(Datagram d, int side) {
        int syn = (d.tcpFlags & Datagram.SYN) != 0 ? 1 : 0;
        int end = d.tcpSequence + d.payloadLength + syn;
        if (!numbered[side]) {
            numbered[side] = true;
            first[side] = d.tcpSequence;
            next[side] = end;
        } else if (end - next[side] > 0) {
            next[side] = end;
        }
    }

    /** Whether the recording has the session from its beginning. */
    boolean opened() {
        return opened;
    }

    boolean established() {
        return established;
    }

    /** Sequence numbers a side has used, its SYN included. */
    long size(boolean client) {
        int side = client ? 0 : 1;
        return next[side] - first[side] & 0xffff_ffffL;
    }
}
