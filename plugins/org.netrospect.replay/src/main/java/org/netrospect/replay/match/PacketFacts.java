package org.netrospect.replay.match;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.packet.Datagram;
import org.netrospect.replay.rule.Comparison;
import org.netrospect.replay.rule.PacketTest;
import org.netrospect.replay.rule.PacketTest.Bits;

/** What a packet's headers say, for the conditions of rules. */
final class PacketFacts {
    private static final int GRE = 47;
    /** RFC 4443, section 3.2. */
    private static final int PACKET_TOO_BIG = 2;
    private static final int CALL_LENGTH = 28;

    private PacketFacts() {
    }

    static boolean holds(PacketTest test, Datagram d) {
        return switch (test) {
            case PacketTest.Number n -> number(n, d);
            case PacketTest.Flags f -> d.protocol == IpProtocol.TCP && d.transportPresent
                    && bits(f.how(), d.tcpFlags & 0xff & ~f.ignored(), f.bits());
            case PacketTest.FragmentBits f -> Fragments.bits(f, d);
            case PacketTest.IpOption o -> IpOptions.has(d, o.type());
            case PacketTest.SameAddress s -> d.sourceHigh == d.destinationHigh && d.sourceLow == d.destinationLow;
            case PacketTest.Checksum c -> PacketSums.holds(c, d);
            case PacketTest.ProcedureCall c -> call(c, d);
            case PacketTest.IpVersion v -> d.ipVersion == v.version() && d.protocol < Datagram.ARP;
            case PacketTest.StreamSize s -> throw new IllegalArgumentException("not a fact of a packet");
            case PacketTest.SessionAge a -> throw new IllegalArgumentException("not a fact of a packet");
        };
    }

    static boolean bits(Bits how, int value, int wanted) {
        return switch (how) {
            case EXACTLY -> value == wanted;
            case ALL -> (value & wanted) == wanted;
            case ANY -> (value & wanted) != 0;
            case NOT_ALL -> (value & wanted) != wanted;
        };
    }

    /** In TCP a length comes first; a call that begins in the midst of a packet is not seen. */
    private static boolean call(PacketTest.ProcedureCall c, Datagram d) {
        int mark = d.protocol == IpProtocol.TCP ? 4 : 0;
        if (d.protocol != IpProtocol.TCP && d.protocol != IpProtocol.UDP
                || d.payloadCaptured < mark + CALL_LENGTH) {
            return false;
        }
        ByteWindow bytes = new ByteWindow(d.data, d.payloadOffset + mark, CALL_LENGTH);
        return bytes.u32(4) == 0 && bytes.u32(12) == c.program()
                && (c.version() < 0 || bytes.u32(16) == c.version())
                && (c.procedure() < 0 || bytes.u32(20) == c.procedure());
    }

    /** That of the datagram, and those of the tunnels it came through. */
    private static boolean protocol(Comparison comparison, Datagram d) {
        if (d.protocol < 256 && comparison.test(d.protocol)) {
            return true;
        }
        String tunnel = d.encapsulation.tunnel();
        boolean gre = tunnel.contains("gre") || tunnel.contains("erspan") || tunnel.contains("pptp");
        return gre && comparison.kind() == Comparison.Kind.EQUAL && comparison.test(GRE);
    }

    /** The IP header; empty if the datagram was put together from fragments. */
    static ByteWindow header(Datagram d) {
        return new ByteWindow(d.data, d.headerOffset, Math.max(0, d.transportOffset - d.headerOffset));
    }

    private static boolean number(PacketTest.Number n, Datagram d) {
        boolean tcp = d.protocol == IpProtocol.TCP && d.transportPresent;
        boolean icmp = (d.protocol == IpProtocol.ICMP || d.protocol == IpProtocol.ICMPV6) && d.transportPresent;
        return switch (n.field()) {
            case TTL -> d.ttl >= 0 && n.comparison().test(d.ttl);
            case TOS -> d.ipVersion == 4 && header(d).length() >= 20 && n.comparison().test(header(d).u8(1));
            case IP_ID -> d.ipVersion == 4 && header(d).length() >= 20 && n.comparison().test(header(d).u16(4));
            case FRAGMENT_OFFSET -> Fragments.offset(n.comparison(), d);
            case IP_PROTOCOL -> protocol(n.comparison(), d);
            case PAYLOAD_SIZE -> d.protocol < Datagram.ARP && n.comparison().test(d.payloadLength);
            case TCP_SEQUENCE -> tcp && n.comparison().test(d.tcpSequence & 0xffff_ffffL);
            case TCP_ACKNOWLEDGMENT -> tcp && n.comparison().test(d.tcpAcknowledgment & 0xffff_ffffL);
            case TCP_WINDOW -> tcp && n.comparison().test(d.tcpWindow);
            case TCP_MSS -> tcp && TcpMss.of(d).stream().anyMatch(n.comparison()::test);
            case ICMP_TYPE -> icmp && n.comparison().test(d.sourcePort);
            case ICMP_CODE -> icmp && n.comparison().test(d.destinationPort);
            case ICMP_ID -> icmp && echo(d) && n.comparison().test(icmpWord(d, 4));
            case ICMP_MTU -> d.protocol == IpProtocol.ICMPV6 && d.transportPresent && d.sourcePort == PACKET_TOO_BIG
                    && d.transportOffset + 8 <= d.data.length
                    && n.comparison().test(new ByteWindow(d.data, d.transportOffset, 8).u32(4));
            case ICMP_SEQUENCE -> icmp && echo(d) && n.comparison().test(icmpWord(d, 6));
        };
    }

    /** Types that have an identifier and a number. */
    private static boolean echo(Datagram d) {
        boolean there = d.transportOffset + 8 <= d.data.length && d.payloadOffset - d.transportOffset >= 8;
        int type = d.sourcePort;
        return there && (d.protocol == IpProtocol.ICMPV6 ? type == 128 || type == 129
                : type == 0 || type == 8 || type >= 13 && type <= 18);
    }

    private static int icmpWord(Datagram d, int offset) {
        return new ByteWindow(d.data, d.transportOffset, 8).u16(offset);
    }
}
