package org.netrospect.protocols.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.protocols.Fed;

class ProxyHeaderSessionTest {
    private static Fed session(String header) {
        return Fed.tcp(new ProxyHeaderProtocol()::analyzer, 80).client(header + "GET / HTTP/1.0\r\n\r\n")
                .server("HTTP/1.0 200 OK\r\n\r\n");
    }

    private static String binary(int command, int family, String rest) {
        return ProxyHeaderProtocol.BINARY + (char) (0x20 + command) + (char) family + "\0" + (char) rest.length()
                + rest;
    }

    private static void reads(String header, String subject, String detail) {
        Fed.Said said = session(header).whole();
        String told = said.lines("proxy-header client").get(0);
        assertTrue(told.contains(subject) && told.contains(detail), told);
        assertTrue(said.lines().contains("inner client GET / HTTP/1.0\r\n\r\n"), said.lines().toString());
        assertTrue(said.lines().contains("inner server HTTP/1.0 200 OK\r\n\r\n"), said.lines().toString());
        assertEquals(said.lines(), session(header).byteByByte().lines());
    }

    @Test
    void theClientOfATextHeaderIsTold() {
        reads("PROXY TCP4 192.0.2.1 198.51.100.2 5000 443\r\n", "192.0.2.1:5000 → 198.51.100.2:443", "\"version\":1");
        reads("PROXY UNKNOWN\r\n", "unknown", "\"transport\":\"UNKNOWN\"");
    }

    @Test
    void theClientOfABinaryHeaderIsTold() {
        String ends = "\300\0\2\1\306\63\144\2\23\210\1\273";
        reads(binary(1, 0x11, ends), "192.0.2.1:5000 → 198.51.100.2:443", "\"transport\":\"TCP4\"");
        reads(binary(1, 0x11, ends + "\2\0\7abc.com\1\0\2h2"), "192.0.2.1:5000",
                "\"host\":\"abc.com\",\"alpn\":\"h2\"");
        reads(binary(1, 0x21, "\0".repeat(15) + "\1" + "\0".repeat(15) + "\2" + "\0\120\0\121"), "::1:80 → ::2:81",
                "\"transport\":\"TCP6\"");
        reads(binary(0, 0, ""), "unknown", "\"local\":true");
    }

    @Test
    void aHeaderThatLiesAboutItsLengthIsRefused() {
        Fed.tcp(new ProxyHeaderProtocol()::analyzer, 80).client("PROXY TCP4 " + "1".repeat(200))
                .until(MalformedInput.class);
        Fed.tcp(new ProxyHeaderProtocol()::analyzer, 80).client(binary(1, 0x11, "\1\2"))
                .until(MalformedInput.class);
    }

    @Test
    void isKnownByItsBeginning() {
        assertEquals(Recognition.YES, recognised("PROXY TCP4 1"));
        assertEquals(Recognition.YES, recognised(binary(0, 0, "")));
        assertEquals(Recognition.MORE, recognised("PROXY"));
        assertEquals(Recognition.NO, recognised("PROXYING"));
    }

    private static Recognition recognised(String client) {
        byte[] bytes = client.getBytes(StandardCharsets.ISO_8859_1);
        return new ProxyHeaderProtocol().recognise(new Opening(Fed.session(IpProtocol.TCP, 80),
                new ByteWindow(bytes, 0, bytes.length), new ByteWindow(), bytes.length));
    }
}
