package org.netrospect.protocols.neighbour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.protocols.Fed;

class IcmpProtocolTest {
    private static final String SIX = "\40\1\15\270" + "\0".repeat(11);

    private static Fed icmp(int protocol) {
        return Fed.datagrams(new IcmpProtocol()::analyzer, protocol, 0);
    }

    private static String udp(int port) {
        return "\105\0\0\34\0\0\0\0\100\21\0\0\300\0\2\7\300\0\2\1\234\100" + (char) (port >> 8)
                + (char) (port & 0xff) + "\0\10\0\0";
    }

    @Test
    void sumsUpWhatCouldNotBeDelivered() {
        List<String> told = icmp(IpProtocol.ICMP).header("\3\3\0\0\0\0\0\0").client(udp(53)).client(udp(123))
                .client(udp(53)).whole().lines();
        assertEquals(List.of("icmp unreachable @1 udp 192.0.2.1 {\"code\":\"port\",\"of_protocol\":\"udp\","
                + "\"of_client\":\"192.0.2.7\",\"of_server\":\"192.0.2.1\",\"ports\":\"53 123\",\"count\":3}"), told);
    }

    @Test
    void tellsTheGatewayOfARedirect() {
        List<String> told = icmp(IpProtocol.ICMP).header("\5\1\0\0\300\0\2\11").client(udp(53)).whole()
                .lines("icmp redirect");
        assertTrue(told.getFirst().contains("\"code\":\"host\",\"gateway\":\"192.0.2.9\""), told::getFirst);
    }

    @Test
    void tellsWhatARouterAdvertises() {
        String prefix = "\3\4\100\300\0\0\16\20\0\0\16\20\0\0\0\0" + SIX + "\0";
        String servers = "\31\3\0\0\0\0\16\20" + SIX + "\1";
        List<String> told = icmp(IpProtocol.ICMPV6).header("\206\0\0\0\100\200\7\10")
                .client("\0\0\0\0\0\0\0\0" + prefix + servers + "\1\1\2\0\0\0\0\1").whole().lines();
        assertEquals(List.of("icmp router @1 2001:db8::/64 {\"hop_limit\":64,\"managed\":true,"
                + "\"other_configuration\":false,\"lifetime\":1800,\"mac\":\"02:00:00:00:00:01\","
                + "\"prefixes\":[\"2001:db8::/64\"],\"dns_servers\":[\"2001:db8::1\"],\"count\":1}"), told);
    }

    @Test
    void tellsNeighboursAndConflicts() {
        Fed fed = icmp(IpProtocol.ICMPV6).header("\210\0\0\0\140\0\0\0");
        fed.client(SIX + "\5\2\1\2\0\0\0\0\7").client(SIX + "\5\2\1\2\0\0\0\0\146");
        Fed.Said said = fed.whole();
        assertEquals(2, said.lines("icmp binding").size());
        assertEquals(1, said.lines("icmp conflict @2 2001:db8::5 is at 02:00:00:00:00:66, was at").size());
    }

    @Test
    void leavesOutMessagesThatQuoteNothing() {
        Fed.Said said = icmp(IpProtocol.ICMP).header("\3\1\0\0\0\0\0\0").client("x").client(udp(53)).whole();
        assertEquals(1, said.lines("irregularity unreadable ICMP message").size());
        assertEquals(1, said.lines("icmp unreachable").size());
    }

    @Test
    void leavesOutOptionsWithoutLength() {
        Fed.Said said = icmp(IpProtocol.ICMPV6).header("\210\0\0\0\140\0\0\0").client(SIX + "\5\2\0").whole();
        assertEquals(1, said.lines("irregularity").size());
    }
}
