package org.netrospect.protocols.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.Fed;

class TlsSessionTest {
    /** The hellos of testdata/tls/tls13.pcap. */
    private static final byte[] CLIENT = HexFormat.of().parseHex(
            "1603010200010001fc0303896833458d7827917b0deb0813ebd3ebf3bc731018ee722dc10e502eb72f9fbd20002ec375729614262a"
            + "240f08055b7ef2a11799c7f032a7f5838890823f079bfc000813021303130100ff010001ab000000160014000011656e61626c65"
            + "642e746c7331332e636f6d000b000403000102000a000c000a001d0017001e00190018337400000010000e000c02683208687474"
            + "702f312e31001600000017000000310000000d001e001c040305030603080708080809080a080b08040805080604010501060100"
            + "2b0003020304002d00020101003300260024001d0020a3fde1f9062b99be7617356eda87a4632172eddfb7c44c4aa418e963a035"
            + "1f05001500fa" + "00".repeat(250));
    private static final byte[] SERVER = HexFormat.of().parseHex(
            "160303007a020000760303b8c9880b726331dc722a062c3c9cfaef3b92519103ee6c82c95c35feafeaea6f20002ec375729614262a"
            + "240f08055b7ef2a11799c7f032a7f5838890823f079bfc130200002e00330024001d00207638c3d535c8152369bd8562a94abcf7"
            + "7c8aadd9017d96529ba6c6aa8cf2810b002b00020304140303000101170303000400000000");

    private static Fed session() {
        return Fed.tcp(context -> new TlsSession(context, new Certificates()), 443);
    }

    @Test
    void tellsAHandshakeWithTheFingerprintsThatSuricataGives() {
        List<String> told = session().client(CLIENT).server(SERVER).whole().lines();
        assertEquals(1, told.size());
        assertTrue(told.get(0).startsWith("tls handshake @0 enabled.tls13.com {\"version\":\"TLS 1.3\","
                + "\"sni\":\"enabled.tls13.com\",\"alpn\":\"h2,http/1.1\",\"cipher\":\"TLS_AES_256_GCM_SHA384\","
                + "\"ja3\":\"eeadfd2f446a45ded96f804720a0c75b\",\"ja3s\":\"907bf3ecef1c987c889946b737b43de8\","
                + "\"ja4\":\"t13d0413h2_"), told.get(0));
    }

    @Test
    void readsPiecesOfOneByteLikeTheWhole() {
        Fed fed = session().client(CLIENT).server(SERVER);
        assertEquals(fed.whole().lines(), fed.byteByByte().lines());
    }

    @Test
    void joinsAHelloThatIsSpreadOverRecords() {
        byte[] spread = new byte[CLIENT.length + 5];
        System.arraycopy(CLIENT, 0, spread, 0, 105);
        System.arraycopy(CLIENT, 0, spread, 105, 5);
        System.arraycopy(CLIENT, 105, spread, 110, CLIENT.length - 105);
        spread[4] = 100;
        spread[3] = 0;
        int rest = CLIENT.length - 105;
        spread[108] = (byte) (rest >> 8);
        spread[109] = (byte) rest;
        assertEquals(session().client(CLIENT).server(SERVER).whole().lines(),
                session().client(spread).server(SERVER).whole().lines());
    }

    @Test
    void tellsAClientThatNobodyAnswers() {
        List<String> told = session().client(CLIENT).whole().lines();
        assertEquals(1, told.size());
        assertTrue(told.get(0).contains("\"sni\":\"enabled.tls13.com\"") && !told.get(0).contains("\"version\""));
    }

    @Test
    void waitsForTheAnswerBehindEarlyData() {
        byte[] hello = CLIENT.clone();
        // the empty extension "extended master secret" becomes the one for early data
        for (int i = 0; i < hello.length - 8; i++) {
            if (HexFormat.of().formatHex(hello, i, i + 8).equals("0016000000170000")) {
                hello[i + 5] = 42;
            }
        }
        byte[] early = HexFormat.of().parseHex("140303000101" + "1703030005" + "0102030405" + "1703030002" + "0607");
        List<String> told = session().client(hello).client(early).server(SERVER).whole().lines();
        assertEquals(1, told.size());
        assertTrue(told.get(0).contains("\"early_data\":true"), told.get(0));
        assertTrue(told.get(0).contains("\"ja3s\":\"907bf3ecef1c987c889946b737b43de8\""), told.get(0));
    }

    @Test
    void tellsAnAlertWithTheHelloItAnswers() {
        List<String> told = session().client(CLIENT).server(new byte[] {21, 3, 3, 0, 2, 2, 70}).whole().lines();
        assertTrue(told.get(0).contains("\"alerts\":[\"server: fatal protocol_version\"]"), told.get(0));
    }

    @Test
    void saysThatBytesAreMissingAndTellsWhatCameBefore() {
        List<String> told = session().client(CLIENT).gap(false, 1000).server(SERVER).whole().lines();
        assertEquals("irregularity tls incomplete", told.get(0));
        assertTrue(told.get(1).contains("enabled.tls13.com"));
    }

    @Test
    void refusesWhatIsNoRecord() {
        Fed fed = session().client("GET / HTTP/1.1\r\n\r\n");
        assertThrows(MalformedInput.class, fed::whole);
    }

    @Test
    void showsItsNamesToSignatures() {
        List<String> buffers = session().client(CLIENT).server(SERVER).inspected().buffers();
        assertTrue(buffers.contains("client tls.sni=enabled.tls13.com"), buffers.toString());
        assertTrue(buffers.contains("server ja3s.hash=907bf3ecef1c987c889946b737b43de8"), buffers.toString());
    }
}
