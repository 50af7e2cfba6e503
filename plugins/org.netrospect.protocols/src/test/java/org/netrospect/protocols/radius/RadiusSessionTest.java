package org.netrospect.protocols.radius;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.protocols.Fed;

class RadiusSessionTest {
    private static String packet(int code, int id, String authenticator, String attributes) {
        int length = 20 + attributes.length();
        return "" + (char) code + (char) id + (char) (length >> 8) + (char) (length & 0xff)
                + authenticator.repeat(16) + attributes;
    }

    private static String attribute(int type, String value) {
        return "" + (char) type + (char) (value.length() + 2) + value;
    }

    private static String request(int id, String authenticator) {
        return packet(1, id, authenticator, attribute(1, "alice") + attribute(2, "0123456789abcdef")
                + attribute(32, "ap-3"));
    }

    private static String eap(int id, String message) {
        return packet(1, id, "" + (char) id, attribute(1, "alice") + attribute(79, message));
    }

    private static Fed udp() {
        return Fed.udp(new RadiusProtocol()::analyzer, 1812);
    }

    private static Recognition recognised(String packet) {
        byte[] bytes = packet.getBytes(StandardCharsets.ISO_8859_1);
        return new RadiusProtocol().recognise(new Opening(Fed.session(IpProtocol.UDP, 1812),
                new ByteWindow(bytes, 0, bytes.length), new ByteWindow(new byte[0], 0, 0), bytes.length));
    }

    @Test
    void itsPortDecidesWhereAttributesAreDamagedButTheLengthIsRight() {
        assertEquals(Recognition.YES, recognised(request(7, "a")));
        String damaged = packet(1, 7, "a", attribute(1, "alice") + "\101\300damaged");
        assertEquals(Recognition.UNSURE, recognised(damaged));
        assertEquals(Recognition.NO, recognised(damaged + "more"));
    }

    @Test
    void tellsWhoWasLetIn() {
        String accept = packet(2, 7, "b", attribute(8, "\300\0\2\115"));
        assertEquals(List.of("radius login @1 alice {\"nas_identifier\":\"ap-3\",\"framed_address\":\"192.0.2.77\","
                + "\"user\":\"alice\",\"secret_kind\":\"password\",\"success\":true}"),
                udp().client(request(7, "a")).server(accept).whole().lines("radius"));
    }

    @Test
    void tellsWhoWasRefusedAndWhoGotNoAnswer() {
        List<String> told = udp().client(request(7, "a")).client(request(7, "a")).server(packet(3, 7, "b", ""))
                .client(request(8, "c")).whole().lines("radius login");
        assertEquals(2, told.size());
        assertTrue(told.get(0).startsWith("radius login @1 ") && told.get(0).contains("\"success\":false"),
                told::getFirst);
        assertTrue(told.get(1).startsWith("radius login @4 ") && !told.get(1).contains("success"), told::getLast);
    }

    @Test
    void takesTheRoundsOfAChallengeAsOneLogin() {
        List<String> told = udp().client(eap(1, "\2\0\0\12\1alice")).server(packet(11, 1, "b", ""))
                .client(eap(2, "\2\1\0\6\31\0")).server(packet(2, 2, "b", "")).whole().lines("radius");
        assertEquals(List.of("radius login @1 alice "
                + "{\"user\":\"alice\",\"secret_kind\":\"eap-peap\",\"success\":true}"), told);
    }

    @Test
    void tellsAccounting() {
        String stop = packet(4, 9, "a", attribute(1, "alice") + attribute(40, "\0\0\0\2") + attribute(42, "\0\0\1\0")
                + attribute(52, "\0\0\0\1") + attribute(49, "\0\0\0\1"));
        assertEquals(List.of("radius accounting @1 stop alice {\"status\":\"stop\",\"user\":\"alice\","
                + "\"input_octets\":4294967552,\"terminate_cause\":\"user_request\"}"),
                udp().client(stop).server(packet(5, 9, "b", "")).whole().lines("radius"));
    }

    @Test
    void readsOnBehindAPacketThatIsNone() {
        Fed.Said said = udp().client(packet(1, 1, "a", "\1\1")).client(request(7, "a")).whole();
        assertEquals(1, said.lines("irregularity unreadable RADIUS packet").size());
        assertEquals(1, said.lines("radius login").size());
    }
}
