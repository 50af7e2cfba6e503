package org.netrospect.protocols.neighbour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.packet.Datagram;
import org.netrospect.protocols.Fed;

class ArpProtocolTest {
    private static final String ONE = "\300\0\2\1";
    private static final String TWO = "\300\0\2\2";
    private static final String REQUEST = "\1";
    private static final String REPLY = "\2";

    /** @param mac last byte of the sender's */
    private static String packet(String operation, char mac, String sender, String target) {
        return "\0\1\10\0\6\4\0" + operation + "\2\0\0\0\0" + mac + sender + "\0\0\0\0\0\0" + target;
    }

    private static Fed arp() {
        return Fed.datagrams(new ArpProtocol()::analyzer, Datagram.ARP, 0);
    }

    @Test
    void tellsABindingOnceASession() {
        assertEquals(List.of("arp binding @2 192.0.2.2 is at 02:00:00:00:00:08 {\"address\":\"192.0.2.2\","
                + "\"mac\":\"02:00:00:00:00:08\",\"said_in\":\"reply\"}"),
                arp().client(packet(REQUEST, '\7', ONE, TWO)).server(packet(REPLY, '\10', TWO, ONE))
                        .server(packet(REPLY, '\10', TWO, ONE)).whole().lines());
    }

    @Test
    void tellsASecondHardwareAddressAsAConflict() {
        assertEquals(List.of("arp conflict @2 192.0.2.1 is at 02:00:00:00:00:66, was at 02:00:00:00:00:07 "
                + "{\"address\":\"192.0.2.1\",\"mac\":\"02:00:00:00:00:66\",\"said_in\":\"reply\","
                + "\"earlier_mac\":\"02:00:00:00:00:07\",\"earlier_packet\":1}"),
                arp().client(packet(REQUEST, '\7', ONE, TWO)).client(packet(REPLY, '\146', ONE, TWO)).whole()
                        .lines("arp conflict"));
    }

    @Test
    void tellsNothingOfWhoAsksWhetherAnAddressIsFree() {
        assertEquals(List.of(), arp().client(packet(REQUEST, '\7', "\0\0\0\0", TWO)).whole().lines());
    }

    @Test
    void tellsAnnouncements() {
        Fed.Said said = arp().client(packet(REQUEST, '\7', ONE, ONE)).whole();
        assertEquals(1, said.lines("arp binding @1 192.0.2.1 is at").size());
    }

    @Test
    void keepsNoMorePairsThanItMay() {
        Fed fed = arp();
        for (int i = 0; i < 100; i++) {
            fed.client(packet(REPLY, (char) i, ONE, TWO));
        }
        Fed.Said said = fed.whole();
        assertEquals(64, said.lines("arp binding").size());
        assertEquals(1, said.lines("irregularity hardware addresses left out").size());
    }
}
