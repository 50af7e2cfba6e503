package org.netrospect.protocols.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class HttpSessionTest {
    private static Fed session() {
        return Fed.tcp(context -> new HttpSession(context, (c, exchange, fromClient) -> c.inner(6)), 80);
    }

    private static byte[] bytes(String head, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return out.toByteArray();
    }

    private static void saysTheSameByteByByte(Fed fed) {
        assertEquals(String.join("\n", fed.whole().lines()), String.join("\n", fed.byteByByte().lines()));
    }

    @Test
    void tellsAnExchangeWithItsFieldsAndItsFile() {
        Fed fed = session().client("GET /a/b%20c.txt?x=1 HTTP/1.1\r\nHost: example.org\r\nUser-Agent: curl/8.1\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 5\r\n\r\nhello");
        Fed.Said said = fed.whole();
        assertEquals(List.of("http exchange @1 GET example.org/a/b%20c.txt?x=1 {\"method\":\"GET\","
                + "\"host\":\"example.org\",\"uri\":\"/a/b%20c.txt?x=1\",\"version\":\"1.1\","
                + "\"user_agent\":\"curl/8.1\",\"request_bytes\":0,\"status\":200,"
                + "\"response_type\":\"text/plain; charset=utf-8\","
                + "\"response_bytes\":5}"), said.lines("http exchange"));
        assertEquals(1, said.files().size());
        assertEquals("b c.txt", said.files().get(0).offer().name());
        assertEquals("text/plain", said.files().get(0).offer().declaredType());
        assertEquals("hello", said.files().get(0).text());
        saysTheSameByteByByte(fed);
    }

    @Test
    void pairsPipelinedResponsesWithTheirRequests() {
        Fed fed = session().client("GET /1 HTTP/1.1\r\n\r\nHEAD /2 HTTP/1.1\r\n\r\nGET /3 HTTP/1.1\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\noneHTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"
                        + "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "3;x=y\r\nthr\r\n2\r\nee\r\n0\r\nTrailer: x\r\n\r\n");
        List<String> told = fed.whole().lines("http exchange");
        assertEquals(3, told.size());
        assertTrue(told.get(1).contains("\"uri\":\"/2\"") && told.get(1).contains("\"response_bytes\":0"));
        assertTrue(told.get(2).contains("\"uri\":\"/3\"") && told.get(2).contains("\"status\":404"));
        assertEquals(List.of("one", "three"), fed.whole().files().stream().map(Fed.FedFile::text).toList());
        saysTheSameByteByByte(fed);
    }

    @Test
    void takesContentCodingsOff() throws IOException {
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(zlib)) {
            out.write("deflated".getBytes(StandardCharsets.ISO_8859_1));
        }
        byte[] brotli = {0x0b, 0x02, (byte) 0x80, 'h', 'e', 'l', 'l', 'o', 0x03};
        byte[] zstd = com.github.luben.zstd.Zstd.compress("standard".getBytes(StandardCharsets.ISO_8859_1));
        byte[] gzip = gzip("zipped");
        Fed fed = session();
        for (Object[] each : new Object[][] {{"gzip", gzip}, {"deflate", zlib.toByteArray()}, {"br", brotli},
            {"zstd", zstd}}) {
            byte[] body = (byte[]) each[1];
            fed.client("GET /" + each[0] + " HTTP/1.1\r\n\r\n").server(bytes("HTTP/1.1 200 OK\r\nContent-Encoding: "
                    + each[0] + "\r\nContent-Length: " + body.length + "\r\n\r\n", body));
        }
        assertEquals(List.of("zipped", "deflated", "hello", "standard"),
                fed.whole().files().stream().map(Fed.FedFile::text).toList());
        saysTheSameByteByByte(fed);
    }

    @Test
    void keepsABodyThatIsNotInItsCodingAsItCame() {
        Fed fed = session().client("GET / HTTP/1.1\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain");
        assertEquals("plain", fed.whole().files().get(0).text());
        assertEquals(List.of("irregularity body not in its content coding"), fed.whole().lines("irregularity"));
        saysTheSameByteByByte(fed);
    }

    @Test
    void tellsBytesThatAreMissingInABodyAndReadsOnBehindThem() {
        Fed fed = session().client("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc").gap(false, 4)
                .server("hijHTTP/1.1 204 No Content\r\n\r\n");
        Fed.Said said = fed.whole();
        assertEquals(4, said.files().get(0).missing());
        assertEquals("abc\0\0\0\0hij", said.files().get(0).text());
        assertTrue(said.lines("http exchange").get(1).contains("\"status\":204"));
        saysTheSameByteByByte(fed);
    }

    @Test
    void goesOnWithTheNextMessageWhereHeadsAreMissing() {
        Fed fed = session().client("GET /1 HTTP/1.1\r\nHo").gap(true, 100)
                .client("t: y\r\n\r\nGET /3 HTTP/1.1\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none").gap(false, 50)
                .server("rest\r\nHTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        List<String> told = fed.whole().lines("http exchange");
        assertEquals(2, told.size());
        assertTrue(told.get(1).contains("\"uri\":\"/3\"") && told.get(1).contains("\"status\":201"), told.get(1));
        saysTheSameByteByByte(fed);
    }

    @Test
    void tellsRequestsWithoutAnswerAndAnswersWithoutRequest() {
        List<String> asked = session().client("GET /x HTTP/1.1\r\n\r\n").whole().lines("http exchange");
        assertEquals(1, asked.size());
        assertTrue(!asked.get(0).contains("status"));
        List<String> answered = session().server("HTTP/1.0 302 Found\r\nLocation: /y\r\n\r\nuntil the end").whole()
                .lines("http exchange");
        assertTrue(answered.get(0).contains("\"status\":302") && answered.get(0).contains("\"location\":\"/y\"")
                && answered.get(0).contains("\"response_bytes\":13"));
    }

    @Test
    void joinsPartsOfAFileAcrossSessions() {
        String head = "HTTP/1.1 206 Partial Content\r\nETag: \"a\"\r\nContent-Range: bytes ";
        Fed one = session().client("GET /f.bin HTTP/1.1\r\nHost: h\r\n\r\n")
                .server(head + "4-9/10\r\nContent-Length: 6\r\n\r\nefghij");
        one.whole();
        Fed two = session().after(one).client("GET /f.bin HTTP/1.1\r\nHost: h\r\n\r\n")
                .server(head + "0-4/10\r\nContent-Length: 5\r\n\r\nabcde");
        assertEquals(List.of("abcde", "abcdefghij"), two.whole().files().stream().map(Fed.FedFile::text).toList());
    }

    @Test
    void makesAFileOfEachPartOfAnUpload() {
        String body = "--B\r\nContent-Disposition: form-data; name=\"user\"\r\n\r\nann\r\n"
                + "--B\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nsecret\r\n"
                + "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\\\"b.bin\"\r\n"
                + "Content-Type: application/x-thing\r\n\r\n\r\n--b\r\n-\r\r\n--B\r\n"
                + "Content-Disposition: form-data; name=\"g\"; filename=\"empty\"\r\n\r\n\r\n--B--\r\nepilogue";
        Fed fed = session().client("POST /up HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=B\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);
        Fed.Said said = fed.whole();
        assertEquals(1, said.files().size());
        assertEquals("\r\n--b\r\n-\r", said.files().get(0).text());
        assertEquals("a\"b.bin", said.files().get(0).offer().name());
        assertEquals(List.of("http login @1 ann {\"user\":\"ann\",\"secret_kind\":\"password\",\"secret\":\"secret\"}"),
                said.lines("http login"));
        saysTheSameByteByByte(fed);
    }

    @Test
    void keepsABodyOfRelatedPartsAsItIsBesideItsParts() {
        String body = "--B\r\nContent-Type: text/xml\r\n\r\n<x/>\r\n"
                + "--B\r\nContent-Type: image/png\r\n\r\npng\r\n--B--";
        assertEquals(List.of(body, "<x/>", "png"), multipart("related", body));
        String sealed = "--B\r\nContent-Type: a/b\r\n--B\r\nContent-Type: c/d\r\n\1\2--B--\r\n";
        assertEquals(List.of(sealed), multipart("encrypted", sealed));
    }

    private static List<String> multipart(String kind, String body) {
        Fed fed = session().client("POST /soap HTTP/1.1\r\nContent-Type: multipart/" + kind + ";boundary=\"B\"\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);
        return fed.whole().files().stream().map(Fed.FedFile::text).sorted().toList();
    }

    @Test
    void takesTheHostFromWhatAProxyIsAskedToConnectTo() {
        Fed.Said said = session().client("CONNECT mail.example:443 HTTP/1.0\r\n\r\n")
                .server("HTTP/1.0 200 OK\r\n\r\n").whole();
        assertTrue(said.lines("http exchange").get(0).contains("\"host\":\"mail.example:443\""),
                said.lines().toString());
    }

    @Test
    void tellsLoginsOnceAndWhetherTheyWereAccepted() {
        String basic = Base64.getEncoder().encodeToString("ann:s:x".getBytes(StandardCharsets.UTF_8));
        String request = "GET / HTTP/1.1\r\nAuthorization: Basic " + basic + "\r\n\r\n";
        Fed fed = session().client(request).server("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")
                .client(request).server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
                .client(request).server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        String login = " ann {\"user\":\"ann\",\"secret_kind\":\"password\",\"secret\":\"s:x\",\"success\":";
        assertEquals(List.of("http login @1" + login + "false}", "http login @3" + login + "true}"),
                fed.whole().lines("http login"));
    }

    @Test
    void readsWhatAProxyPassesOn() {
        Fed fed = session().client("CONNECT mail.example:25 HTTP/1.1\r\n\r\n").client("early")
                .server("HTTP/1.1 200 Connection established\r\n\r\n220 hi\r\n").client("EHLO x\r\n");
        assertEquals(List.of("inner client earlyEHLO x\r\n", "inner server 220 hi\r\n"), fed.whole().lines("inner"));
        saysTheSameByteByByte(fed);
    }

    @Test
    void readsOnAsHttpWhereAnUpgradeIsRefused() {
        Fed fed = session().client("GET /1 HTTP/1.1\r\nUpgrade: h2c\r\n\r\nGET /2 HTTP/1.1\r\n\r\n")
                .server("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
                .server("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n");
        assertTrue(fed.whole().lines("http exchange").get(1).contains("\"status\":404"));
        saysTheSameByteByByte(fed);
    }

    @Test
    void noticesThatTheServerOfTheSessionIsTheOneThatAsks() {
        Fed fed = session().client("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                .server("GET /next HTTP/1.1\r\n\r\n").client("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes");
        Fed.Said said = fed.whole();
        assertEquals(2, said.lines("http exchange").size());
        assertTrue(said.files().get(1).offer().fromClient());
        assertEquals("next", said.files().get(1).offer().name());
    }

    @Test
    void takesAnAnswerThatHasNoHeadAsABody() {
        Fed fed = session().client("GET /x\r\n").server("01234567").gap(false, 8)
                .server("end\r\nHTTP/1.1 200 no\r\n\r\n");
        Fed.Said said = fed.whole();
        assertEquals("01234567\0\0\0\0\0\0\0\0end\r\nHTTP/1.1 200 no\r\n\r\n", said.files().get(0).text());
        assertTrue(said.lines("http exchange").get(0).contains("\"version\":\"0.9\",\"request_bytes\":0,\"resp"));
        saysTheSameByteByByte(fed);
    }

    @Test
    void readsFieldsBehindAFirstLineWithoutAVersion() {
        Fed fed = session().client("GET /x\r\nHost: h\r\n\r\n").server("http/1.1 200 ok\r\n\r\nhi");
        assertTrue(fed.whole().lines("http exchange").get(0).contains("\"host\":\"h\",\"uri\":\"/x\""));
        assertTrue(fed.whole().lines("http exchange").get(0).contains("\"status\":200"));
        saysTheSameByteByByte(fed);
    }

    @Test
    void keepsABodyThatIsSaidToBeChunkedAndIsNot() {
        Fed fed = session().client("GET /x HTTP/1.1\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nbody without chunks\r\n");
        assertEquals("body without chunks\r\n", fed.whole().files().get(0).text());
        assertEquals(List.of("irregularity bad chunk"), fed.whole().lines("irregularity"));
        saysTheSameByteByByte(fed);
    }

    @Test
    void passesOverTheByteOfAKeepAlive() {
        Fed fed = session().client("\0").client("GET /x HTTP/1.1\r\n\r\n").server("\0HTTP/1.1 204 No\r\n\r\n");
        assertTrue(fed.whole().lines("http exchange").get(0).contains("\"status\":204"));
        assertEquals(List.of(), fed.whole().lines("irregularity"));
        saysTheSameByteByByte(fed);
    }

    @Test
    void stopsBombs() throws IOException {
        byte[] bomb = gzip("\0".repeat(100 << 20));
        Fed fed = session().client("GET / HTTP/1.1\r\n\r\n").server(bytes("HTTP/1.1 200 OK\r\n"
                + "Content-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n", bomb));
        assertEquals(List.of("irregularity decompression bomb"), fed.whole().lines("irregularity"));
    }

    @Test
    void showsBuffersAsSignaturesWantThem() {
        List<String> shown = session()
                .client("POST http://EXAMPLE.org/a/../%62//c?x=%41%2f HTTP/1.1\r\nHost: EXAMPLE.org:8080\r\n"
                        + "Cookie: a=b\r\nX-A:  1 \r\nx-a: 2\r\nContent-Length: 4\r\n\r\nbody")
                .server("HTTP/1.1 200 All right\r\nContent-Length: 2\r\nSet-Cookie: q\r\n\r\nok").inspected().buffers();
        for (String each : List.of("client http.method=POST", "client http.uri=/b/c?x=A/",
                "client http.uri.raw=http://EXAMPLE.org/a/../%62//c?x=%41%2f", "client http.host=example.org",
                "client http.host.raw=EXAMPLE.org:8080", "client http.cookie=a=b", "client http.content_len=4",
                "client http.header=Host: EXAMPLE.org:8080\r\nX-A: 1, 2\r\nContent-Length: 4\r\n",
                "client http.header_names=\r\nHost\r\nCookie\r\nX-A\r\nx-a\r\nContent-Length\r\n\r\n",
                "client http.request_body=body", "server http.stat_code=200", "server http.stat_msg=All right",
                "server http.cookie=q", "server http.response_line=HTTP/1.1 200 All right",
                "server http.response_body=ok", "end http 0")) {
            assertTrue(shown.contains(each), () -> each + " is not in " + shown);
        }
    }

    @Test
    void tellsRulesWhatIsOddAboutRequests() {
        List<String> shown = session().client("GET / HTTP/1.1\r\nHost: a\r\nAuthorization: secret x\r\n"
                + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n").server("HTTP/1.1 204 None\r\n\r\n")
                .inspected().buffers();
        assertEquals(List.of("client app-layer-event=http.duplicate_content_length_field_in_request",
                "client app-layer-event=http.request_auth_unrecognized"),
                shown.stream().filter(s -> s.contains("event")).toList());
    }

    @Test
    void readsResponsesAsReceiversDoThatPassOverMuch() throws IOException {
        String text = "what only lenient receivers find";
        byte[] plain = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] zipped = gzip(text);
        String chunks = "9\u000b,x\r\n" + text.substring(0, 9) + "\r\n\f" + Integer.toHexString(text.length() - 9)
                + "\r\n" + text.substring(9) + "\r\n0\r\n\r\n";
        List<byte[]> responses = List.of(
                bytes("HTTP/1.1 200 ok\r\nTransfer\0-Encoding: x chunked;\r\n\r\n" + chunks, new byte[0]),
                bytes("HTTP/1.1 200 ok\rA: b\r\nC: d\r\n\tTransfer-Encoding:\u007fchunked\r\n\r\n" + chunks,
                        new byte[0]),
                bytes("HTTP/1.1 200 ok\r\nTransfer-Encoding\r\n :\r\n chunked\r\n\r\n" + chunks, new byte[0]),
                bytes("HTTP/1.1\u000b200\u000bok\n\rTransfer-Encoding: chunked\n\rA: b\n \n" + chunks, new byte[0]),
                bytes(" \r\nHTTP/1.1junk\r\nTransfer-Encoding: chunked\r\n\r\r\nA: b\n\r\r\n" + chunks,
                        new byte[0]),
                bytes(" \t\r\nHTTP/1.1 204 ok\r\nContent-Length: (" + plain.length + ")\r\n\r\n", plain),
                bytes("HTTP/1.1 100 ok\r\nContent-Length: " + plain.length + "\r\n\r\n", plain),
                bytes("HTTP/1.1 200 ok\r\nContent-Length: 3\r\n 68\r\n\r\n", plain),
                bytes("HTTP/1.1 200 ok\r\nContent-Length: 3( 68)\r\n\r\n", plain),
                bytes("HTTP/1.1 200 ok\r\nContent-Encoding: gzip;\r\nContent-Length: " + zipped.length + "\r\n\r\n",
                        zipped),
                bytes("HTTP/1.1 200 ok\r\nContent-Encoding: gzip,deflate\r\nContent-Length: " + zipped.length
                        + "\r\n\r\n", zipped),
                bytes("HTTP/1.1 200 ok\r\nContent-Encoding: deflate\r\nContent-Length: " + plain.length + "\r\n\r\n",
                        plain));
        for (byte[] response : responses) {
            Fed fed = session().client("GET /x HTTP/1.1\r\n\r\n").server(response);
            assertEquals(List.of(text), fed.whole().files().stream().map(Fed.FedFile::text).toList(),
                    new String(response, StandardCharsets.ISO_8859_1));
            saysTheSameByteByByte(fed);
        }
    }

    @Test
    void aBodyThatA304OnlyTellsOfIsNotWaitedFor() {
        Fed fed = session().client("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n")
                .server("HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n"
                        + "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\ntwo");
        List<String> told = fed.whole().lines("http exchange");
        assertEquals(2, told.size());
        assertTrue(told.get(0).contains("\"status\":304"));
        assertTrue(told.get(1).contains("\"response_bytes\":3"));
        saysTheSameByteByByte(fed);
    }

    @Test
    void tellsARequestWhoseFirstLineIsCut() {
        Fed.Said said = session().client("GET /a/b.gif HTT").gap(true, 400)
                .server("HTTP/1.1 200 O").gap(false, 900).whole();
        String told = said.lines("http exchange").get(0);
        assertTrue(told.contains("\"method\":\"GET\",\"uri\":\"/a/b.gif\",\"request_bytes\""), told);
    }

    @Test
    void tellsAnswersOfDnsOverHttps() {
        String answer = "\0\0\201\200\0\1\0\1\0\0\0\0\1a\7example\0\0\1\0\1\300\14\0\1\0\1\0\0\0\74\0\4\300\0\2\7";
        Fed.Said said = session().client("GET /dns-query?dns=AAAB HTTP/1.1\r\nHost: d\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\nContent-Type: application/dns-message\r\nContent-Length: "
                        + answer.length() + "\r\n\r\n" + answer).whole();
        String told = said.lines("dns lookup").get(0);
        assertTrue(told.contains("\"transport\":\"https\"") && told.contains("\"qname\":\"a.example\"")
                && told.contains("192.0.2.7"), told);
        assertEquals(1, said.files().size());
    }
}
