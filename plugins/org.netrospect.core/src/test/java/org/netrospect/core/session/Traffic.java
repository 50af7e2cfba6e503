package org.netrospect.core.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.Limits;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.packet.Datagram;

/** Makes datagrams between two hosts and gives them to a session table. */
final class Traffic {
    static final int CLIENT_PORT = 40000;
    static final int SERVER_PORT = 7777;
    static final long SECOND = 1_000_000_000L;
    static final int SYN = Datagram.SYN;
    static final int ACK = Datagram.ACK;
    static final int FIN = Datagram.FIN;
    static final int RST = Datagram.RST;

    final SessionTable table;
    final ShardOutput out = new ShardOutput();
    final List<Session> ended = new ArrayList<>();
    final List<Datagram> given = new ArrayList<>();
    long time = 1_700_000_000L * SECOND;
    long number;
    int capture = 1;
    int clientStart = 1000;
    int serverStart = 5000;
    int serverPort = SERVER_PORT;

    Traffic() {
        this(Limits.DEFAULT, AnalyzerFactory.NONE);
    }

    Traffic(Limits limits, AnalyzerFactory factory) {
        table = new SessionTable(limits, 1, factory);
    }

    static Datagram datagram(int protocol, boolean fromClient) {
        Datagram d = new Datagram();
        d.protocol = protocol;
        d.ipVersion = 4;
        d.ttl = fromClient ? 64 : 128;
        d.sourceLow = fromClient ? 0x0a000001 : 0x0a000002;
        d.destinationLow = fromClient ? 0x0a000002 : 0x0a000001;
        d.transportPresent = true;
        d.fragments = 1;
        d.wireLength = 60;
        d.data = new byte[0];
        return d;
    }

    /** @param sequence relative: 0 is the SYN, 1 the first byte */
    Traffic tcp(boolean fromClient, int flags, int sequence, int acknowledged, String payload) {
        Datagram d = datagram(IpProtocol.TCP, fromClient);
        d.sourcePort = fromClient ? CLIENT_PORT : serverPort;
        d.destinationPort = fromClient ? serverPort : CLIENT_PORT;
        d.tcpFlags = flags;
        d.tcpSequence = (fromClient ? clientStart : serverStart) + sequence;
        d.tcpAcknowledgment = (flags & ACK) != 0 ? (fromClient ? serverStart : clientStart) + acknowledged : 0;
        d.tcpWindow = 1000;
        return payload(d, payload.getBytes(StandardCharsets.ISO_8859_1));
    }

    Traffic client(int flags, int sequence, int acknowledged, String payload) {
        return tcp(true, flags, sequence, acknowledged, payload);
    }

    Traffic server(int flags, int sequence, int acknowledged, String payload) {
        return tcp(false, flags, sequence, acknowledged, payload);
    }

    /** SYN, SYN-ACK, ACK. */
    Traffic handshake() {
        return client(SYN, 0, 0, "").server(SYN | ACK, 0, 1, "").client(ACK, 1, 1, "");
    }

    Traffic udp(boolean fromClient, String payload) {
        Datagram d = datagram(IpProtocol.UDP, fromClient);
        d.sourcePort = fromClient ? CLIENT_PORT : serverPort;
        d.destinationPort = fromClient ? serverPort : CLIENT_PORT;
        return payload(d, payload.getBytes(StandardCharsets.ISO_8859_1));
    }

    Traffic icmp(boolean fromClient, int type, int code) {
        Datagram d = datagram(IpProtocol.ICMP, fromClient);
        d.sourcePort = type;
        d.destinationPort = code;
        return payload(d, new byte[56]);
    }

    Traffic payload(Datagram d, byte[] bytes) {
        d.data = bytes;
        d.payloadLength = bytes.length;
        d.payloadCaptured = bytes.length;
        d.wireLength = 60 + bytes.length;
        return give(d);
    }

    Traffic give(Datagram d) {
        d.capture = capture;
        d.number = ++number;
        d.time = time;
        d.position = number * 100;
        time += 1_000_000;
        given.add(d);
        table.process(d, out);
        ended.addAll(out.ended);
        out.ended.clear();
        return this;
    }

    Traffic after(long seconds) {
        time += seconds * SECOND;
        return this;
    }

    /** Ends the recording; gives the sessions in the order of their first packets. */
    List<Session> sessions() {
        table.finish(out);
        ended.addAll(out.ended);
        out.ended.clear();
        ended.sort((a, b) -> Long.compare(a.firstPacket(), b.firstPacket()));
        return ended;
    }

    Session only() {
        List<Session> all = sessions();
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " sessions");
        }
        return all.get(0);
    }
}
