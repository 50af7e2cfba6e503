package org.netrospect.replay.match;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.packet.Datagram;

/** Headers of a packet as buffers: {@code ipv4.hdr} and its kin. */
final class PacketHeaders {
    private static final int ICMP_HEADER = 8;

    private PacketHeaders() {
    }

    /** Whether what a rule asks of a header holds. */
    static boolean holds(MatchRule.Named named, Datagram d, StepMatcher matcher) {
        Optional<byte[]> header = header(named.buffer().name(), d);
        if (header.isEmpty()) {
            return false;
        }
        for (byte[] bytes : BufferForms.of(named.buffer(),
                new Transaction.Shown(named.buffer().name(), true, header.get(), header.get().length))) {
            if (matcher.matches(named.steps(), bytes, 0, bytes.length)) {
                return true;
            }
        }
        return false;
    }

    /** Bytes that the type of a message has before its data (RFC 792, RFC 950, RFC 1256). */
    private static int icmp(Datagram d) {
        if (d.protocol != IpProtocol.ICMP || d.payloadOffset + d.payloadCaptured < d.transportOffset + ICMP_HEADER) {
            return ICMP_HEADER;
        }
        return switch (d.data[d.transportOffset]) {
            case 9 -> ICMP_HEADER + 8 * (d.data[d.transportOffset + 4] & 0xff);
            case 13, 14 -> ICMP_HEADER + 12;
            case 17, 18 -> ICMP_HEADER + 4;
            default -> ICMP_HEADER;
        };
    }

    private static byte[] address(int version, long high, long low) {
        ByteBuffer bytes = ByteBuffer.allocate(version == 4 ? 4 : 16);
        return (version == 4 ? bytes.putInt((int) low) : bytes.putLong(high).putLong(low)).array();
    }

    private static Optional<byte[]> header(String name, Datagram d) {
        if (name.equals("ip.src") || name.equals("ip.dst")) {
            boolean source = name.endsWith("src");
            return d.protocol >= Datagram.ARP ? Optional.empty() : Optional.of(address(d.ipVersion,
                    source ? d.sourceHigh : d.destinationHigh, source ? d.sourceLow : d.destinationLow));
        }
        boolean its = switch (name) {
            case "ipv4.hdr" -> d.ipVersion == 4;
            case "ipv6.hdr" -> d.ipVersion == 6;
            case "tcp.hdr" -> d.protocol == IpProtocol.TCP && d.transportPresent;
            case "udp.hdr" -> d.protocol == IpProtocol.UDP && d.transportPresent;
            case "icmpv4.hdr" -> d.protocol == IpProtocol.ICMP && d.transportPresent;
            default -> d.protocol == IpProtocol.ICMPV6 && d.transportPresent;
        };
        if (!its) {
            return Optional.empty();
        }
        int from = name.startsWith("ip") ? d.headerOffset : d.transportOffset;
        int most = name.startsWith("icmp") ? from + icmp(d)
                : name.startsWith("ip") ? d.transportOffset : d.payloadOffset;
        int end = Math.min(most, d.payloadOffset + d.payloadCaptured);
        return end > from ? Optional.of(Arrays.copyOfRange(d.data, from, end)) : Optional.empty();
    }
}
