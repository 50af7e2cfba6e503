package org.netrospect.protocols.openvpn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class OpenvpnSessionTest {
    private static final String CLIENT = "client.1";
    private static final String SERVER = "server.1";
    private static final String NUMBER = "\0\0\0\1\145\0\0\0";

    private static Fed udp() {
        return Fed.udp(new OpenvpnProtocol()::analyzer, 1194);
    }

    private static String packet(int opcode, String session, String protection, int number, String content) {
        return (char) (opcode << 3) + session + protection + "\0\0\0\0" + (char) number + content;
    }

    private static String inStream(String packet) {
        return "\0" + (char) packet.length() + packet;
    }

    @Test
    void givesTheMessagesOfAnUnprotectedControlChannelToTlsInTheirOrder() {
        Fed.Said said = udp().client(packet(7, CLIENT, "", 0, "")).server(packet(8, SERVER, "", 0, ""))
                .client(packet(4, CLIENT, "", 2, "world")).client(packet(4, CLIENT, "", 1, "hello "))
                .client(packet(4, CLIENT, "", 1, "hello ")).whole();
        assertEquals(List.of("inner client hello world"), said.lines("inner client"));
        assertEquals(List.of("openvpn handshake @1 control channel protection: none {\"client_session\":"
                + "\"636c69656e742e31\",\"server_session\":\"7365727665722e31\",\"answered\":true,"
                + "\"control_protection\":\"none\"}"), said.lines("openvpn handshake"));
    }

    @Test
    void readsBehindAnHmac() {
        String hmac = "h".repeat(20) + NUMBER;
        Fed.Said said = udp().client(packet(7, CLIENT, hmac, 0, "")).server(packet(8, SERVER, hmac, 0, ""))
                .client(packet(4, CLIENT, hmac, 1, "hello")).whole();
        assertEquals(List.of("inner client hello"), said.lines("inner client"));
        assertEquals(1, said.lines("openvpn handshake @1 control channel protection: tls-auth").size());
    }

    @Test
    void readsNothingOfAnEncryptedControlChannel() {
        String crypt = NUMBER + "h".repeat(32);
        Fed.Said said = udp().client(packet(7, CLIENT, crypt, 9, "")).client(packet(4, CLIENT, crypt, 9, "x"))
                .whole();
        assertEquals(List.of(), said.lines("inner"));
        assertEquals(1, said.lines("openvpn handshake @1 control channel protection: tls-crypt, not answered").size());
    }

    @Test
    void readsANewKeyAsANewTlsSession() {
        Fed.Said said = udp().client(packet(7, CLIENT, "", 0, "")).client(packet(4, CLIENT, "", 1, "first"))
                .client((char) (3 << 3 | 1) + packet(3, CLIENT, "", 0, "").substring(1))
                .client((char) (4 << 3 | 1) + packet(4, CLIENT, "", 1, "second").substring(1)).whole();
        assertEquals(List.of("inner client first", "inner client second"), said.lines("inner client"));
    }

    @Test
    void readsAStreamInPiecesOfOneByteAndCountsData() {
        Fed fed = Fed.tcp(new OpenvpnProtocol()::analyzer, 1194)
                .client(inStream(packet(7, CLIENT, "", 0, "")) + inStream(packet(4, CLIENT, "", 1, "hello"))
                        + inStream((char) (9 << 3) + "\0\0\7data"))
                .server(inStream(packet(8, SERVER, "", 0, "")));
        assertEquals(List.of("inner client hello"), fed.byteByByte().lines("inner client"));
        assertEquals(fed.whole().lines("openvpn data").get(0).replaceFirst("@\\d+", ""),
                fed.byteByByte().lines("openvpn data").get(0).replaceFirst("@\\d+", ""));
        assertEquals(1, fed.whole().lines("openvpn data @1 1 packets").size());
    }
}
