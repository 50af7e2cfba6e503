package org.netrospect.protocols.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class FaxTest {
    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static Fed fax() {
        MediaSession media = MediaSession.ofCall("77@pbx", "sip:1@pbx", "sip:2@pbx");
        media.fax();
        return Fed.udp(media::analyzer, 40000);
    }

    @Test
    void countsPacketsByTheirNumbersAndNamesWhatTheyCarry() {
        Fed.Said said = fax().client(hex("0000" + "0102" + "0000")).client(hex("0000" + "0102" + "0000"))
                .server(hex("0000" + "0106" + "0000")).server(hex("0001" + "04c0010000" + "00"))
                .client(hex("0003" + "011e" + "0000")).client(hex("0004" + "05d0020001ff" + "00")).whole();
        String line = said.lines("t38 fax").get(0);
        assertTrue(line.startsWith("t38 fax @1 fax 77@pbx: 5 packets, V.21, V.17 14400"), line);
        assertTrue(line.contains("\"client_packets\":3,\"server_packets\":2,\"client_lost\":2,\"server_lost\":0"),
                line);
        assertTrue(line.contains("\"signals\":[\"CNG\",\"V.21 preamble\",\"V.17 14400 long training\"]"), line);
        assertTrue(line.contains("\"from\":\"sip:1@pbx\""), line);
    }

    @Test
    void countsWhatIsNoPacketOfAFax() {
        Fed.Said said = fax().client(hex("00")).client(hex("000009")).client(hex("0000ff02")).whole();
        assertTrue(said.lines("t38 fax").get(0).contains("0 packets, no contents"), said.lines().toString());
        assertTrue(said.lines("t38 fax").get(0).contains("\"unreadable\":3"));
    }

    @Test
    void knowsAFaxByItsDescription() {
        SessionDescription.Media media = SessionDescription.of("v=0\nc=IN IP4 10.0.0.7\n"
                + "m=image 49170 udptl t38\na=T38FaxVersion:0\n").media().get(0);
        assertTrue(media.fax() && !media.rtp());
        assertEquals("image t38 at 10.0.0.7 port 49170", media.toString());
    }
}
