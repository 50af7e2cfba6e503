package org.netrospect.protocols.iec104;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.protocols.Fed;

class Iec104SessionTest {
    /** A frame with a unit of data given in hexadecimal. */
    private static String unit(String hex) {
        String data = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
        return "h" + (char) (data.length() + 4) + "\0\0\0\0" + data;
    }

    private static Recognition recognised(String packet) {
        byte[] bytes = packet.getBytes(StandardCharsets.ISO_8859_1);
        return new Iec104Protocol().recognise(new Opening(Fed.session(IpProtocol.TCP, 2404),
                new ByteWindow(bytes, 0, bytes.length), new ByteWindow(new byte[0], 0, 0), bytes.length));
    }

    @Test
    void causesOfTheSecureProfileAreKnown() {
        assertEquals(Recognition.YES, recognised(unit("01010f01000100000000")));
        assertEquals(Recognition.NO, recognised(unit("01011101000100000000")));
    }

    private static Fed session() {
        return Fed.tcp(new Iec104Protocol()::analyzer, 2404);
    }

    @Test
    void joinsOrdersWithTheirConfirmations() {
        Fed.Said said = session().client("h\4\7\0\0\0").server("h\4\13\0\0\0")
                .client(unit("2d010603070088130001")).server(unit("2d010703070088130001"))
                .client(unit("2e010603070089130002")).server(unit("2e014703070089130002"))
                .client(unit("69010603070000000001")).server(unit("69012c03070000000001")).whole();
        assertEquals(3, said.lines("iec104 command").size());
        assertTrue(said.lines("iec104 command").get(0).startsWith("iec104 command @3 single command, station 7, "
                + "object 5000 = on, execute {"), said.lines().toString());
        assertTrue(said.lines("iec104 command").get(1).contains("double command, station 7, object 5001 = on, "
                + "execute: refused"));
        assertTrue(said.lines("iec104 command").get(2).contains("reset process, station 7, general reset: "
                + "unknown type"));
    }

    @Test
    void countsReports() {
        Fed session = session();
        for (int i = 0; i < 30; i++) {
            session.server(unit("0d010300070064000085ebc742" + "00"));
        }
        Fed.Said said = session.whole();
        assertEquals(1, said.lines("iec104 report").size());
        assertTrue(said.lines("iec104 report").get(0).contains("\"count\":30"));
        assertTrue(said.lines("iec104 report").get(0).contains("\"value\":\"99.96\""), said.lines().toString());
    }

    @Test
    void tellsOrdersThatNobodyConfirmed() {
        Fed.Said said = session().client(unit("32010603070070170000004841" + "00")).whole();
        assertTrue(said.lines("iec104 command").get(0).contains("set point command, station 7, object 6000 = 12.5, "
                + "execute"), said.lines().toString());
        assertTrue(said.lines("iec104 command").get(0).contains("\"answered\":false"));
    }

    @Test
    void saysTheSameForPiecesOfOneByte() {
        Fed session = session().client("h\4\7\0\0\0" + unit("640106030700000000" + "14"))
                .server("h\4\13\0\0\0" + unit("640107030700000000" + "14"));
        assertEquals(session.whole().lines(), session.byteByByte().lines());
        assertEquals(1, session.whole().lines("iec104 request").size());
    }

    @Test
    void saysOfTypesThatThereAreNotWhatIsKnown() {
        Fed.Said said = session().client(unit("f0010603070088130001")).whole();
        assertTrue(said.lines("iec104 request").get(0).contains("\"type_id\":240,\"station\":7"),
                said.lines().toString());
    }

    @Test
    void showsEachFrameToSignatures() {
        List<String> shown = session().client("h\4\7\0\0\0").server(unit("0d010300070064000085ebc742" + "00"))
                .inspected().buffers();
        assertTrue(shown.containsAll(List.of("client iec104.pdu=h\4\7\0\0\0", "client iec104.apci=u", "end iec104 0",
                "server iec104.apci=i", "server iec104.asdu=M_ME_NC_1", "end iec104 1")), shown.toString());
    }
}
