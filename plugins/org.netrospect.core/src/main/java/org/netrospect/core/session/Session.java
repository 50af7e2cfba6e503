package org.netrospect.core.session;

import org.netrospect.core.packet.Encapsulation;

/**
 * All packets of one 5-tuple, both directions, from first to last or idle timeout, and what is counted about them. Mutable
 * and owned by the thread of its shard until it has ended; then final. Times are nanoseconds since 1970 UTC, counts are of
 * packets and bytes as Argus counts them ({@code s…} from the client, {@code d…} from the server).
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

    // what passed; index 0 from the client, 1 from the server
    long firstTime;
    long lastTime;
    final long[] packets = new long[2];
    final long[] bytes = new long[2];
    final long[] appBytes = new long[2];
    final long[] retransmitted = new long[2];
    final long[] gapBytes = new long[2];
    final int[] ttl = {-1, -1};
    String service = "";
    ConnectionState state = ConnectionState.OTH;
    String history = "";
    boolean endedByLimit;

    // where its packets are
    final PacketTrail trail = new PacketTrail();
    long trailLocation = -1;

    Session() {
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
        return packets[0];
    }

    public long dpkts() {
        return packets[1];
    }

    /** Bytes on the wire of the client's whole packets, link layer included. */
    public long sbytes() {
        return bytes[0];
    }

    public long dbytes() {
        return bytes[1];
    }

    /** Payload bytes; for TCP the bytes of the stream by sequence numbers, each once, gaps included (as Zeek counts). */
    public long sappbytes() {
        return appBytes[0];
    }

    public long dappbytes() {
        return appBytes[1];
    }

    /** Packets of the client that repeated bytes already sent. */
    public long sretrans() {
        return retransmitted[0];
    }

    public long dretrans() {
        return retransmitted[1];
    }

    /** Bytes of the client's stream that are in no packet. */
    public long sgap() {
        return gapBytes[0];
    }

    public long dgap() {
        return gapBytes[1];
    }

    /** TTL or hop limit of the client's first packet, -1 for none. */
    public int sttl() {
        return ttl[0];
    }

    public int dttl() {
        return ttl[1];
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
        return history;
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
