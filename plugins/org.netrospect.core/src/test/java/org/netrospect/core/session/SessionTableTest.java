package org.netrospect.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netrospect.core.session.Traffic.ACK;
import static org.netrospect.core.session.Traffic.FIN;
import static org.netrospect.core.session.Traffic.RST;
import static org.netrospect.core.session.Traffic.SYN;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.netrospect.core.Limits;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.packet.Datagram;
import org.netrospect.core.packet.Flaw;
import org.netrospect.core.packet.FragmentSource;

class SessionTableTest {
    private static Limits sessions(int most) {
        Limits d = Limits.DEFAULT;
        return new Limits(d.tunnelDepth(), d.fragmentBytes(), d.fragmentDatagrams(), d.fragmentTimeout(), d.tcpIdle(),
                d.otherIdle(), most, d.streamBuffer(), d.streamBufferAll(), d.streamSegments(),
                d.irregularitiesPerKind(), d.analysisBytes());
    }

    private static Datagram from(int host) {
        Datagram d = Traffic.datagram(IpProtocol.TCP, true);
        d.sourceLow = host & 0xffff_ffffL;
        d.sourcePort = 1000;
        d.destinationPort = 80;
        d.tcpFlags = SYN;
        return d;
    }

    @Test
    void endsUdpAfterItsIdleTime() {
        assertEquals(1, new Traffic().udp(true, "a").after(59).udp(true, "b").sessions().size());
        assertEquals(2, new Traffic().udp(true, "a").after(60).udp(true, "b").sessions().size());
    }

    @Test
    void endsTcpAfterItsIdleTime() {
        assertEquals(1, new Traffic().handshake().after(299).client(ACK, 1, 1, "b").sessions().size());
        assertEquals(2, new Traffic().handshake().after(300).client(ACK, 1, 1, "b").sessions().size());
    }

    @Test
    void endsIdleSessionsWhileOthersGoOn() {
        Traffic t = new Traffic().udp(true, "a").after(100).give(from(1)).give(from(2));
        assertEquals(1, t.ended.size());
    }

    @Test
    void takesWhatComesLateForTheClosedSession() {
        Traffic t = new Traffic().handshake().client(FIN | ACK, 1, 1, "").server(FIN | ACK, 1, 2, "");
        Session s = t.client(ACK, 2, 2, "").only();
        assertEquals(6, s.spkts() + s.dpkts());
    }

    @Test
    void beginsAnotherSessionWithASynAfterTheClose() {
        Traffic t = new Traffic().handshake().client(RST, 1, 0, "");
        t.clientStart = 77777;
        List<Session> all = t.client(SYN, 0, 0, "").sessions();
        assertEquals("RSTO S0", all.get(0).state() + " " + all.get(1).state());
    }

    @Test
    void letsOnePacketOfTheYear2106EndNothing() {
        Traffic t = new Traffic().handshake();
        long now = t.time;
        t.time = 4_294_967_295L * Traffic.SECOND;
        t.give(from(1));
        t.time = now;
        t.client(ACK, 1, 1, "a").give(from(2)).client(ACK, 2, 1, "b");
        assertEquals(0, t.ended.size());
        assertEquals(3, t.sessions().size());
    }

    @Test
    void believesALeapThatTwoPacketsAgreeOn() {
        Traffic t = new Traffic().handshake().after(20 * 365 * 86_400L);
        t.clientStart = 99;
        t.client(SYN, 0, 0, "").server(SYN | ACK, 0, 1, "");
        assertEquals(2, t.sessions().size());
    }

    @Test
    void endsTheLongestIdleWhenTooManyAreOpenAndSaysSo() {
        Traffic t = new Traffic(sessions(100), AnalyzerFactory.NONE);
        for (int i = 0; i < 100_000; i++) {
            t.give(from(i));
            t.given.clear();
            t.out.opened.clear();
        }
        assertEquals(99_900, t.ended.size());
        assertEquals(1, t.ended.get(0).firstPacket());
        assertEquals(1, t.out.irregularities.size());
        assertEquals("too many open sessions", t.out.irregularities.get(0).what());
        t.sessions();
        assertTrue(t.out.irregularities.get(1).detail().startsWith("99900 sessions"));
    }

    @Test
    void endsTheRecordingInTheOrderOfFirstPackets() {
        Traffic t = new Traffic();
        for (int i = 0; i < 1000; i++) {
            t.give(from(i * 7919));
        }
        t.table.finish(t.out);
        List<Long> order = new ArrayList<>();
        t.out.ended.forEach(s -> order.add(s.firstPacket()));
        assertEquals(order.stream().sorted().toList(), order);
        assertEquals(1000, order.size());
    }

    @Test
    void tellsAFlawOnceWithItsCountWhenTheSessionEnds() {
        Traffic t = new Traffic();
        for (int i = 0; i < 3; i++) {
            Datagram d = Traffic.datagram(IpProtocol.UDP, true);
            d.flaw(Flaw.BAD_TRANSPORT_CHECKSUM);
            t.give(d);
        }
        assertEquals(0, t.out.irregularities.size());
        Session s = t.only();
        Irregularity told = t.out.irregularities.get(0);
        assertEquals(1, t.out.irregularities.size());
        assertEquals(1, told.packet());
        assertEquals(s, told.session().orElseThrow());
        assertTrue(told.detail().contains("3 packets"), told.detail());
    }

    @Test
    void keepsTheTrailOfEveryPacketFragmentAndCapture() {
        Traffic t = new Traffic().udp(true, "a").udp(false, "b");
        Datagram d = Traffic.datagram(IpProtocol.UDP, true);
        d.sourcePort = Traffic.CLIENT_PORT;
        d.destinationPort = Traffic.SERVER_PORT;
        d.fragments = 2;
        d.earlierFragments = new FragmentSource[] {new FragmentSource(1, 1, 50)};
        t.give(d);
        t.capture = 2;
        t.udp(true, "c");
        assertEquals(5, t.only().spkts() + t.ended.get(0).dpkts());
        List<String> places = new ArrayList<>();
        for (ShardOutput.Piece piece : t.out.pieces) {
            PacketTrail.read(piece.bytes(), piece.length(),
                    (n, at, back) -> places.add(piece.capture() + ":" + n + "@" + at + (back ? "<" : ">")));
        }
        assertEquals(List.of("1:1@100>", "1:2@200<", "1:1@50>", "1:3@300>", "2:4@400>"), places);
    }

    @Test
    void turnsTheTrailWithTheSession() {
        Traffic t = new Traffic().server(SYN | ACK, 0, 1, "").client(ACK, 1, 1, "");
        t.only();
        List<Boolean> back = new ArrayList<>();
        ShardOutput.Piece piece = t.out.pieces.get(0);
        PacketTrail.read(piece.bytes(), piece.length(), (n, at, fromServer) -> back.add(fromServer));
        assertEquals(List.of(true, false), back);
    }

    @Test
    void takesNothingThatComesAfterAnAcknowledgedFin() {
        Traffic t = new Traffic().handshake().client(FIN | ACK, 1, 1, "").server(ACK, 1, 2, "");
        t.client(ACK, 2, 1, "late");
        assertEquals(0, t.only().dgap());
        assertEquals("TCP data after the end", t.out.irregularities.get(0).what());
    }

    /** Traffic whose bytes somebody reads. */
    private static Traffic read() {
        return new Traffic(Limits.DEFAULT, context -> Optional.of(new Analyzer() {
            @Override
            public void data(boolean fromClient, ByteWindow bytes) {
                assertTrue(bytes.length() > 0);
            }

            @Override
            public void gap(boolean fromClient, long length) {
                assertTrue(length > 0);
            }

            @Override
            public void end(boolean fromClient) {
                assertTrue(context.packet() > 0);
            }
        }));
    }

    @Test
    void tellsARetransmissionThatDiffersFromWhatWasDelivered() {
        Traffic t = read().handshake();
        t.server(ACK, 1, 1, "HTTP/1.1 302 Found").client(ACK, 1, 19, "");
        t.server(ACK, 1, 1, "HTTP/1.1 302 Found");
        t.server(ACK, 1, 1, "HTTP/1.1 200 OK, and what was asked for");
        assertEquals(2, t.only().dretrans());
        assertEquals(1, t.out.irregularities.size());
        assertEquals("TCP retransmission differs", t.out.irregularities.get(0).what());
        assertEquals(7, t.out.irregularities.get(0).packet());
    }

    @Test
    void takesAKeepAliveForNoDifference() {
        Traffic t = read().handshake().client(ACK, 1, 1, "abc").server(ACK, 1, 4, "").client(ACK, 3, 1, "\0");
        t.sessions();
        assertEquals(List.of(), t.out.irregularities);
    }

    @Test
    void countsTheSameWhetherOrNotAnybodyReadsTheBytes() {
        for (int seed = 0; seed < 200; seed++) {
            assertEquals(figures(seed, AnalyzerFactory.NONE), figures(seed, context -> Optional.of(new Analyzer() {
                @Override
                public void data(boolean fromClient, ByteWindow bytes) {
                    bytes.u8(0);
                }

                @Override
                public void gap(boolean fromClient, long length) {
                    assertTrue(length > 0);
                }

                @Override
                public void end(boolean fromClient) {
                    assertTrue(context.packet() > 0);
                }
            })));
        }
    }

    private static String figures(int seed, AnalyzerFactory factory) {
        Random random = new Random(seed);
        Limits d = Limits.DEFAULT;
        Limits small = new Limits(d.tunnelDepth(), d.fragmentBytes(), d.fragmentDatagrams(), d.fragmentTimeout(),
                d.tcpIdle(), d.otherIdle(), d.sessions(), 200, 300, 5, d.irregularitiesPerKind(),
                d.analysisBytes());
        Traffic t = new Traffic(small, factory);
        int[] flags = {SYN, SYN | ACK, ACK, ACK, ACK, ACK, ACK, ACK, FIN | ACK, RST, 0, SYN | FIN};
        t.handshake();
        for (int i = 0; i < 100; i++) {
            int flag = random.nextInt(8) == 0 ? flags[random.nextInt(flags.length)] : ACK;
            t.tcp(random.nextBoolean(), flag, random.nextInt(400), random.nextInt(400),
                    "abcdefghijklmnopqrstuvwxyz".substring(random.nextInt(26)));
        }
        StringBuilder text = new StringBuilder();
        for (Session s : t.sessions()) {
            text.append(s.state()).append(' ').append(s.history());
            for (long n : new long[] {s.spkts(), s.dpkts(), s.sbytes(), s.dbytes(), s.sappbytes(), s.dappbytes(),
                    s.sretrans(), s.dretrans(), s.sgap(), s.dgap(), s.firstTime(), s.lastTime()}) {
                text.append(' ').append(n);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
