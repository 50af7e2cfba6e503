package org.netrospect.protocols.http3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Analyzer;
import org.netrospect.protocols.Fed;

class Http3SessionTest {
    private static final String INSERTS = "023fbd01c00f7777772e6578616d706c652e636f6dc10c2f73616d706c652f70617468";

    private static final int PUSHED = 1000;

    /** Feeds an exchange on stream 0; steps of one byte say what else happens. */
    private static Fed session() {
        return Fed.tcp(context -> {
            Http3Session session = new Http3Session(context);
            return new Analyzer() {
                @Override
                public void data(boolean fromClient, ByteWindow bytes) {
                    session.data(0, fromClient, bytes);
                }

                @Override
                public void gap(boolean fromClient, long length) {
                    if (length == 1) {
                        byte[] inserts = HexFormat.of().parseHex(INSERTS);
                        session.data(2, true, new ByteWindow(inserts, 0, inserts.length));
                    } else if (length == PUSHED) {
                        byte[] push = (hex("0107") + response()).getBytes(StandardCharsets.ISO_8859_1);
                        session.data(3, false, new ByteWindow(push, 0, 1));
                        session.data(3, false, new ByteWindow(push, 1, push.length - 1));
                        session.end(3, false, true);
                    } else {
                        session.gap(0, fromClient, length);
                    }
                }

                @Override
                public void end(boolean fromClient) {
                    session.end(0, fromClient, true);
                    if (!fromClient) {
                        session.end();
                    }
                }
            };
        }, 443);
    }

    private static String hex(String digits) {
        return new String(HexFormat.of().parseHex(digits), StandardCharsets.ISO_8859_1);
    }

    private static String response() {
        // :status 200, content-type text/plain; then five bytes of DATA
        return hex("0104" + "0000d9f5") + hex("0005") + "hello";
    }

    @Test
    void tellsAnExchangeAndKeepsItsBody() {
        Fed.Said said = session().client(hex("0110" + "0000d1510b2f696e6465782e68746d6c")).server(response()).whole();
        assertEquals(1, said.lines("http3 exchange").size());
        String line = said.lines("http3 exchange").get(0);
        assertTrue(line.contains("\"method\":\"GET\",\"uri\":\"/index.html\",\"version\":\"3\",\"request_bytes\":0,"
                + "\"status\":200"), line);
        assertEquals("hello", said.files().get(0).text());
    }

    @Test
    void waitsWithWhatStandsBehindFieldsThatItCannotReadYet() {
        Fed.Said said = session().client(hex("0105" + "0381d11011") + hex("0003") + "abc").gap(true, 1)
                .server(response()).whole();
        String line = said.lines("http3 exchange").get(0);
        assertTrue(line.contains("www.example.com/sample/path"), line);
        assertTrue(line.contains("\"request_bytes\":3"), line);
    }

    @Test
    void tellsWhatTheServerPushes() {
        Fed session = session().client(hex("0110" + "0000d1510b2f696e6465782e68746d6c"))
                .server(hex("0506" + "07" + "0000d1d7c1")).gap(false, PUSHED).server(response());
        Fed.Said said = session.whole();
        List<String> lines = said.lines("http3 exchange");
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).contains("\"uri\":\"/\",\"version\":\"3\",\"pushed\":true"), lines.get(0));
        assertTrue(lines.get(0).contains("\"status\":200"), lines.get(0));
        assertEquals("hello", said.files().get(0).text());
        assertEquals(2, said.files().size());
    }

    @Test
    void saysTheSameForPiecesOfOneByte() {
        Fed session = session().client(hex("0105" + "0381d11011") + hex("0003") + "abc" + hex("2103") + "xyz")
                .gap(true, 1).server(response());
        assertEquals(session.whole().lines(), session.byteByByte().lines());
    }

    @Test
    void tellsWhatIsMissingOfABody() {
        Fed.Said said = session().client(hex("0110" + "0000d1510b2f696e6465782e68746d6c"))
                .server(hex("0104" + "0000d9f5") + hex("0005") + "he").gap(false, 2).server("o").whole();
        assertEquals(2, said.files().get(0).missing());
    }
}
