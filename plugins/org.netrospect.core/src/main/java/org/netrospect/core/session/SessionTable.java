package org.netrospect.core.session;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.Limits;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.packet.Datagram;
import org.netrospect.core.packet.Flaw;
import org.netrospect.core.packet.FragmentSource;

/**
 * One shard of the sessions of a recording: all datagrams of an address pair come to the same one, in file order. What
 * it says depends on them and on the limits alone: not on the clock, on threads, or on the size of blocks. One thread.
 */
public final class SessionTable {
    private final AnalyzerFactory factory;
    private final SessionAnalysisSource analyses;
    private final StreamBudget budget;
    private final SessionMap sessions = new SessionMap();
    private final SessionExpiry expiry;
    private final OpenSessions open = new OpenSessions();
    private final int most;
    private long begun;
    private long endedEarly;
    private int lastCapture;
    private long lastPacket;
    private long lastTime;

    /**
     * @param shards how many shards share the limits that hold over all
     * @param factory asked when the first payload of a session is seen
     */
    public SessionTable(Limits limits, int shards, AnalyzerFactory factory) {
        this(limits, shards, factory, false);
    }

    /** @param again whether sessions are read once more, with those that announced them */
    public SessionTable(Limits limits, int shards, AnalyzerFactory factory, boolean again) {
        this.factory = factory;
        analyses = new SessionAnalysisSource(factory, new AnalysisBudget(limits, shards), again);
        budget = new StreamBudget(limits, shards);
        expiry = new SessionExpiry(limits);
        most = Math.max(1, limits.sessions() / shards);
    }

    /** Takes the next datagram. */
    public void process(Datagram d, ShardOutput out) {
        lastCapture = d.capture;
        lastPacket = d.number;
        lastTime = d.time;
        analyses.capture(lastCapture, out);
        long believed = expiry.tick(d.time);
        expiry.sweep(this, out);

        int sourcePort = d.sourcePort;
        int destinationPort = d.destinationPort;
        boolean oneWay = false;
        if (IcmpTypes.isIcmp(d.protocol)) {
            int answer = IcmpTypes.counterpart(d.protocol, sourcePort);
            oneWay = answer < 0 || !d.transportPresent;
            destinationPort = oneWay ? destinationPort : answer;
        } else if (d.protocol >= Datagram.ARP) {
            sourcePort = 0;
            destinationPort = 0;
        }
        int hash = sessions.hash(d, sourcePort, destinationPort);
        Session session = sessions.find(d, sourcePort, destinationPort, oneWay, hash);
        if (session != SessionMap.NONE && over(session, d)) {
            end(session, out);
            session = SessionMap.NONE;
        }
        if (session == SessionMap.NONE) {
            session = begin(d, sourcePort, destinationPort, hash, out);
        }
        session.due = believed;
        boolean fromClient = oneWay || SessionMap.forward(session, d, sourcePort, destinationPort);
        count(session, d, fromClient, out);
    }

    private boolean over(Session session, Datagram d) {
        return expiry.isOver(session, d.time)
                || session.tcp != null && d.transportPresent && session.tcp.reusedBy(d);
    }

    private Session begin(Datagram d, int sourcePort, int destinationPort, int hash, ShardOutput out) {
        if (sessions.size() >= most) {
            endLongestIdle(out);
        }
        Session s = new Session(begun++);
        s.capture = d.capture;
        s.firstPacket = d.number;
        s.depth = d.depth;
        s.ipVersion = d.ipVersion;
        s.protocol = d.protocol;
        s.clientHigh = d.sourceHigh;
        s.clientLow = d.sourceLow;
        s.serverHigh = d.destinationHigh;
        s.serverLow = d.destinationLow;
        s.clientPort = sourcePort;
        s.serverPort = destinationPort;
        s.clientMac = d.sourceMac;
        s.serverMac = d.destinationMac;
        s.encapsulation = d.encapsulation;
        s.firstTime = d.time;
        s.lastTime = d.time;
        s.hash = hash;
        if (senderIsServer(d)) {
            s.turn();
        }
        if (d.protocol == IpProtocol.TCP && d.transportPresent) {
            s.tcp = new TcpConnection(s, budget);
        }
        sessions.add(s);
        expiry.add(s);
        open.begun(s);
        out.opened.add(s);
        return s;
    }

    private static boolean senderIsServer(Datagram d) {
        if (!d.transportPresent) {
            return false;
        }
        if (d.protocol == IpProtocol.TCP) {
            boolean syn = (d.tcpFlags & Datagram.SYN) != 0;
            boolean ack = (d.tcpFlags & Datagram.ACK) != 0;
            return (!syn || ack) && !toEverybody(d)
                    && ServerPorts.tcpSenderIsServer(d.sourcePort, d.destinationPort, syn);
        }
        return d.protocol == IpProtocol.UDP && !toEverybody(d)
                && ServerPorts.udpSenderIsServer(d.sourcePort, d.destinationPort);
    }

    private static boolean toEverybody(Datagram d) {
        return d.ipVersion == 4 && d.destinationLow == 0xffff_ffffL;
    }

    private void count(Session s, Datagram d, boolean forward, ShardOutput out) {
        boolean fromClient = forward;
        boolean lasts = true;
        if (s.analysis != null) {
            s.analysis.at(lastCapture, d.number, d.time);
        }
        boolean observed = analyses.observes(d);
        if (observed) {
            analyses.observe(s, d, forward);
        }
        if (s.tcp != null) {
            TcpConnection tcp = s.tcp;
            if (d.transportPresent) {
                lasts = tcp.lasts();
                long closedBefore = tcp.closedSince();
                fromClient = tcp.process(d, forward, factory, analyses);
                if (tcp.closedSince() != closedBefore) {
                    expiry.closed(s);
                }
            }
        } else if (d.protocol == IpProtocol.UDP && d.transportPresent) {
            s.letters.had(fromClient ? 1 : 2, fromClient ? 'D' : 'd');
        }
        if (lasts && d.time > s.lastTime) {
            s.lastTime = d.time;
        }
        if (d.time < s.firstTime) {
            s.firstTime = d.time;
        }
        expiry.touch(s);
        s.largestPayload = Math.max(s.largestPayload, d.payloadLength);
        int packets = Math.max(1, d.fragments);
        boolean stream = s.tcp != null;
        if (fromClient) {
            s.clientPackets += packets;
            s.clientBytes += d.wireLength;
            s.clientAppBytes += stream ? 0 : d.payloadLength;
            if (s.clientTtl < 0) {
                s.clientTtl = (short) d.ttl;
            }
        } else {
            s.serverPackets += packets;
            s.serverBytes += d.wireLength;
            s.serverAppBytes += stream ? 0 : d.payloadLength;
            if (s.serverTtl < 0) {
                s.serverTtl = (short) d.ttl;
            }
        }
        for (FragmentSource earlier : d.earlierFragments) {
            trail(s, earlier.capture(), earlier.number(), earlier.position(), !fromClient, out);
        }
        trail(s, lastCapture, d.number, d.position, !fromClient, out);
        if (d.flaws != 0) {
            noteFlaws(s, d);
        }
        boolean says = d.payloadCaptured > 0 || d.protocol == Datagram.ARP;
        if (!stream && says && d.transportPresent && analyses.wanted(s, d, factory)) {
            s.analysis.datagram(fromClient, d);
        }
        if (observed) {
            s.analysis.processed(d, fromClient);
        }
    }

    private static void trail(Session s, int capture, long number, long position, boolean fromServer, ShardOutput out) {
        if (s.trail.length() > 0 && s.trail.capture() != capture) {
            hand(s, out);
        }
        if (s.trail.add(capture, number, position, fromServer)) {
            hand(s, out);
        }
    }

    private static void hand(Session s, ShardOutput out) {
        int length = s.trail.length();
        int capture = s.trail.capture();
        out.pieces.add(new ShardOutput.Piece(s, capture, s.trail.take(), length));
    }

    private void noteFlaws(Session s, Datagram d) {
        // that packets were cut is told once a capture; here the session's gaps tell it
        long own = d.flaws & ~(1L << Flaw.TRUNCATED_CAPTURE.ordinal());
        for (long rest = own; rest != 0; rest &= rest - 1) {
            Flaw flaw = Flaw.ALL.get(Long.numberOfTrailingZeros(rest));
            analyses.note(s, d, flaw.what(), flaw.sentence());
        }
    }

    private void endLongestIdle(ShardOutput out) {
        if (endedEarly++ == 0) {
            out.irregularities.add(new Irregularity(lastCapture, lastPacket, lastTime, Optional.empty(),
                    "too many open sessions",
                    "At packet " + lastPacket + " " + most + " sessions were open in one part of the session table, "
                            + "the limit: from here on the longest idle ends for each new one, and may continue as "
                            + "another session"));
        }
        end(expiry.longestIdle(), out);
    }

    /** Ends an open session. */
    void end(Session s, ShardOutput out) {
        sessions.remove(s);
        SessionQueue.remove(s);
        close(s, out);
    }

    private void close(Session s, ShardOutput out) {
        if (s.tcp != null) {
            s.tcp.finish();
        } else {
            s.state = IcmpTypes.isIcmp(s.protocol) || s.protocol == IpProtocol.TCP ? ConnectionState.OTH
                    : ConnectionStates.other(s.clientPackets > 0, s.serverPackets > 0);
            if (s.analysis != null) {
                s.analysis.end(true);
                s.analysis.end(false);
            }
        }
        if (s.analysis != null) {
            s.analysis.tell(out);
        }
        if (s.contents().length == 0) {
            s.contents(factory.contentsUnseen(s));
        }
        if (s.trail.length() > 0) {
            hand(s, out);
        }
        s.tcp = null;
        s.analysis = null;
        out.ended.add(s);
    }

    /** Adds some of the sessions that are open, as they stand: at most a number that is the same for every shard. */
    public void show(List<OpenSession> to) {
        open.show(to);
    }

    /** The recording is over: ends all sessions in the order in which they began. */
    public void finish(ShardOutput out) {
        analyses.capture(lastCapture, out);
        List<Session> all = sessions.takeAll();
        all.sort(Comparator.comparingLong((Session s) -> s.order));
        for (Session s : all) {
            SessionQueue.remove(s);
            close(s, out);
        }
        if (endedEarly > 0) {
            out.irregularities.add(new Irregularity(lastCapture, lastPacket, lastTime, Optional.empty(),
                    "sessions ended early", endedEarly + " sessions of one part of the session table ended before "
                            + "their time because " + most + " were open, the limit"));
        }
    }
}
