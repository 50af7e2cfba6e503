package org.netrospect.protocols.bacnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.protocols.Fed;

class BacnetSessionTest {
    /** A unicast with the application layer given in hexadecimal. */
    private static String message(String hex) {
        String application = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
        int length = 6 + application.length();
        return "\u0081\n" + (char) (length >> 8) + (char) (length & 0xff) + "\1\4" + application;
    }

    private static Fed session() {
        return Fed.udp(new BacnetProtocol()::analyzer, 47808);
    }

    @Test
    void countsReadsThatAreRepeatedAndKeepsTheFirstValue() {
        Fed session = session();
        for (int i = 0; i < 5; i++) {
            session.client(message("00050" + i + "0c0c004000651955"))
                    .server(message("300" + i + "0c0c0040006519553e44424800003f"));
        }
        Fed.Said said = session.whole();
        assertEquals(1, said.lines("bacnet read").size());
        assertTrue(said.lines("bacnet read").get(0).startsWith("bacnet read @1 read-property, analog-output,101, "
                + "present-value {"), said.lines().toString());
        assertTrue(said.lines("bacnet read").get(0).contains("\"value\":\"50.0\",\"count\":5"));
    }

    @Test
    void tellsEveryWriteWithItsValueAndHowItEnded() {
        String write = "0f0c0040006519553e44424800003f490a";
        Fed.Said said = session().client(message("000501" + write)).server(message("20010f"))
                .client(message("000502" + write)).server(message("50020f91029128")).whole();
        assertEquals(2, said.lines("bacnet write").size());
        assertTrue(said.lines("bacnet write").get(0).contains("present-value = 50.0 {"), said.lines().toString());
        assertTrue(said.lines("bacnet write").get(0).contains("\"priority\":10"));
        assertTrue(said.lines("bacnet write").get(1).contains("property error: write access denied"));
    }

    @Test
    void tellsThePasswordOfAnOrderAsALogin() {
        Fed.Said said = session().client(message("00050114" + "0900" + "1d0700" + "736563726574"))
                .server(message("5001149104911a")).whole();
        assertTrue(said.lines("bacnet login").get(0).contains("\"secret\":\"secret\",\"success\":false"),
                said.lines().toString());
        assertTrue(said.lines("bacnet command").get(0).contains("reinitialize-device, coldstart"));
    }

    @Test
    void joinsThePiecesOfAFile() {
        Fed.Said said = session().client(message("00050106" + "c402800001" + "0e310321030f"))
                .server(message("300106" + "10" + "0e310363646566" + "0f"))
                .client(message("00050206" + "c402800001" + "0e310021030f"))
                .server(message("300206" + "11" + "0e310063616263" + "0f")).whole();
        assertEquals("abcdef", said.files().get(0).text());
        assertEquals("file,1", said.files().get(0).offer().name());
    }

    @Test
    void leavesToThePortWhatIsLongerThanItSays() {
        byte[] request = HexFormat.of().parseHex("810a00110104000501140906" + "1d0b0044656c6361747479");
        assertEquals(Recognition.UNSURE, recognised(47808, request, request.length));
        request[3] = (byte) request.length;
        assertEquals(Recognition.YES, recognised(47808, request, request.length));
        request[3]++;
        assertEquals(Recognition.NO, recognised(47808, request, request.length));
    }

    private static Recognition recognised(int port, byte[] captured, int length) {
        return new BacnetProtocol().recognise(new Opening(Fed.session(IpProtocol.UDP, port),
                new ByteWindow(captured, 0, captured.length), new ByteWindow(), length));
    }
}
