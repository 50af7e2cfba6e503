package org.netrospect.protocols.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class RfbSessionTest {
    private static final String CHALLENGE = "0123456789abcdef";
    private static final String DESKTOP = "\1\100\0\310\20\20\0\1\0\37\0\77\0\37\13\5\0\0\0\0\0\0\0\4desk";

    private static Fed asked() {
        return Fed.tcp(new RfbProtocol()::analyzer, 5900).server("RFB 003.008\n").client("RFB 003.008\n")
                .server("\2\1\2").client("\2").server(CHALLENGE).client("fedcba9876543210");
    }

    private static Fed in() {
        return asked().server("\0\0\0\0").client("\1").server(DESKTOP);
    }

    private static String key(char down, String symbol) {
        return "\4" + down + "\0\0\0\0" + symbol;
    }

    @Test
    void tellsWhoseDesktopItIs() {
        assertEquals("rfb handshake @1 desk {\"server_version\":\"003.008\",\"client_version\":\"003.008\",\"offered\":"
                + "[\"none\",\"VNC authentication\"],\"security_type\":\"VNC authentication\",\"shared\":true,"
                + "\"desktop\":\"desk\",\"width\":320,\"height\":200,\"bits_per_pixel\":16,\"success\":true}",
                in().whole().lines("rfb handshake").get(0));
    }

    @Test
    void tellsLoginsThatFail() {
        String login = asked().server("\0\0\0\1\0\0\0\2no").whole().lines("rfb login").get(0);
        assertTrue(login.contains("\"secret\":\"challenge=30313233343536373839616263646566 response=6665646362613938"
                + "37363534333231" + "30\",\"success\":false"), login);
    }

    @Test
    void readsTheServersChoiceOfVersion33() {
        Fed session = Fed.tcp(new RfbProtocol()::analyzer, 5900).server("RFB 003.003\n").client("RFB 003.003\n")
                .server("\0\0\0\1").client("\0").server(DESKTOP);
        assertTrue(session.whole().lines("rfb handshake").get(0)
                .contains("\"security_type\":\"none\",\"shared\":false"));
    }

    @Test
    void putsKeysTogether() {
        Fed session = in().client(key('\1', "\0h") + key('\0', "\0h") + key('\1', "\377\341") + key('\1', "\0I")
                + key('\1', "\377\r") + key('\1', "\0x"));
        assertEquals(2, session.whole().lines("rfb typed").size());
        assertTrue(session.whole().lines("rfb typed").get(0).contains("{\"text\":\"hI⏎\"}"));
    }

    @Test
    void readsTlsInside() {
        Fed session = Fed.tcp(new RfbProtocol()::analyzer, 5900).server("RFB 003.008\n").client("RFB 003.008\n")
                .server("\1\23").client("\23").server("\0\2").client("\0\2").server("\0\1\0\0\1\4")
                .client("\0\0\1\4").server("\1").client("\26hello");
        assertEquals(1, session.whole().lines("inner client \26hello").size());
    }

    @Test
    void saysTheSameForPiecesOfOneByte() {
        Fed session = in().client("\6\0\0\0\0\0\0\5paste");
        assertEquals(session.whole().lines(), session.byteByByte().lines());
        assertEquals(1, session.whole().lines("rfb clipboard").size());
    }

    @Test
    void showsTheHandshakeToSignatures() {
        assertEquals(List.of("server rfb.secresult=0", "server rfb.name=desk", "server rfb.sectype=2", "end rfb 0"),
                in().inspected().buffers());
        assertEquals(List.of("server rfb.secresult=1", "server rfb.sectype=2", "end rfb 0"),
                asked().server("\0\0\0\1\0\0\0\2no").inspected().buffers());
    }
}
