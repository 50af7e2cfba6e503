package org.netrospect.protocols.rdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.protocols.Fed;

class RdpSessionTest {
    private static String packet(String rest) {
        return "\3\0" + (char) (4 + rest.length() >> 8) + (char) (4 + rest.length() & 255) + rest;
    }

    private static Recognition recognised(String packet) {
        byte[] bytes = packet.getBytes(StandardCharsets.ISO_8859_1);
        return new RdpProtocol().recognise(new Opening(Fed.session(IpProtocol.TCP, 3389),
                new ByteWindow(bytes, 0, bytes.length), new ByteWindow(new byte[0], 0, 0), bytes.length));
    }

    @Test
    void aLineInTheRequestMayBeARoutingTokenOrEmpty() {
        assertEquals(Recognition.YES, recognised(packet("\16\340\0\0\0\0\0\1\0\10\0\3\0\0\0")));
        assertEquals(Recognition.UNSURE, recognised(packet("\10\340\0\0\0\0\0\r\n")));
        assertEquals(Recognition.NO, recognised(packet("\10\340\0\0\0\0\0\r\t")));
    }

    private static Fed asked() {
        return Fed.tcp(new RdpProtocol()::analyzer, 3389)
                .client(packet("\52\340\0\0\0\0\0Cookie: mstshash=CORP\\al\r\n\1\0\10\0\3\0\0\0"));
    }

    @Test
    void tellsTheUserOfTheCookie() {
        Fed.Said said = asked().server(packet("\16\320\0\0\22\64\0\3\0\10\0\5\0\0\0")).whole();
        assertEquals("rdp negotiation @1 CORP\\al {\"cookie\":\"CORP\\\\al\",\"requested\":[\"TLS\",\"CredSSP\"],"
                + "\"failure\":\"CredSSP required by server\"}", said.lines("rdp negotiation").get(0));
        assertEquals(1, said.lines("rdp login @1 CORP\\al").size());
    }

    @Test
    void readsTlsInside() {
        Fed session = asked().server(packet("\16\320\0\0\22\64\0\2\0\10\0\1\0\0\0")).client("\26\3\1");
        assertEquals(1, session.whole().lines("inner client \26\3\1").size());
        assertEquals(session.whole().lines(), session.byteByByte().lines());
    }

    @Test
    void tellsCredentialsInClear() {
        String info = "\0\0\0\0\20\0\0\0\4\0\4\0\4\0\0\0\0\0C\0O\0\0\0a\0l\0\0\0p\0w\0\0\0";
        Fed.Said said = asked().server(packet("\16\320\0\0\22\64\0\2\0\10\0\0\0\0\0"))
                .client(packet("\2\360\200\144\0\6\3\353\160" + (char) (4 + info.length()) + "\100\0\0\0" + info))
                .whole();
        assertTrue(said.lines("rdp login").get(1).contains("{\"user\":\"CO\\\\al\",\"secret_kind\":\"password\","
                + "\"secret\":\"pw\"}"), said.lines().toString());
    }
}
