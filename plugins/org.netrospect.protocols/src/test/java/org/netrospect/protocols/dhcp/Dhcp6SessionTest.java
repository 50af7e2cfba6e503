package org.netrospect.protocols.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class Dhcp6SessionTest {
    private static final String CLIENT = option(1, "\0\3\0\1\2\0\0\0\0\7");
    private static final String ADDRESS = "\40\1\15\270" + "\0".repeat(11) + "\5";

    private static String two(int value) {
        return "" + (char) (value >> 8) + (char) (value & 0xff);
    }

    private static String option(int code, String value) {
        return two(code) + two(value.length()) + value;
    }

    private static String message(int type, String options) {
        return (char) type + "\1\2\3" + options;
    }

    private static String request() {
        return message(3, CLIENT + option(39, "\0\4till\0") + option(6, "\0\27\0\30"));
    }

    private static String reply() {
        String address = option(5, ADDRESS + "\0\0\1\0\0\0\2\0");
        String leases = option(3, "\0\0\0\1" + "\0".repeat(8) + address);
        return message(7, CLIENT + option(2, "\0\3\0\1\2\0\0\0\0\1") + leases);
    }

    private static Fed udp() {
        return Fed.udp(new Dhcp6Protocol()::analyzer, 547);
    }

    @Test
    void tellsALeaseWithWhatTheClientSaidOfItself() {
        List<String> told = udp().client(request()).server(reply()).whole().lines("dhcpv6 lease");
        assertEquals(List.of("dhcpv6 lease @2 2001:db8::5 till {\"mac\":\"02:00:00:00:00:07\","
                + "\"client_id\":\"00030001020000000007\",\"addresses\":[\"2001:db8::5\"],\"hostname\":\"till\","
                + "\"requested_options\":\"23,24\",\"lease_seconds\":512,\"server_id\":\"00030001020000000001\","
                + "\"transaction_id\":\"010203\"}"), told);
    }

    @Test
    void readsARelayedMessage() {
        String relayed = "\14\0" + ADDRESS + ADDRESS + option(9, request());
        List<String> told = udp().client(relayed).whole().lines("dhcpv6 request");
        assertTrue(told.getFirst().contains("\"relay\":\"2001:db8::5\""), told::getFirst);
    }

    @Test
    void goesNoDeeperThanEightRelays() {
        String relayed = request();
        for (int i = 0; i < 9; i++) {
            relayed = "\14\0" + ADDRESS + ADDRESS + option(9, relayed);
        }
        Fed.Said said = udp().client(relayed).whole();
        assertEquals(1, said.lines("irregularity unreadable DHCPv6 message").size());
        assertEquals(0, said.lines("dhcpv6").size());
    }
}
