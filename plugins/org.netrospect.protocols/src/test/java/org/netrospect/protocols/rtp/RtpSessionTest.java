package org.netrospect.protocols.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.protocols.Fed;

class RtpSessionTest {
    private static byte[] packet(int type, int sequence, int timestamp, int fill, int length) {
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) fill);
        return ByteBuffer.allocate(12 + length).put((byte) 0x80).put((byte) type).putShort((short) sequence)
                .putInt(timestamp).putInt(0x0badcafe).put(payload).array();
    }

    private static Recognition recognised(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return new RtpProtocol().recognise(new Opening(Fed.session(IpProtocol.UDP, 6001),
                new ByteWindow(bytes, 0, bytes.length), new ByteWindow(new byte[0], 0, 0), bytes.length));
    }

    @Test
    void recognisesReportsThatFillTheirDatagram() {
        String sender = "80c80006 0badcafe" + "00".repeat(20);
        String receiver = "81c90007 0badcafe" + "00".repeat(24);
        assertEquals(Recognition.YES, recognised("80c90001 0badcafe"));
        assertEquals(Recognition.YES, recognised(sender + receiver));
        assertEquals(Recognition.YES, recognised(sender + "81ca0003 0badcafe 01026162 00000000"));
        assertEquals(Recognition.NO, recognised(sender + receiver + "00000000"));
        assertEquals(Recognition.NO, recognised("81c90001 0badcafe"));
        assertEquals(Recognition.NO, recognised("80c90001 0badcafe 00"));
    }

    private static Fed session() {
        return Fed.udp(new RtpProtocol()::analyzer, 6000);
    }

    private static String field(Fed.FedFile file, int from, int to) {
        return file.text().substring(from, to);
    }

    @Test
    void writesSoundAsAWaveFile() {
        Fed.FedFile file = session().client(packet(0, 65535, -160, 'a', 160)).client(packet(0, 0, 0, 'b', 160))
                .whole().files().get(0);
        assertEquals("client 0badcafe.wav", file.offer().name());
        assertEquals(58 + 320, file.text().length());
        assertEquals("RIFF\u0072\u0001\0\0WAVEfmt \u0012\0\0\0\u0007\0\u0001\0", field(file, 0, 24));
        assertEquals("data\u0040\u0001\0\0" + "a".repeat(160) + "b".repeat(160), field(file, 50, 378));
    }

    @Test
    void leavesLostPacketsMissing() {
        Fed.Said said = session().client(packet(8, 1, 0, 'a', 80)).client(packet(8, 2, 80, 'b', 80))
                .client(packet(8, 4, 240, 'd', 80)).whole();
        assertEquals(80, said.files().get(0).missing());
        assertTrue(said.lines("rtp stream").get(0).contains("\"packets\":3,\"bytes\":240,\"lost\":1"));
    }

    @Test
    void putsLatePacketsInTheirPlace() {
        Fed.Said said = session().client(packet(8, 1, 0, 'a', 80)).client(packet(8, 2, 80, 'b', 80))
                .client(packet(8, 4, 240, 'd', 80)).client(packet(8, 3, 160, 'c', 80)).whole();
        assertEquals("a".repeat(80) + "b".repeat(80) + "c".repeat(80) + "d".repeat(80),
                said.files().get(0).text().substring(58));
        assertTrue(said.lines("rtp stream").get(0).contains("\"lost\":0"));
    }

    @Test
    void fillsPausesWithSilence() {
        Fed.FedFile file = session().client(packet(0, 1, 0, 'a', 160)).client(packet(0, 2, 1600, 'b', 160)).whole()
                .files().get(0);
        assertEquals("\u00ff".repeat(1440), file.text().substring(58 + 160, 58 + 1600));
        assertEquals(0, file.missing());
    }

    @Test
    void boundsPausesThatASenderClaims() {
        Fed session = session();
        for (int i = 0; i < 100; i++) {
            session.client(packet(0, i, i * 2_000_000_000, 'a', 160));
        }
        assertTrue(session.whole().files().get(0).size() < 1_000_000);
    }

    @Test
    void tellsNothingOfWhatOnlyLooksLikeRtp() {
        Fed.Said said = session().client(packet(0, 1, 0, 'a', 160)).client(packet(0, 777, 0, 'a', 160)).whole();
        assertEquals(List.of(), said.lines());
    }

    @Test
    void readsDialledKeys() {
        MediaSession media = MediaSession.ofCall("1@a", "sip:a", "sip:b");
        media.codec(101, new Codec("telephone-event", 8000));
        Fed session = Fed.udp(context -> new RtpAnalyzer(context, Optional.of(media)), 6000)
                .client(packet(101, 1, 0, 1, 4)).client(packet(101, 2, 0, 1, 4)).client(packet(101, 3, 800, 10, 4));
        String stream = session.whole().lines("rtp stream").get(0);
        assertTrue(stream.contains("\"dtmf\":\"1*\",\"call_id\":\"1@a\""), stream);
    }

    @Test
    void sumsUpReports() {
        byte[] sender = ByteBuffer.allocate(28 + 8 + 12).put((byte) 0x80).put((byte) 200).putShort((short) 6)
                .putInt(5).putLong(0).putInt(0).putInt(42).putInt(6720)
                .put((byte) 0x81).put((byte) 202).putShort((short) 4).putInt(5).put((byte) 1).put((byte) 4)
                .put("al@a".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0).array();
        String report = session().client(sender).client(sender).whole().lines("rtcp report").get(0);
        assertTrue(report.contains("\"reports\":2,\"cname\":\"al@a\",\"sent_packets\":42,\"sent_bytes\":6720"), report);
    }
}
