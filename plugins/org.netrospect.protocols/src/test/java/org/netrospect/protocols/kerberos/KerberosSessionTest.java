package org.netrospect.protocols.kerberos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.protocols.Fed;
import org.netrospect.protocols.ber.Ber;
import org.netrospect.protocols.ber.Der;

class KerberosSessionTest {
    private static byte[] principal(String... parts) {
        byte[][] texts = new byte[parts.length][];
        for (int i = 0; i < parts.length; i++) {
            texts[i] = Der.text(Ber.GENERAL_STRING, parts[i]);
        }
        return Der.of(0x30, Der.of(0xa0, Der.number(1)), Der.of(0xa1, Der.of(0x30, texts)));
    }

    private static byte[] sealed(int cipher, String text) {
        return Der.of(0x30, Der.of(0xa0, Der.number(cipher)), Der.of(0xa2, Der.text(Ber.OCTET_STRING, text)));
    }

    private static byte[] request(byte[]... proofs) {
        byte[] body = Der.of(0x30, Der.of(0xa0, Der.of(3, new byte[] {0, 0x40, 0, 0, 0x10})),
                Der.of(0xa1, principal("alice")), Der.of(0xa2, Der.text(Ber.GENERAL_STRING, "EXAMPLE.ORG")),
                Der.of(0xa3, principal("krbtgt", "EXAMPLE.ORG")), Der.of(0xa7, Der.number(77)),
                Der.of(0xa8, Der.of(0x30, Der.number(18), Der.number(23))));
        return Der.of(0x6a, Der.of(0x30, Der.of(0xa1, Der.number(5)), Der.of(0xa2, Der.number(10)),
                Der.of(0xa3, Der.of(0x30, proofs)), Der.of(0xa4, body)));
    }

    private static byte[] timestamp() {
        return Der.of(0x30, Der.of(0xa1, Der.number(2)),
                Der.of(0xa2, Der.of(Ber.OCTET_STRING, sealed(23, "ABCDEFGHIJKLMNOPqr"))));
    }

    private static byte[] reply() {
        byte[] ticket = Der.of(0x61, Der.of(0x30, Der.of(0xa0, Der.number(5)),
                Der.of(0xa1, Der.text(Ber.GENERAL_STRING, "EXAMPLE.ORG")),
                Der.of(0xa2, principal("krbtgt", "EXAMPLE.ORG")), Der.of(0xa3, sealed(23, "t"))));
        return Der.of(0x6b, Der.of(0x30, Der.of(0xa0, Der.number(5)), Der.of(0xa1, Der.number(11)),
                Der.of(0xa3, Der.text(Ber.GENERAL_STRING, "EXAMPLE.ORG")), Der.of(0xa4, principal("alice")),
                Der.of(0xa5, ticket), Der.of(0xa6, sealed(18, "reply"))));
    }

    private static byte[] error(int code) {
        return Der.of(0x7e, Der.of(0x30, Der.of(0xa0, Der.number(5)), Der.of(0xa1, Der.number(30)),
                Der.of(0xa6, Der.number(code)), Der.of(0xa9, Der.text(Ber.GENERAL_STRING, "EXAMPLE.ORG"))));
    }

    private static byte[] framed(byte[] message) {
        return ByteBuffer.allocate(4 + message.length).putInt(message.length).put(message).array();
    }

    private static Fed overTcp() {
        return Fed.tcp(new KerberosProtocol()::analyzer, 88).client(framed(request())).server(framed(error(25)))
                .client(framed(request(timestamp()))).server(framed(reply()));
    }

    @Test
    void aProvenRequestThatIsAnsweredIsALogin() {
        Fed.Said said = overTcp().whole();
        assertEquals(2, said.lines("kerberos authentication").size(), said.lines().toString());
        assertTrue(said.lines().get(1).contains("\"error\":\"KDC_ERR_PREAUTH_REQUIRED\""), said.lines().toString());
        String login = said.lines("kerberos login").get(0);
        assertTrue(login.startsWith("kerberos login @3 alice@EXAMPLE.ORG "), login);
        assertTrue(login.contains("\"success\":true"), login);
        assertTrue(login.contains("$krb5pa$23$alice$EXAMPLE.ORG$$71724142"), login);
        assertTrue(said.lines().get(2).contains("\"weak_ticket\":true"), said.lines().toString());
        assertTrue(said.lines().get(2).contains("[\"forwardable\",\"renewable-ok\"]"),
                said.lines().toString());
    }

    @Test
    void aRefusedProofIsALoginThatFailed() {
        Fed.Said said = Fed.udp(new KerberosProtocol()::analyzer, 88).client(request(timestamp())).server(error(24))
                .whole();
        assertTrue(said.lines("kerberos login").get(0).contains("\"success\":false"), said.lines().toString());
    }

    @Test
    void aTicketWithoutAnyProofIsNoLoginThatSucceeded() {
        Fed.Said said = Fed.udp(new KerberosProtocol()::analyzer, 88).client(request()).server(reply()).whole();
        String login = said.lines("kerberos login").get(0);
        assertTrue(login.contains("$krb5asrep$18$alice@EXAMPLE.ORG$7265706c79"), login);
        assertTrue(!login.contains("\"success\""), login);
    }

    @Test
    void aRequestThatIsSentAgainIsToldOnce() {
        Fed.Said said = Fed.udp(new KerberosProtocol()::analyzer, 88).client(request()).client(request()).whole();
        assertEquals(1, said.lines("kerberos authentication @1").size(), said.lines().toString());
        assertEquals(2, said.lines().size(), said.lines().toString());
    }

    @Test
    void piecesOfOneByteSayTheSame() {
        assertEquals(overTcp().whole().lines(), overTcp().byteByByte().lines());
    }

    @Test
    void whatIsNoMessageIsLeftOut() {
        Fed.Said said = Fed.udp(new KerberosProtocol()::analyzer, 88).client("j\u0084\u007f\u00ff\u00ff\u00ff").whole();
        assertEquals(List.of("service kerberos", "irregularity unreadable Kerberos message"), said.lines());
    }

    @Test
    void showsEachMessageToSignatures() {
        List<String> shown = overTcp().inspected().buffers();
        assertEquals("client krb5_msg_type=10", shown.get(0));
        assertTrue(shown.contains("client krb5.cname=alice"), shown.toString());
        assertTrue(shown.containsAll(List.of("server krb5_msg_type=30", "server krb5_err_code=25",
                "server krb5_msg_type=11", "server krb5.ticket_encryption=23")), shown.toString());
    }

    /** As DCE/RPC sends it: no mechanism stands before the request, which fills a string of SPNEGO. */
    @Test
    void aTicketIsFoundInATokenWithoutAMechanism() {
        byte[] ticket = Der.of(0x61, Der.of(0x30, Der.of(0xa0, Der.number(5)),
                Der.of(0xa1, Der.text(Ber.GENERAL_STRING, "EXAMPLE.ORG")),
                Der.of(0xa2, principal("RPCSS", "srv")), Der.of(0xa3, sealed(18, "t".repeat(200)))));
        byte[] request = Der.of(0x6e, Der.of(0x30, Der.of(0xa0, Der.number(5)), Der.of(0xa1, Der.number(14)),
                Der.of(0xa3, ticket), Der.of(0xa4, sealed(18, "authenticator"))));
        byte[] token = Der.of(0x60, Der.of(0xa0, Der.of(0x30, Der.of(0xa2, Der.of(Ber.OCTET_STRING, request)))));
        String told = PresentedTicket.in(new ByteWindow(token, 0, token.length)).orElseThrow().toString();
        assertTrue(told.contains("RPCSS/srv@EXAMPLE.ORG"), told);
        token[token.length - request.length - 1]++;
        assertTrue(PresentedTicket.in(new ByteWindow(token, 0, token.length)).isEmpty());
    }
}
