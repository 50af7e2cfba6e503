package org.netrospect.core.session;

import java.util.EnumSet;
import java.util.Set;
import org.netrospect.core.packet.Encapsulation;

/**
 * All packets of one 5-tuple, both directions, from first to last or idle timeout, and what is counted about them.
 * Mutable and owned by the thread of its shard until it has ended; then final. Times are nanoseconds since 1970 UTC,
 * counts are of packets and bytes as Argus counts them ({@code s…} from the client, {@code d…} from the server).
 */
public final class Session {
    // identity
    long id;
    int capture;
    long firstPacket;
    int depth;
    int ipVersion;
    long clientHigh;
    long clientLow;
    long serverHigh;
    long serverLow;
    int clientPort;
    int serverPort;
    int protocol;
    long clientMac;
    long serverMac;
    Encapsulation encapsulation = Encapsulation.NONE;

    // what passed
    long firstTime;
    long lastTime;
    long clientPackets;
    long serverPackets;
    long clientBytes;
    long serverBytes;
    long clientAppBytes;
    long serverAppBytes;
    int largestPayload;
    long clientRetransmitted;
    long serverRetransmitted;
    long clientGap;
    long serverGap;
    short clientTtl = -1;
    short serverTtl = -1;
    ConnectionState state = ConnectionState.OTH;
    String service = "";

    private byte[] contents = {};
    /** A bit for each {@link Tie}. */
    private byte ties;
    private boolean over;

    final HistoryLetters letters = new HistoryLetters();

    // where its packets are
    final PacketTrail trail = new PacketTrail();
    private long trailLocation = -1;

    // what only the session table uses: see there
    /** Count of sessions begun in the shard before this one. */
    final long order;
    /** Null for all but open TCP sessions whose first packet had a header: an Optional for each would cost memory. */
    TcpConnection tcp;
    /** Null until somebody wants the bytes, or something is wrong, and when the session has ended. */
    SessionAnalysis analysis;
    int hash;
    /** Null when it has ended. */
    SessionQueue queue;
    Session before;
    Session after;
    /** Shard's clock at the last packet, or, in the queue of closed ones, when it is to end. */
    long due;

    Session(long order) {
        this.order = order;
    }

    /**
     * What it contains, in brief: the coded form of {@link org.netrospect.core.contents.SessionContents}, empty if that
     * was not found out. Not to be changed.
     */
    public byte[] contents() {
        return contents;
    }

    /** Gives what it contains, on the session's thread, before it has ended. */
    public void contents(byte[] coded) {
        contents = coded;
    }

    /** How what is found in it depends on other sessions, or what is found in others on it. */
    public Set<Tie> ties() {
        Set<Tie> all = EnumSet.allOf(Tie.class);
        all.removeIf(tie -> (ties & 1 << tie.ordinal()) == 0);
        return all;
    }

    /** Adds one, on the session's thread. */
    public void tie(Tie tie) {
        ties |= (byte) (1 << tie.ordinal());
    }

    /** Takes over what was found out when it was read again. On the sink's thread, when both have ended. */
    public void explainedBy(Session again) {
        service = again.service;
        contents = again.contents;
        ties |= again.ties;
    }

    /** Whether the sink was told that it ended. Used on the sink's thread. */
    public boolean isOver() {
        return over;
    }

    /** Told by the pipeline, on the sink's thread. */
    public void over() {
        over = true;
    }

    /** Client and server were taken for each other: everything said of one is said of the other. */
    void turn() {
        long high = clientHigh;
        clientHigh = serverHigh;
        serverHigh = high;
        long low = clientLow;
        clientLow = serverLow;
        serverLow = low;
        int port = clientPort;
        clientPort = serverPort;
        serverPort = port;
        long mac = clientMac;
        clientMac = serverMac;
        serverMac = mac;
        long n = clientPackets;
        clientPackets = serverPackets;
        serverPackets = n;
        n = clientBytes;
        clientBytes = serverBytes;
        serverBytes = n;
        n = clientAppBytes;
        clientAppBytes = serverAppBytes;
        serverAppBytes = n;
        n = clientRetransmitted;
        clientRetransmitted = serverRetransmitted;
        serverRetransmitted = n;
        n = clientGap;
        clientGap = serverGap;
        serverGap = n;
        short ttl = clientTtl;
        clientTtl = serverTtl;
        serverTtl = ttl;
        trail.turn();
        letters.add('^');
    }

    /** Id within the case, from 1, in the order of first packets; 0 until the sink gave one. */
    public long id() {
        return id;
    }

    /** Told by the pipeline, on the sink's thread. */
    public void id(long given) {
        id = given;
    }

    /** Id of the capture its first packet is in. */
    public int capture() {
        return capture;
    }

    /** Number of its first packet in that capture, from 1. */
    public long firstPacket() {
        return firstPacket;
    }

    /** Tunnels around its first packet. */
    public int depth() {
        return depth;
    }

    /** 4 or 6; 4 for ARP. */
    public int ipVersion() {
        return ipVersion;
    }

    public long clientHigh() {
        return clientHigh;
    }

    public long clientLow() {
        return clientLow;
    }

    public long serverHigh() {
        return serverHigh;
    }

    public long serverLow() {
        return serverLow;
    }

    /** Port; for ICMP the type of the request. */
    public int clientPort() {
        return clientPort;
    }

    /** Port; for ICMP the type of the answer, or the code where the type has none. */
    public int serverPort() {
        return serverPort;
    }

    /** IP protocol number, or {@link org.netrospect.core.packet.Datagram#ARP}. */
    public int protocol() {
        return protocol;
    }

    /** Hardware address the client's first packet came from, lower 48 bits, or -1. */
    public long clientMac() {
        return clientMac;
    }

    /** Hardware address of the server's side, as of the first packet, lower 48 bits, or -1. */
    public long serverMac() {
        return serverMac;
    }

    public Encapsulation encapsulation() {
        return encapsulation;
    }

    public long firstTime() {
        return firstTime;
    }

    public long lastTime() {
        return lastTime;
    }

    /** Packets sent by the client. */
    public long spkts() {
        return clientPackets;
    }

    public long dpkts() {
        return serverPackets;
    }

    /** Bytes on the wire of the client's whole packets, link layer included. */
    public long sbytes() {
        return clientBytes;
    }

    public long dbytes() {
        return serverBytes;
    }

    /**
     * Payload bytes; for TCP the bytes of the stream by sequence numbers, each once, gaps included (as Zeek counts).
     */
    public long sappbytes() {
        return clientAppBytes;
    }

    public long dappbytes() {
        return serverAppBytes;
    }

    /** Bytes of the largest payload that one packet had, recorded or not. */
    public int largestPayload() {
        return largestPayload;
    }

    /** Packets of the client that repeated bytes already sent. */
    public long sretrans() {
        return clientRetransmitted;
    }

    public long dretrans() {
        return serverRetransmitted;
    }

    /** Bytes of the client's stream that are in no packet. */
    public long sgap() {
        return clientGap;
    }

    public long dgap() {
        return serverGap;
    }

    /** TTL or hop limit of the client's first packet, -1 for none. */
    public int sttl() {
        return clientTtl;
    }

    public int dttl() {
        return serverTtl;
    }

    /** Recognised application protocol, or "". */
    public String service() {
        return service;
    }

    public ConnectionState state() {
        return state;
    }

    /** Zeek's history letters, or "". */
    public String history() {
        return letters.text();
    }

    /** Place of its last trail piece as the sink gave it, -1 before there is one. Used on the sink's thread. */
    public long trail() {
        return trailLocation;
    }

    /** Told by the pipeline, on the sink's thread. */
    public void trail(long location) {
        trailLocation = location;
    }
}
