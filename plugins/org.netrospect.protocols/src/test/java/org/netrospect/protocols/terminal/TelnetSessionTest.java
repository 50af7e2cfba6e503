package org.netrospect.protocols.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class TelnetSessionTest {
    private static Fed session() {
        return Fed.tcp(new TelnetProtocol()::analyzer, 23).server("\377\375\30\377\373\1").client("\377\374\30")
                .server("host login: ").client("bo").server("bo").client("c\177b\r\n").server("b\r\nPassword: ")
                .client("secret\r\n").server("\r\nLast login: today\r\nhost$ ").client("id\r\n")
                .server("id\r\nuid=0\r\nhost$ ");
    }

    @Test
    void guessesLoginsAndCommands() {
        Fed.Said said = session().whole();
        String login = said.lines("telnet login").get(0);
        assertTrue(login.contains("\"user\":\"bob\"") && login.contains("\"secret\":\"secret\"")
                && login.contains("\"success\":true"), login);
        assertEquals(1, said.lines("telnet command").size());
    }

    @Test
    void findsTheSameInPiecesOfOneByte() {
        assertEquals(session().whole().lines(), session().byteByByte().lines());
    }
}
