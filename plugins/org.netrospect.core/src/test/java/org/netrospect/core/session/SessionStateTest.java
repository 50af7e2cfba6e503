package org.netrospect.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.core.session.Traffic.ACK;
import static org.netrospect.core.session.Traffic.FIN;
import static org.netrospect.core.session.Traffic.RST;
import static org.netrospect.core.session.Traffic.SYN;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessionStateTest {
    private static Arguments says(String what, String state, String history, Traffic traffic) {
        return Arguments.of(what, state, history, traffic);
    }

    private static Traffic t() {
        return new Traffic();
    }

    static Stream<Arguments> conversations() {
        return Stream.of(says("a SYN alone is an attempt", "S0", "S", t().client(SYN, 0, 0, "")),
                says("a repeated SYN is told once", "S0", "S", t().client(SYN, 0, 0, "").client(SYN, 0, 0, "")),
                says("a SYN and a RST is rejected", "REJ", "Sr", t().client(SYN, 0, 0, "").server(RST | ACK, 0, 1, "")),
                says("a handshake is established", "S1", "ShA", t().handshake()),
                says("data is told once a direction", "S1", "ShADda",
                        t().handshake().client(ACK, 1, 1, "ab").client(ACK, 3, 1, "cd").server(ACK, 1, 5, "ef")
                                .server(ACK, 3, 5, "")),
                says("FINs of both sides end it", "SF", "ShAFf",
                        t().handshake().client(FIN | ACK, 1, 1, "").server(FIN | ACK, 1, 2, "").client(ACK, 2, 2, "")),
                says("a FIN of the client alone leaves it half closed", "S2", "ShAFa",
                        t().handshake().client(FIN | ACK, 1, 1, "").server(ACK, 1, 2, "")),
                says("a FIN of the server alone leaves it half closed", "S3", "ShAf",
                        t().handshake().server(FIN | ACK, 1, 1, "").client(ACK, 1, 2, "")),
                says("the client aborts", "RSTO", "ShAR", t().handshake().client(RST, 1, 0, "")),
                says("the server aborts", "RSTR", "ShAr", t().handshake().server(RST, 1, 0, "")),
                says("SYN and RST of the client is a scan", "RSTOS0", "SR",
                        t().client(SYN, 0, 0, "").client(RST, 1, 0, "")),
                says("SYN and FIN of the client with nothing in between", "SH", "SF",
                        t().client(SYN, 0, 0, "").client(FIN, 1, 0, "")),
                says("a SYN-ACK alone is its sender's", "OTH", "H", t().server(SYN | ACK, 0, 1, "")),
                says("a SYN-ACK that goes on is turned", "OTH", "^hA",
                        t().server(SYN | ACK, 0, 1, "").client(ACK, 1, 1, "")),
                says("midstream data", "OTH", "DAd",
                        t().client(ACK, 1, 1, "ab").client(ACK, 3, 1, "").server(ACK, 1, 3, "x")),
                says("FIN with RST is inconsistent", "RSTO", "ShAI", t().handshake().client(FIN | RST, 1, 0, "")),
                says("SYN with FIN has several flags", "SH", "Q", t().client(SYN | FIN, 0, 0, "")),
                says("a repetition is told", "S1", "ShADT",
                        t().handshake().client(ACK, 1, 1, "ab").client(ACK, 1, 1, "ab")),
                says("a gap that was acknowledged is told", "S1", "ShADaG",
                        t().handshake().client(ACK, 1, 1, "a").server(ACK, 1, 2, "").client(ACK, 9, 1, "b")
                                .server(ACK, 1, 10, "")));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("conversations")
    void namesStateAndHistoryAsZeekDoes(String what, String state, String history, Traffic traffic) {
        Session s = traffic.only();
        assertEquals(state + " " + history, s.state() + " " + s.history());
    }

    @Test
    void tellsRepetitionsAtTheFirstTenthAndHundredthTime() {
        Traffic t = t().handshake().client(ACK, 1, 1, "ab");
        for (int i = 0; i < 100; i++) {
            t.client(ACK, 1, 1, "ab");
        }
        Session s = t.only();
        assertEquals("ShADTTT", s.history());
        assertEquals(100, s.sretrans());
        assertEquals(2, s.sappbytes());
    }

    @Test
    void tellsAWindowOfZero() {
        Traffic t = t().handshake();
        t.client(ACK, 1, 1, "ab");
        var d = Traffic.datagram(6, false);
        d.sourcePort = Traffic.SERVER_PORT;
        d.destinationPort = Traffic.CLIENT_PORT;
        d.tcpFlags = ACK;
        d.tcpSequence = t.serverStart + 1;
        d.tcpAcknowledgment = t.clientStart + 3;
        assertEquals("ShADaw", t.give(d).only().history());
    }

    @Test
    void keepsTheHistoryOfAHostilePeerShort() {
        Traffic t = t().handshake();
        for (int i = 0; i < 5000; i++) {
            t.client(RST, i * 3, 0, "");
        }
        assertEquals(HistoryLetters.MOST, t.only().history().length());
    }

    @Test
    void turnsAServerThatWasSeenFirst() {
        Traffic t = t();
        t.serverPort = 80;
        Session s = t.server(ACK, 1, 1, "x").client(ACK, 1, 2, "").only();
        assertEquals(80, s.serverPort());
        assertEquals("^dA", s.history());
        assertEquals(1, s.spkts());
        assertEquals(1, s.dpkts());
    }

    @Test
    void countsUdpPayloadOfBothSides() {
        Session s = t().udp(true, "abc").udp(false, "defgh").only();
        assertEquals("SF Dd 3 5", s.state() + " " + s.history() + " " + s.sappbytes() + " " + s.dappbytes());
        assertEquals(63, s.sbytes());
        assertEquals(64, s.sttl());
        assertEquals(128, s.dttl());
    }

    @Test
    void pairsEchoRequestAndReply() {
        Session s = t().icmp(true, 8, 0).icmp(false, 0, 0).only();
        assertEquals("8 0 1 1", s.clientPort() + " " + s.serverPort() + " " + s.spkts() + " " + s.dpkts());
    }

    @Test
    void givesAnErrorMessageOfEachSideItsOwnSession() {
        var all = t().icmp(true, 3, 1).icmp(false, 3, 1).icmp(true, 3, 1).sessions();
        assertEquals(2, all.size());
        assertEquals("3 1 2", all.get(0).clientPort() + " " + all.get(0).serverPort() + " " + all.get(0).spkts());
    }
}
