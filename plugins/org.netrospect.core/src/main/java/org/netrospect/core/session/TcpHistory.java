package org.netrospect.core.session;

import static org.netrospect.core.packet.Datagram.ACK;
import static org.netrospect.core.packet.Datagram.FIN;
import static org.netrospect.core.packet.Datagram.RST;
import static org.netrospect.core.packet.Datagram.SYN;

import org.netrospect.core.session.TcpEndpoint.State;

/** Which letters a TCP packet adds to the history of its session. */
final class TcpHistory {
    private static final int SYN_SEEN = 0x01;
    private static final int FIN_SEEN = 0x02;
    private static final int RST_SEEN = 0x04;
    private static final int INCONSISTENT_SEEN = 0x08;
    private static final int DATA_SEEN = 0x10;
    private static final int ACK_SEEN = 0x20;
    private static final int SEVERAL_SEEN = 0x40;
    private static final int SERVER_SHIFT = 16;

    private TcpHistory() {
    }

    /** @param sequence relative number of the packet's first byte */
    static void flags(Session session, TcpConnection tcp, TcpEndpoint side, int flags, long sequence, int length) {
        switch (flags & (SYN | FIN | RST)) {
            case 0 -> {
                if (length > 0) {
                    had(session, tcp, side, DATA_SEEN, 'D');
                } else if ((flags & ACK) != 0) {
                    had(session, tcp, side, ACK_SEEN, 'A');
                }
            }
            case SYN -> {
                char letter = (flags & ACK) != 0 ? 'H' : 'S';
                if (had(session, tcp, side, SYN_SEEN, letter) && (int) sequence != side.historySyn) {
                    session.letters.add(tcp.letter(side, letter));
                }
                side.historySyn = (int) sequence;
            }
            case FIN -> {
                if (had(session, tcp, side, FIN_SEEN, 'F') && (int) sequence + length != side.historyFin) {
                    session.letters.add(tcp.letter(side, 'F'));
                }
                side.historyFin = (int) sequence + length;
            }
            case RST -> {
                if (had(session, tcp, side, RST_SEEN, 'R') && (int) sequence != side.historyRst) {
                    session.letters.add(tcp.letter(side, 'R'));
                }
                side.historyRst = (int) sequence;
            }
            default -> {
                if ((flags & FIN) != 0 && (flags & RST) != 0) {
                    had(session, tcp, side, INCONSISTENT_SEEN, 'I');
                } else {
                    had(session, tcp, side, SEVERAL_SEEN, 'Q');
                }
            }
        }
    }

    private static boolean had(Session session, TcpConnection tcp, TcpEndpoint side, int mask, char letter) {
        if ((letter == 'A' || letter == 'D') && session.letters.is('H')) {
            tcp.turnSynAck();
        }
        return session.letters.had(tcp.isClient(side) ? mask : mask << SERVER_SHIFT, tcp.letter(side, letter));
    }

    /** A window of 0 means something unless the other side has nothing more to say. */
    static void window(Session session, TcpConnection tcp, TcpEndpoint side, TcpEndpoint peer, int flags, int window) {
        if (window == 0 && (flags & RST) == 0 && peer.state != State.CLOSED && side.state != State.RESET
                && side.zeroWindowTold()) {
            session.letters.add(tcp.letter(side, 'W'));
        }
    }

    /**
     * Moves the last number of a side on.
     *
     * @return whether the packet repeats what its numbers say was sent before
     */
    static boolean repeats(TcpEndpoint side, int end, int flags, int length) {
        int delta = end - side.last();
        if ((flags & (SYN | RST)) != 0
                && (delta > TcpEndpoint.IMPLAUSIBLE_STEP || delta < -TcpEndpoint.IMPLAUSIBLE_STEP)) {
            return false;
        }
        if ((flags & FIN) != 0 && side.last() == side.start() + 1) {
            side.advanceLast(end);
            return false;
        }
        if (side.state == State.RESET) {
            return false;
        }
        if (delta > 0) {
            side.advanceLast(end);
            return false;
        }
        return length > 0;
    }
}
