package org.netrospect.protocols.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class SipSessionTest {
    private static final String OFFER = """
            v=0
            o=- 1 1 IN IP4 10.0.0.1
            s=-
            c=IN IP4 10.0.0.1
            t=0 0
            m=audio 6000 RTP/AVP 8 101
            a=rtpmap:101 telephone-event/8000
            m=video 0 RTP/AVP 31
            """.replace("\n", "\r\n");

    private static String message(String first, String cseq, String more, String body) {
        return first + "\r\nVia: SIP/2.0/UDP 10.0.0.1\r\nFrom: \"Al\" <sip:al@a.example>;tag=1\r\n"
                + "t: Bob <sip:bob@b.example>\r\ni: 77@a\r\nCSeq: " + cseq + "\r\n" + more
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static Fed call(Fed session) {
        return session
                .client(message("INVITE sip:bob@b.example SIP/2.0", "1 INVITE",
                        "User-Agent: Netphone/2.1\r\nContent-Type: application/sdp\r\n", OFFER))
                .server(message("SIP/2.0 100 Trying", "1 INVITE", "", ""))
                .server(message("SIP/2.0 180 Ringing", "1 INVITE", "Server: Ex change 7.0\r\n", ""))
                .server(message("SIP/2.0 200 OK", "1 INVITE", "", ""))
                .client(message("ACK sip:bob@b.example SIP/2.0", "1 ACK", "", ""))
                .client(message("INFO sip:bob@b.example SIP/2.0", "2 INFO",
                        "Content-Type: application/dtmf-relay\r\n", "Signal=5\r\nDuration=160\r\n"))
                .server(message("SIP/2.0 200 OK", "2 INFO", "", ""))
                .server(message("BYE sip:al@a.example SIP/2.0", "9 BYE", "", ""))
                .client(message("SIP/2.0 200 OK", "9 BYE", "", ""));
    }

    private static Fed register(String status) {
        return Fed.udp(new SipProtocol()::analyzer, 5060)
                .client(message("REGISTER sip:b.example SIP/2.0", "1 REGISTER", "", ""))
                .server(message("SIP/2.0 401 Unauthorized", "1 REGISTER",
                        "WWW-Authenticate: Digest nonce=\"x\"\r\n", ""))
                .client(message("REGISTER sip:b.example SIP/2.0", "2 REGISTER",
                        "Authorization: Digest username=\"al,i=ce\", realm=\"b\", nonce=\"x\", "
                                + "response=\"00ff\"\r\n", ""))
                .server(message("SIP/2.0 " + status, "2 REGISTER", "", ""));
    }

    @Test
    void tellsACallWithItsDuration() {
        String call = call(Fed.udp(new SipProtocol()::analyzer, 5060)).whole().lines("sip call").get(0);
        assertTrue(call.startsWith("sip call @1 sip:al@a.example → sip:bob@b.example: answered {"), call);
        assertTrue(call.contains("\"duration\":4.0"), call);
        assertTrue(call.contains("\"ended_by\":\"callee\""), call);
        assertTrue(call.contains("\"user_agent\":\"Netphone/2.1\",\"server_agent\":\"Ex change 7.0\""), call);
        assertTrue(call.contains("\"dtmf\":\"5\""), call);
        assertTrue(call.contains("\"media\":[\"audio PCMA telephone-event at 10.0.0.1 port 6000\"]"), call);
    }

    @Test
    void namesSoftwareWithItsVersion() {
        assertEquals(1, call(Fed.udp(new SipProtocol()::analyzer, 5060)).whole()
                .lines("sip software @3 Ex change {\"addr\":\"10.0.0.2\",\"product\":\"Ex change\",\"version\":\"7.0\"")
                .size());
    }

    @Test
    void tellsLoginsWithTheirOutcome() {
        String good = register("200 OK").whole().lines("sip login").get(0);
        assertTrue(good.contains("\"user\":\"al,i=ce\",\"secret_kind\":\"digest\",\"secret\":\"REGISTER response=00ff"
                + " nonce=x\",\"success\":true"), good);
        assertTrue(register("403 Forbidden").whole().lines("sip login").get(0).contains("\"success\":false"));
    }

    @Test
    void countsRepeatedRequests() {
        Fed session = Fed.udp(new SipProtocol()::analyzer, 5060);
        for (int i = 0; i < 50; i++) {
            session.client(message("OPTIONS sip:bob@b.example SIP/2.0", i + " OPTIONS", "", ""))
                    .server(message("SIP/2.0 200 OK", i + " OPTIONS", "", ""));
        }
        Fed.Said said = session.whole();
        assertEquals(1, said.lines("sip request").size());
        assertTrue(said.lines("sip request").get(0).contains("\"count\":50"));
    }

    @Test
    void saysTheSameForPiecesOfOneByte() {
        Fed session = call(Fed.tcp(new SipProtocol()::analyzer, 5060));
        assertEquals(session.whole().lines(), session.byteByByte().lines());
        assertEquals(1, session.whole().lines("sip call").size());
    }

    @Test
    void goesOnBehindMissingBytes() {
        Fed session = Fed.tcp(new SipProtocol()::analyzer, 5060).client("OPTIONS sip:x SIP/2.0\r\nCall").gap(true, 70)
                .client("tent-Length: 0\r\n\r\n");
        assertEquals(1, call(session).whole().lines("sip call").size());
    }

    @Test
    void showsEachMessageToSignatures() {
        String trying = message("SIP/2.0 100 Trying", "1 INVITE", "", "");
        List<String> shown = Fed.udp(new SipProtocol()::analyzer, 5060)
                .client(message("INVITE sip:bob@b.example SIP/2.0", "1 INVITE", "", OFFER)).server(trying)
                .inspected().buffers();
        assertTrue(shown.containsAll(List.of("client sip.method=INVITE", "client sip.uri=sip:bob@b.example",
                "client sip.body=" + OFFER, "server sip.stat_code=100", "server sip.head=" + trying)),
                shown.toString());
        assertEquals(1, shown.stream().filter(s -> s.contains("sip.body")).count());
    }

    @Test
    void tellsWhatWasAnsweredWhereTheQuestionIsMissing() {
        Fed.Said said = Fed.udp(new SipProtocol()::analyzer, 5060)
                .server(message("SIP/2.0 200 OK", "1 INVITE", "Content-Type: application/sdp\r\n", OFFER))
                .server(message("SIP/2.0 200 OK", "1 INVITE", "Content-Type: application/sdp\r\n", OFFER))
                .server(message("SIP/2.0 404 Not Found", "7 OPTIONS", "", ""))
                .server(message("SIP/2.0 404 Not Found", "7 OPTIONS", "", "")).whole();
        assertEquals(1, said.lines("sip call").size(), said.lines().toString());
        assertTrue(said.lines("sip call").get(0).contains("\"outcome\":\"answered, end not seen\""));
        assertEquals(1, said.lines("sip request").size());
        assertTrue(said.lines("sip request").get(0).contains("\"status\":404"));
    }
}
