package org.netrospect.core.session;

import static org.netrospect.core.packet.Datagram.ACK;
import static org.netrospect.core.packet.Datagram.FIN;
import static org.netrospect.core.packet.Datagram.RST;
import static org.netrospect.core.packet.Datagram.SYN;

import org.netrospect.core.packet.Datagram;
import org.netrospect.core.session.TcpEndpoint.State;

/** How the flags of a packet move a side of a TCP session on, as Zeek sees it. */
final class TcpSteps {
    private TcpSteps() {
    }

    /** Moves a side on by the flags of its packet; says whether that closes it. */
    static boolean step(TcpConnection tcp, TcpEndpoint side, TcpEndpoint peer, Datagram d, boolean fromClient) {
        int flags = d.tcpFlags;
        boolean fin = (flags & FIN) != 0;
        boolean rst = (flags & RST) != 0;
        boolean closes = false;
        switch (side.state) {
            case INACTIVE -> closes = first(tcp, side, peer, d, fromClient);
            case SYN_SENT, SYN_ACK_SENT -> {
                if (fin) {
                    side.state(State.CLOSED);
                    closes = true;
                }
                if (rst) {
                    side.state(State.RESET);
                    closes = true;
                }
            }
            case ESTABLISHED, PARTIAL -> {
                if ((flags & SYN) != 0 && (flags & ACK) == 0 && side.state == State.PARTIAL
                        && peer.state == State.INACTIVE) {
                    side.state(State.SYN_SENT);
                }
                if (fin && !rst) {
                    side.state(State.CLOSED);
                    if (peer.state == State.RESET && peer.previous == State.CLOSED) {
                        peer.state(State.CLOSED);
                    }
                    closes = true;
                }
                if (rst) {
                    side.state(State.RESET);
                    closes = true;
                }
            }
            case CLOSED -> {
                if (rst && peer.state != State.CLOSED) {
                    side.state(State.RESET);
                    closes = !side.closed;
                }
            }
            case RESET -> {
            }
        }
        return closes;
    }

    private static boolean first(TcpConnection tcp, TcpEndpoint side, TcpEndpoint peer, Datagram d,
            boolean fromClient) {
        int flags = d.tcpFlags;
        boolean ack = (flags & ACK) != 0;
        if ((flags & SYN) != 0) {
            if (fromClient) {
                side.state(ack ? State.SYN_ACK_SENT : State.SYN_SENT);
            } else {
                if (!ack && peer.state == State.SYN_ACK_SENT && d.tcpSequence == side.start()) {
                    tcp.turnReversed();
                    peer.state(State.ESTABLISHED);
                }
                if (peer.state == State.SYN_SENT) {
                    peer.state(State.ESTABLISHED);
                }
                side.state(State.ESTABLISHED);
            }
        }
        boolean closes = (flags & (FIN | RST)) != 0;
        if ((flags & FIN) != 0) {
            side.state(State.CLOSED);
        }
        if ((flags & RST) != 0) {
            side.state(State.RESET);
        }
        // some servers acknowledge a SYN before they answer it: that means nothing yet
        boolean early = !fromClient && d.payloadLength == 0 && tcp.clientAwaitsAnswer();
        if (side.state == State.INACTIVE && !early) {
            if (ack && peer.state == State.ESTABLISHED) {
                side.state(State.ESTABLISHED);
                tcp.establishedWithoutSyn(fromClient);
            } else {
                side.state(State.PARTIAL);
            }
        }
        return closes;
    }
}
