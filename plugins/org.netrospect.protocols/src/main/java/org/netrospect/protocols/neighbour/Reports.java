package org.netrospect.protocols.neighbour;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/** Sums up what a session says again and again: once for each host and protocol it is about, with ports and number. */
final class Reports {
    private static final int MOST = 256;
    private static final int MOST_PORTS = 100;

    private final SessionContext context;
    private final Map<Key, Sum> sums = new LinkedHashMap<>();
    private long leftOut;

    private record Key(String kind, String about, String details) {
    }

    /** What a packet was about that another could not deliver. @param port of the destination, -1 for none */
    private record Quoted(String protocol, IpAddress source, IpAddress destination, int port) {
    }

    private static final class Sum {
        private final Mark at;
        private final Details details;
        private final String about;
        private final List<String> ports = new ArrayList<>(1);
        private long count;

        Sum(Mark at, String about, Details details) {
            this.at = at;
            this.about = about;
            this.details = details;
        }
    }

    Reports(SessionContext context) {
        this.context = context;
    }

    static String named(String[] names, int code) {
        return code < names.length ? names[code] : Integer.toString(code);
    }

    /** Something is said of a packet that is quoted. */
    void about(String kind, ByteWindow quoted, Details details) {
        Quoted packet = quoted(quoted);
        details.put("of_protocol", packet.protocol()).put("of_client", packet.source())
                .put("of_server", packet.destination());
        Sum sum = sum(kind, packet.protocol() + " " + packet.destination(), details);
        String port = Integer.toString(packet.port());
        if (packet.port() >= 0 && sum.ports.size() < MOST_PORTS && !sum.ports.contains(port)) {
            sum.ports.add(port);
        }
    }

    /** Something is said. */
    void told(String kind, String subject, Details details) {
        sum(kind, subject, details);
    }

    private Sum sum(String kind, String about, Details details) {
        Key key = new Key(kind, about, details.toString());
        Sum sum = sums.get(key);
        if (sum == null) {
            sum = new Sum(context.mark(), about, details);
            if (sums.size() < MOST) {
                sums.put(key, sum);
            } else {
                leftOut++;
            }
        }
        sum.count++;
        return sum;
    }

    /** The header of the packet, and as much of its transport's as was quoted. */
    private static Quoted quoted(ByteWindow p) {
        int protocol;
        int transport;
        IpAddress source;
        IpAddress destination;
        switch (p.u8(0) >> 4) {
            case 4 -> {
                protocol = p.u8(9);
                transport = (p.u16(6) & 0x1fff) == 0 ? 4 * (p.u8(0) & 15) : p.length();
                source = IpAddress.v4(p.i32(12));
                destination = IpAddress.v4(p.i32(16));
            }
            case 6 -> {
                protocol = p.u8(6);
                transport = 40;
                source = new IpAddress(6, p.i64(8), p.i64(16));
                destination = new IpAddress(6, p.i64(24), p.i64(32));
            }
            default -> throw new MalformedInput("quotes no IP packet");
        }
        boolean ports = (protocol == IpProtocol.TCP || protocol == IpProtocol.UDP || protocol == IpProtocol.SCTP)
                && transport + 4 <= p.length();
        return new Quoted(IpProtocol.name(protocol), source, destination, ports ? p.u16(transport + 2) : -1);
    }

    void end() {
        sums.forEach((key, sum) -> {
            Details details = sum.details.put("ports", String.join(" ", sum.ports)).put("count", sum.count);
            String subject = sum.ports.size() == 1 ? sum.about + " " + sum.ports.getFirst() : sum.about;
            context.event(sum.at, EventKind.of("icmp", key.kind()), subject, details);
        });
        if (leftOut > 0) {
            context.irregularity("ICMP messages left out", leftOut + " messages about more than " + MOST
                    + " hosts in one session are not told.");
        }
        sums.clear();
    }
}
