package org.netrospect.protocols.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;
import org.netrospect.protocols.http2.Http2Protocol;

class TokenLoginTest {
    private static String request(byte[] token) {
        return "GET / HTTP/1.1\r\nHost: a\r\nAuthorization: NTLM " + Base64.getEncoder().encodeToString(token)
                + "\r\n\r\n";
    }

    private static String refused(byte[] token) {
        return "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nWWW-Authenticate: NTLM "
                + Base64.getEncoder().encodeToString(token) + "\r\nContent-Length: 0\r\n\r\n";
    }

    private static ByteBuffer message(int type, int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN)
                .put("NTLMSSP\0".getBytes(StandardCharsets.US_ASCII)).putInt(type);
    }

    private static byte[] proof(int userAt) {
        byte[] user = "bob".getBytes(StandardCharsets.UTF_16LE);
        return message(3, 64 + user.length).putShort(36, (short) user.length).putInt(40, userAt).putInt(60, 1)
                .put(64, user).array();
    }

    private static Fed session(byte[] proof, String answer) {
        return Fed.tcp(new HttpProtocol(Http2Protocol::upgraded)::analyzer, 80).client(request(message(1, 32).array()))
                .server(refused(message(2, 48).array())).client(request(proof)).server(answer);
    }

    @Test
    void aProofThatIsTakenIsALogin() {
        Fed.Said said = session(proof(64), "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").whole();
        String login = said.lines("http login @3 bob").get(0);
        assertTrue(login.contains("\"success\":true") && login.contains("\"secret_kind\":\"ntlm\""), login);
    }

    @Test
    void aProofThatIsRefusedIsALoginThatFailed() {
        Fed.Said said = session(proof(64), "HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n").whole();
        assertTrue(said.lines("http login").get(0).contains("\"success\":false"), said.lines().toString());
    }

    @Test
    void aTokenThatBreaksItsFormatDoesNotEndTheSession() {
        Fed.Said said = session(proof(70_000), "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").whole();
        assertEquals(2, said.lines("http exchange").size(), said.lines().toString());
        assertTrue(said.lines().contains("irregularity security token not understood"), said.lines().toString());
    }
}
