package org.netrospect.protocols.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class GoogleQuicSessionTest {
    private static final String GREETING = "CHLO\3\0\0\0PAD\0\2\0\0\0SNI\0\15\0\0\0UAID\32\0\0\0--example.org"
            + "Chrome/79.0.1";

    private static Fed session(String first) {
        return Fed.udp(new GoogleQuicProtocol()::analyzer, 443).client(first);
    }

    private static String told(String first) {
        return session(first).whole().lines("gquic handshake").get(0);
    }

    @Test
    void tellsWhomAClientGreetsWithWhat() {
        String older = told("\11" + "12345678" + "Q039" + "\1" + "a".repeat(12) + "\240\1\4" + GREETING);
        assertTrue(older.startsWith("gquic handshake @1 example.org {\"version\":\"Q039\",\"sni\":\"example.org\","
                + "\"user_agent\":\"Chrome/79.0.1\""), older);
        String later = told("\303Q046\120" + "12345678" + "\0\0\0\1" + "a".repeat(12) + "\240\1\4" + GREETING);
        assertTrue(later.contains("\"version\":\"Q046\",\"sni\":\"example.org\""), later);
    }

    @Test
    void tellsTheVersionOfAGreetingThatIsEncrypted() {
        assertEquals("gquic handshake @1  {\"version\":\"Q050\"}", told("\303Q050\120" + "12345678" + "x".repeat(50)));
    }

    @Test
    void leavesOutTagsThatReachTooFar() {
        String cut = "\303Q046\120" + "12345678" + "\0\0\0\1" + "a".repeat(12) + "\240\1\4";
        assertEquals(1, session(cut + GREETING.substring(0, 40)).whole().lines("gquic handshake").size());
        assertEquals(1, session(cut + GREETING.replace('\15', '\377')).whole().lines("gquic handshake").size());
    }
}
