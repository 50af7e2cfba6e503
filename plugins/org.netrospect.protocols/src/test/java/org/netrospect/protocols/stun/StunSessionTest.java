package org.netrospect.protocols.stun;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.protocols.Fed;

class StunSessionTest {
    private static final String MAPPED = attribute(0x20, "\0\1\275\122\341\22\246\105");

    private static String two(int value) {
        return "" + (char) (value >> 8) + (char) (value & 0xff);
    }

    private static String attribute(int type, String value) {
        return two(type) + two(value.length()) + value + "\0".repeat(-value.length() & 3);
    }

    private static String message(int type, int transaction, String attributes) {
        return two(type) + two(attributes.length()) + "\41\22\244\102" + "\0".repeat(11) + (char) transaction
                + attributes;
    }

    private static Fed udp() {
        return Fed.udp(new StunProtocol()::analyzer, 3478);
    }

    private static Fed tcp() {
        return Fed.tcp(new StunProtocol()::analyzer, 3478);
    }

    @Test
    void tellsTheMappedAddressOnceHoweverOftenItIsAskedFor() {
        List<String> told = udp().client(message(1, 1, "")).server(message(0x101, 1, MAPPED))
                .client(message(1, 2, "")).client(message(1, 2, "")).server(message(0x101, 2, MAPPED)).whole()
                .lines("stun binding");
        assertEquals(List.of("stun binding @1 192.0.2.7 40000 {\"mapped_address\":\"192.0.2.7\","
                + "\"mapped_port\":40000,\"count\":2}"), told);
    }

    @Test
    void tellsWhoAsksARelayAndWhetherItIsGranted() {
        String user = attribute(6, "alice") + attribute(0x14, "example.org") + attribute(8, "0123456789abcdef0123");
        List<String> told = udp().client(message(3, 1, "")).server(message(0x113, 1, attribute(9, "\0\0\4\1No")))
                .client(message(3, 2, user)).server(message(0x103, 2, MAPPED)).whole().lines("stun login");
        assertEquals(List.of("stun login @3 alice {\"user\":\"alice\",\"secret_kind\":\"hmac\",\"success\":true}"),
                told);
    }

    @Test
    void tellsSoftware() {
        List<String> told = udp().server(message(0x101, 1, attribute(0x8022, "Coturn-4.6.1 'Gorst'"))).whole()
                .lines("stun software");
        assertEquals(List.of("stun software @1 Coturn {\"addr\":\"10.0.0.2\",\"product\":\"Coturn\","
                + "\"version\":\"4.6.1\",\"source\":\"STUN SOFTWARE\"}"), told);
    }

    @Test
    void givesWhatStandsBetweenItsMessagesToOthers() {
        Fed.Said said = udp().client(message(1, 1, "")).client("\200media").client("\100\1\0\3abcd").whole();
        assertEquals(List.of("inner client \200mediaabc"), said.lines("inner client"));
    }

    @Test
    void readsAStreamInPiecesOfOneByte() {
        Fed fed = tcp().client(message(1, 1, "") + "\100\1\0\3abc\0" + message(1, 2, ""))
                .server(message(0x101, 1, MAPPED) + message(0x101, 2, MAPPED));
        assertEquals(1, fed.whole().lines("stun binding").size());
        assertEquals(fed.whole().lines("stun"), fed.byteByByte().lines("stun"));
    }

    @Test
    void leavesOutAMessageWithABrokenAttribute() {
        Fed.Said said = udp().client(message(1, 1, "\0\6\0\11abcd")).client(message(1, 2, "")).whole();
        assertEquals(1, said.lines("irregularity unreadable STUN message").size());
        assertEquals(1, said.lines("stun binding @2").size());
    }

    @Test
    void recognisesTheFirstEditionByItsLengths() {
        byte[] request = HexFormat.of().parseHex("00010008" + "0102030405060708090a0b0c0d0e0f10" + "0003000400000006");
        assertEquals(Recognition.YES, recognised(999, request, request.length));
        request[23]++;
        assertEquals(Recognition.NO, recognised(999, request, request.length));
        byte[] bare = HexFormat.of().parseHex("00010000" + "0102030405060708090a0b0c0d0e0f10");
        assertEquals(Recognition.YES, recognised(3478, bare, bare.length));
        assertEquals(Recognition.NO, recognised(999, bare, bare.length));
    }

    @Test
    void recognisesARequestWithoutAttributesByItsCookieOnAnyPort() {
        byte[] bare = HexFormat.of().parseHex("00010000" + "2112a442" + "05060708090a0b0c0d0e0f10");
        assertEquals(Recognition.YES, recognised(19302, bare, bare.length));
    }

    private static Recognition recognised(int port, byte[] captured, int length) {
        return new StunProtocol().recognise(new Opening(Fed.session(IpProtocol.UDP, port),
                new ByteWindow(captured, 0, captured.length), new ByteWindow(), length));
    }
}
