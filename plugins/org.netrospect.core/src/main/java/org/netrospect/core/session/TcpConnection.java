package org.netrospect.core.session;

import static org.netrospect.core.packet.Datagram.ACK;
import static org.netrospect.core.packet.Datagram.FIN;
import static org.netrospect.core.packet.Datagram.RST;
import static org.netrospect.core.packet.Datagram.SYN;

import org.netrospect.core.packet.Datagram;
import org.netrospect.core.session.TcpEndpoint.State;

/**
 * Both sides of a TCP session: how far it got and what its history says, as Zeek sees it, and its two streams. Where
 * Zeek's choices differ from a textbook's (what a late RST means, when a session has ended) they are kept: analysts
 * compare.
 */
final class TcpConnection implements StreamListener {
    /** Unacknowledged bytes after which no acknowledgments are expected any more: the recording has one side only. */
    private static final int ONE_SIDED = 16 << 10;

    private final Session session;
    private TcpEndpoint client;
    private TcpEndpoint server;
    private boolean clientSeen;
    private boolean serverSeen;
    /** No SYN was seen: the numbering begins in the middle. */
    private boolean partial;
    private boolean finishing;
    private final TcpClosing closing = new TcpClosing(this);

    TcpConnection(Session session, StreamBudget budget) {
        this.session = session;
        client = new TcpEndpoint(new TcpStream(budget));
        server = new TcpEndpoint(new TcpStream(budget));
    }

    /** Whether a SYN on the same addresses and ports begins another session. */
    boolean reusedBy(Datagram d) {
        if ((d.tcpFlags & SYN) == 0) {
            return false;
        }
        TcpEndpoint opener = client;
        if ((d.tcpFlags & ACK) != 0) {
            if (client.state != State.INACTIVE) {
                return false;
            }
            opener = server;
        }
        if (client.closed || server.closed) {
            return true;
        }
        if (d.tcpSequence == opener.start()) {
            return false;
        }
        boolean reversed = (d.tcpFlags & ACK) == 0 && opener.state == State.SYN_ACK_SENT
                && server.state == State.INACTIVE && d.tcpSequence == server.start();
        return !reversed;
    }

    /** False once both sides have closed: what comes then does not make the session longer. */
    boolean lasts() {
        return !client.closed || !server.closed;
    }

    /** Time at which its close was complete, or -1. */
    long closedSince() {
        return closing.since();
    }

    /**
     * Takes a packet.
     *
     * @return whether it came from the client, which may have been turned by it
     */
    boolean process(Datagram d, boolean fromClient, AnalyzerFactory factory, SessionAnalysisSource analyses) {
        int flags = d.tcpFlags;
        int length = d.payloadLength;
        TcpEndpoint side = fromClient ? client : server;
        TcpEndpoint peer = fromClient ? server : client;
        notePartial(flags, fromClient);
        int sequenceLength = (flags & RST) != 0 ? 0 : length;
        sequenceLength += Integer.bitCount(flags & (SYN | FIN));
        int end = d.tcpSequence + sequenceLength;
        side.number((flags & SYN) != 0, d.tcpSequence, end);
        long sequence = side.relativeSequence(d.tcpSequence);
        TcpHistory.flags(session, this, side, flags, sequence, length);
        TcpHistory.window(session, this, side, peer, flags, d.tcpWindow);
        if ((flags & FIN) != 0) {
            side.fins++;
            side.finEnd = sequence + sequenceLength;
        }
        EarlyAcknowledgments.before(side, peer, sequence, flags, length, this);
        long acknowledged = (flags & ACK) != 0 ? peer.acknowledge(d.tcpAcknowledgment, (flags & RST) == 0) : 0;
        if (TcpHistory.repeats(side, end, flags, length) && side.repeatTold()) {
            session.letters.add(letter(side, 'T'));
        }
        boolean closes = TcpSteps.step(this, side, peer, d, fromClient);
        if ((flags & ACK) != 0) {
            if (peer.fins > 0 && acknowledged >= peer.finEnd) {
                acknowledged = peer.finEnd - 1;
            }
            if (!partial && clean() && EarlyAcknowledgments.early(peer, acknowledged, flags, length)) {
                if (EarlyAcknowledgments.keep(peer, acknowledged, this)) {
                    tellGap(peer);
                }
            } else if (acknowledged > peer.stream.trimmed()) {
                peer.stream.acknowledged(acknowledged, !partial, this);
                closing.check(peer, side, d.time);
            }
        }
        clientSeen |= fromClient;
        serverSeen |= !fromClient;
        if (length > 0 && (flags & RST) == 0 && sequence >= 0) {
            data(d, side, (flags & SYN) != 0 ? sequence + 1 : sequence, factory, analyses);
        }
        closing.check(side, peer, d.time);
        if (closes) {
            closing.close(side, peer, d.time);
        }
        return side == client;
    }

    private void data(Datagram d, TcpEndpoint side, long sequence, AnalyzerFactory factory,
            SessionAnalysisSource analyses) {
        if (side.fins > 0 && sequence >= side.finEnd && side.ackedRelative() >= side.finEnd) {
            analyses.note(session, d, "TCP data after the end", "Bytes were sent behind a FIN that the other side had "
                    + "acknowledged; they are not part of the stream");
            return;
        }
        boolean keep = analyses.wanted(session, d, factory);
        long from = sequence;
        int skip = (int) Math.min(d.payloadLength, Math.max(0, EarlyAcknowledgments.acknowledged(side) - from));
        boolean repeated = false;
        if (skip > 0 && from < side.stream.next()) {
            repeated = true;
        }
        boolean keepAlive = d.payloadLength == 1 && from == side.stream.next() - 1;
        if (keep && from < side.stream.next() && !keepAlive) {
            StreamNotes.repeated(session, d, side.delivered, from, analyses);
        }
        from += skip;
        int captured = d.payloadCaptured - skip;
        if (partial) {
            side.stream.skipProbe(from);
        }
        if (captured > 0) {
            int found = side.stream.add(from, d.data, d.payloadOffset + skip, captured, keep, this);
            repeated |= (found & TcpStream.REPEATED) != 0;
            StreamNotes.found(session, d, found, analyses);
        }
        EarlyAcknowledgments.after(side, this);
        if (repeated && !keepAlive) {
            if (side == client) {
                session.clientRetransmitted++;
            } else {
                session.serverRetransmitted++;
            }
        }
        if (side.nothingAcked() && side.stream.next() > ONE_SIDED) {
            side.stream.trim();
        }
    }

    private void notePartial(int flags, boolean fromClient) {
        if (fromClient) {
            if (!clientSeen) {
                partial = (flags & SYN) == 0 || (flags & ACK) != 0;
            }
        } else if (!serverSeen && !partial) {
            partial = (flags & SYN) == 0;
        }
    }

    /** Nothing more comes of a side's stream; says so once. */
    void end(TcpEndpoint side) {
        if (!side.ended) {
            side.ended = true;
            if (session.analysis != null) {
                session.analysis.end(side == client);
            }
        }
    }

    /** Client and server were taken for each other. The session is turned by the caller. */
    private void turn() {
        TcpEndpoint other = client;
        client = server;
        server = other;
        boolean seen = clientSeen;
        clientSeen = serverSeen;
        serverSeen = seen;
        partial = false;
    }

    /** The answer was recorded before the SYN it answers. */
    void turnReversed() {
        session.turn();
        turn();
        clientSeen = true;
    }

    /** The SYN of a side is missing, the rest of the handshake is there. */
    void establishedWithoutSyn(boolean byClient) {
        partial = false;
        clientSeen |= byClient;
        serverSeen |= !byClient;
    }

    boolean clientAwaitsAnswer() {
        return client.state == State.SYN_SENT;
    }

    /** The turn of a session that began with a SYN-ACK and goes on with anything but a RST. */
    void turnSynAck() {
        session.turn();
        turn();
        session.letters.replace('^', 'h');
        clientSeen = true;
    }

    boolean isClient(TcpEndpoint side) {
        return side == client;
    }

    /** Letters of the server are small. */
    char letter(TcpEndpoint side, char letter) {
        return side == client ? letter : (char) (letter | 0x20);
    }

    @Override
    public void bytes(TcpStream stream, byte[] bytes, int offset, int length) {
        if (bytes != TcpStream.UNKEPT) {
            TcpEndpoint side = stream == client.stream ? client : server;
            side.delivered.add(stream.next() - length, bytes, offset, length);
            if (session.analysis != null) {
                session.analysis.data(stream == client.stream, bytes, offset, length);
            }
        }
    }

    @Override
    public void gap(TcpStream stream, long length, boolean seenBeyond) {
        boolean fromClient = stream == client.stream;
        if (clean() || seenBeyond) {
            if (fromClient) {
                session.clientGap += length;
            } else {
                session.serverGap += length;
            }
        }
        TcpEndpoint side = fromClient ? client : server;
        if (clean() && !finishing && side.overtaken == 0) {
            tellGap(side);
        }
        if (session.analysis != null) {
            session.analysis.gap(fromClient, length);
        }
    }

    private boolean clean() {
        return client.clean() && server.clean();
    }

    private void tellGap(TcpEndpoint side) {
        if (side.gapTold()) {
            session.letters.add(letter(side, 'G'));
        }
    }

    /** The session ends: what waits is handed over, and the session's figures become final. */
    void finish() {
        session.state = ConnectionStates.tcp(client, server, session.history());
        session.clientAppBytes = client.size(server);
        session.serverAppBytes = server.size(client);
        finishing = true;
        EarlyAcknowledgments.missing(client, Long.MAX_VALUE, this);
        EarlyAcknowledgments.missing(server, Long.MAX_VALUE, this);
        client.stream.end(this);
        server.stream.end(this);
        end(client);
        end(server);
    }
}
