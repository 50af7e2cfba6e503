package org.netrospect.protocols.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.Fed;
import org.netrospect.protocols.http.HttpProtocol;

class Http2SessionTest {
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PADDED = 8;

    private static Fed session() {
        return Fed.tcp(new Http2Protocol()::analyzer, 80).client(Http2Protocol.PREFACE)
                .client(frame(4, 0, 0, new byte[0])).server(frame(4, 0, 0, new byte[0]));
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) (payload.length >> 16), (byte) (payload.length >> 8), (byte) payload.length,
            (byte) type, (byte) flags, 0, 0, (byte) (stream >> 8), (byte) stream});
        out.writeBytes(payload);
        return out.toByteArray();
    }

    private static byte[] text(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Fields as literals that are not kept in the table. */
    private static byte[] block(String... fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String field : fields) {
            int at = field.indexOf('=');
            out.write(0);
            out.write(at);
            out.writeBytes(text(field.substring(0, at)));
            out.write(field.length() - at - 1);
            out.writeBytes(text(field.substring(at + 1)));
        }
        return out.toByteArray();
    }

    private static byte[] get(String path) {
        return block(":method=GET", ":path=" + path, ":authority=h", "user-agent=curl/8");
    }

    private static void saysTheSameByteByByte(Fed fed) {
        assertEquals(String.join("\n", fed.whole().lines()), String.join("\n", fed.byteByByte().lines()));
    }

    @Test
    void tellsTheExchangesOfStreamsThatRunAtTheSameTime() {
        byte[] fields = get("/b.txt");
        Fed fed = session().client(frame(1, END_STREAM | END_HEADERS, 1, get("/a.txt")))
                .client(frame(1, END_STREAM, 3, Arrays.copyOf(fields, 5)))
                .client(frame(9, END_HEADERS, 3, Arrays.copyOfRange(fields, 5, fields.length)))
                .server(frame(1, END_HEADERS, 3, block(":status=200", "content-type=text/plain")))
                .server(frame(1, END_HEADERS, 1, block(":status=404", "content-length=4")))
                .server(frame(0, PADDED, 3, text("\3bee\0\0\0"))).server(frame(0, 0, 1, text("aa")))
                .server(frame(0, END_STREAM, 1, text("aa"))).server(frame(0, 0, 3, text("-tee")))
                .server(frame(1, END_STREAM | END_HEADERS, 3, block("grpc-status=0")));
        Fed.Said said = fed.whole();
        List<String> told = said.lines("http2 exchange");
        assertEquals(2, told.size());
        assertTrue(told.get(0).contains("GET h/a.txt") && told.get(0).contains("\"status\":404")
                && told.get(0).contains("\"version\":\"2\""), told.get(0));
        assertTrue(told.get(1).contains("GET h/b.txt") && told.get(1).contains("\"response_bytes\":7"), told.get(1));
        assertEquals(List.of("aaaa", "bee-tee"), said.files().stream().map(Fed.FedFile::text).toList());
        assertEquals(List.of("a.txt", "b.txt"), said.files().stream().map(f -> f.offer().name()).toList());
        saysTheSameByteByByte(fed);
    }

    @Test
    void tellsWhatTheServerPushes() {
        byte[] promise = ("\0\0\0\2" + new String(get("/style.css"), StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
        Fed fed = session().client(frame(1, END_STREAM | END_HEADERS, 1, get("/")))
                .server(frame(5, END_HEADERS, 1, promise))
                .server(frame(1, END_HEADERS, 2, block(":status=200"))).server(frame(0, END_STREAM, 2, text("css")));
        assertEquals("style.css", fed.whole().files().get(0).offer().name());
        assertTrue(fed.whole().lines("http2 exchange").get(0).contains("h/style.css"));
        saysTheSameByteByByte(fed);
    }

    @Test
    void tellsHowMuchStreamsCount() {
        byte[] fields = get("/a");
        byte[] weighed = new byte[fields.length + 5];
        weighed[0] = (byte) 0x80;
        weighed[3] = 3;
        weighed[4] = (byte) 200;
        System.arraycopy(fields, 0, weighed, 5, fields.length);
        Fed fed = session().client(frame(1, END_STREAM | END_HEADERS | 0x20, 1, weighed))
                .client(frame(1, END_STREAM | END_HEADERS, 5, get("/b")))
                .client(frame(2, 0, 5, new byte[] {0, 0, 0, 0, 15}))
                .client(frame(1, END_STREAM | END_HEADERS, 7, get("/c")))
                .client(frame(0x10, 0, 0, text("\0\0\0\7u=1, i")))
                .server(frame(1, END_STREAM | END_HEADERS, 1, block(":status=204")));
        List<String> lines = fed.whole().lines("http2 exchange");
        assertTrue(lines.get(0).contains("\"priority\":\"weight 201 after stream 3, alone\""), lines.get(0));
        assertTrue(lines.get(1).contains("\"priority\":\"weight 16\""), lines.get(1));
        assertTrue(lines.get(2).contains("\"priority\":\"u=1, i\""), lines.get(2));
        saysTheSameByteByByte(fed);
    }

    @Test
    void tellsBytesThatAreMissingInABody() {
        byte[] data = frame(0, END_STREAM, 1, text("0123456789"));
        Fed fed = session().client(frame(1, END_STREAM | END_HEADERS, 1, get("/")))
                .server(frame(1, END_HEADERS, 1, block(":status=200"))).server(Arrays.copyOf(data, 12))
                .gap(false, 4).server(text("789"));
        assertEquals("012\0\0\0\000789", fed.whole().files().get(0).text());
        assertEquals(4, fed.whole().files().get(0).missing());
        saysTheSameByteByByte(fed);
    }

    @Test
    void tellsWhatItKnowsOfExchangesBeforeItGivesUp() {
        List<Fed.Said> said = new ArrayList<>();
        Fed fed = Fed.tcp(context -> {
            said.add((Fed.Said) context);
            return new Http2Protocol().analyzer(context);
        }, 80).client(Http2Protocol.PREFACE).client(frame(1, END_STREAM | END_HEADERS, 1, get("/x")))
                .server(frame(1, END_HEADERS, 1, new byte[] {(byte) 0xff, 0x7f}));
        assertThrows(MalformedInput.class, fed::whole);
        assertEquals(1, said.get(0).lines("http2 exchange").size());
    }

    @Test
    void readsOnWhatBeganAsHttp1() {
        Fed fed = Fed.tcp(new HttpProtocol(Http2Protocol::upgraded)::analyzer, 80)
                .client("GET /up HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n")
                .server("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n")
                .client(Http2Protocol.PREFACE).client(frame(1, END_STREAM | END_HEADERS, 3, get("/second")))
                .server(frame(1, END_HEADERS, 1, block(":status=200"))).server(frame(0, END_STREAM, 1, text("one")))
                .server(frame(1, END_STREAM | END_HEADERS, 3, block(":status=204")));
        Fed.Said said = fed.whole();
        assertEquals("up", said.files().get(0).offer().name());
        List<String> told = said.lines("http2 exchange");
        assertTrue(told.get(0).contains("\"uri\":\"/up\"") && told.get(0).contains("\"status\":200"), told.get(0));
        assertTrue(told.get(1).contains("\"uri\":\"/second\"") && told.get(1).contains("\"status\":204"));
        saysTheSameByteByByte(fed);
    }

    @Test
    void readsWebSocketsOfStreams() {
        Fed fed = session().client(frame(1, END_HEADERS, 1, block(":method=CONNECT", ":protocol=websocket",
                        ":scheme=http", ":path=/chat", ":authority=h", "sec-websocket-version=13")))
                .server(frame(1, END_HEADERS, 1, block(":status=200")))
                .client(frame(0, 0, 1, text("\u0081\u0082\0\0\0\0hi")))
                .server(frame(0, END_STREAM, 1, text("\u0081\5there")));
        List<String> messages = fed.whole().lines("websocket message");
        assertEquals(2, messages.size());
        assertTrue(messages.get(0).contains("\"text\":\"hi\""), messages.toString());
        assertTrue(messages.get(1).contains("\"from\":\"server\""), messages.toString());
        assertTrue(messages.get(1).contains("/chat"), messages.toString());
        assertEquals(1, fed.whole().lines("http2 exchange").size());
        saysTheSameByteByByte(fed);
    }
}
