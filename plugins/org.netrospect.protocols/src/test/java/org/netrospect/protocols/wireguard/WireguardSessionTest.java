package org.netrospect.protocols.wireguard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class WireguardSessionTest {
    private static Fed fed() {
        return Fed.udp(new WireguardProtocol()::analyzer, 51820);
    }

    private static String message(int type, int length, String indices) {
        return (char) type + "\0\0\0" + indices + "\0".repeat(length - 4 - indices.length());
    }

    @Test
    void tellsAHandshakeWithTheIndicesOfBothEnds() {
        List<String> told = fed().client(message(1, 148, "\1\2\3\4")).client(message(1, 148, "\2\2\3\4"))
                .server(message(2, 92, "\5\6\7\10\2\2\3\4")).whole().lines("wireguard handshake");
        assertEquals(List.of("wireguard handshake @1 answered {\"initiator\":\"client\",\"sender_index\":\"04030202\","
                + "\"initiations\":2,\"receiver_index\":\"08070605\",\"answered\":true}"), told);
    }

    @Test
    void tellsThatNobodyAnswered() {
        List<String> told = fed().client(message(1, 148, "\1\2\3\4")).server(message(3, 64, "\1\2\3\4")).whole()
                .lines("wireguard handshake");
        assertEquals(List.of("wireguard handshake @1 not answered {\"initiator\":\"client\","
                + "\"sender_index\":\"04030201\",\"initiations\":1,\"cookie_demanded\":true,\"answered\":false}"),
                told);
    }

    @Test
    void countsWhatWasSentWithoutItsFrame() {
        List<String> told = fed().client(message(4, 32, "")).client(message(4, 96, "")).server(message(4, 48, ""))
                .whole().lines("wireguard data");
        assertEquals(List.of("wireguard data @1 3 packets {\"client_packets\":2,\"server_packets\":1,"
                + "\"client_bytes\":64,\"server_bytes\":16,\"keepalives\":1}"), told);
    }

    @Test
    void saysWhatIsNoMessage() {
        assertEquals(1, fed().client(message(1, 148, "\1\2\3\4")).client(message(2, 90, "")).whole()
                .lines("irregularity unreadable WireGuard message").size());
    }
}
