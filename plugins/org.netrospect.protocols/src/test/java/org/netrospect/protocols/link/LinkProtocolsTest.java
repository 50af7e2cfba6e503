package org.netrospect.protocols.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.packet.Datagram;
import org.netrospect.protocols.Fed;

class LinkProtocolsTest {
    private static final String ETHERNET = "\1\200\302\0\0\16\2\0\0\0\0\7\210\314";

    private static String element(int type, String value) {
        return "" + (char) (type << 1 | value.length() >> 8) + (char) (value.length() & 0xff) + value;
    }

    private static String lldp() {
        return element(1, "\4\2\0\0\0\0\7") + element(2, "\5eth0") + element(3, "\0\170") + element(5, "switch-1")
                + element(6, "Example OS 7.1") + element(7, "\0\24\0\24")
                + element(8, "\5\1\300\0\2\1\2\0\0\0\1\0") + element(127, "\0\200\302\1\0\12") + "\0\0";
    }

    private static Fed fedLldp() {
        return Fed.datagrams(new LldpProtocol()::analyzer, Datagram.LLDP, 0).header(ETHERNET);
    }

    @Test
    void tellsANeighbourOnceWithHowOftenItWasSaid() {
        Fed.Said said = fedLldp().client(lldp()).client(lldp()).whole();
        assertEquals(List.of("lldp neighbour @1 switch-1 eth0 {\"mac\":\"02:00:00:00:00:07\","
                + "\"chassis\":\"02:00:00:00:00:07\",\"port\":\"eth0\",\"ttl\":120,\"system_name\":\"switch-1\","
                + "\"system_description\":\"Example OS 7.1\",\"capabilities\":\"bridge router\",\"port_vlan\":10,"
                + "\"management_address\":\"192.0.2.1\",\"count\":2,\"last\":\"2.000000000\"}"),
                said.lines("lldp neighbour"));
        assertEquals(List.of("lldp software @1 Example OS {\"addr\":\"192.0.2.1\",\"product\":\"Example OS\","
                + "\"version\":\"7.1\",\"source\":\"LLDP system description\"}"), said.lines("lldp software"));
    }

    @Test
    void leavesOutAMessageWhoseElementsAreCut() {
        Fed.Said said = fedLldp().client(element(1, "\4\2\0\0\0\0\7") + "\4\100x").client(lldp()).whole();
        assertEquals(1, said.lines("irregularity unreadable LLDP message").size());
        assertEquals(1, said.lines("lldp neighbour").size());
    }

    private static String cisco(int type, String value) {
        return "\0" + (char) type + "\0" + (char) (value.length() + 4) + value;
    }

    @Test
    void readsWhatCiscoDevicesTell() {
        String message = "\2\264\0\0" + cisco(1, "R1") + cisco(2, "\0\0\0\1\1\1\314\0\4\300\0\2\1")
                + cisco(3, "Gi0/1") + cisco(4, "\0\0\0\1") + cisco(5, "Cisco IOS Software, Version 12.2(55)SE, RELEASE")
                + cisco(6, "cisco 7200") + cisco(10, "\0\12");
        Fed.Said said = Fed.datagrams(new CdpProtocol()::analyzer, Datagram.CDP, 0).client(message).whole();
        List<String> told = said.lines("cdp neighbour @1 R1 Gi0/1");
        assertTrue(told.getFirst().contains("\"native_vlan\":10,\"addresses\":[\"192.0.2.1\"]"), told::getFirst);
        assertEquals(List.of("cdp software @1 Cisco IOS {\"addr\":\"192.0.2.1\",\"product\":\"Cisco IOS\","
                + "\"version\":\"12.2(55)SE\",\"source\":\"CDP software version\"}"), said.lines("cdp software"));
    }

    @Test
    void leavesOutCiscoElementsWithoutLength() {
        Fed.Said said = Fed.datagrams(new CdpProtocol()::analyzer, Datagram.CDP, 0).client("\2\264\0\0\0\1\0\0")
                .whole();
        assertEquals(1, said.lines("irregularity unreadable CDP message").size());
    }

    private static String bridge(char root, String flags) {
        return "\0\0\2\2" + flags + "\200\0\2\0\0\0\0" + root + "\0\0\0\0\200\0\2\0\0\0\0\7\200\1\0\0\24\0\2\0\17\0";
    }

    @Test
    void tellsWhenTheRootOfATreeChanges() {
        Fed.Said said = Fed.datagrams(new StpProtocol()::analyzer, Datagram.STP, 0).client(bridge('\7', "\0"))
                .client(bridge('\7', "\0")).client(bridge('\6', "\1")).whole();
        assertEquals(List.of("stp root_change @3 32768/02:00:00:00:00:06 {\"root\":\"32768/02:00:00:00:00:06\","
                + "\"earlier_root\":\"32768/02:00:00:00:00:07\",\"bridge\":\"32768/02:00:00:00:00:07\"}"),
                said.lines("stp root_change"));
        assertEquals(1, said.lines("stp bridge @1 32768/02:00:00:00:00:07").size());
        assertEquals(1, said.lines("stp topology_change @3").size());
    }
}
