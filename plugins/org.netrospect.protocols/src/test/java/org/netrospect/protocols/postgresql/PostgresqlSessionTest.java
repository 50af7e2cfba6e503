package org.netrospect.protocols.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.Fed;

class PostgresqlSessionTest {
    private static final String SSL_REQUEST = "\0\0\0\10\4\u00d2\26\57";

    private static String length(int length) {
        return "\0\0" + (char) (length >> 8) + (char) (length & 0xff);
    }

    private static String message(char type, String content) {
        return type + length(content.length() + 4) + content;
    }

    private static String start(String user) {
        String content = "\0\3\0\0user\0" + user + "\0database\0shop\0\0";
        return length(content.length() + 4) + content;
    }

    private static Fed session() {
        return Fed.tcp(new PostgresqlProtocol()::analyzer, 5432).client(SSL_REQUEST).server("N").client(start("bob"))
                .server(message('R', "\0\0\0\3")).client(message('p', "hunter2\0")).server(message('R', "\0\0\0\0")
                        + message('S', "server_version\00015.4\0") + message('Z', "I"))
                .client(message('Q', "select 1\0")).server(message('T', "\0") + message('D', "\0")
                        + message('C', "SELECT 1\0") + message('Z', "I"))
                .client(message('Q', "oops\0"))
                .server(message('E', "SERROR\0C42601\0Msyntax error\0\0") + message('Z', "I"));
    }

    @Test
    void aPasswordInClearIsTold() {
        Fed.Said said = session().whole();
        String login = said.lines("postgresql login @3 bob").get(0);
        assertTrue(login.contains("\"secret\":\"hunter2\"") && login.contains("\"success\":true")
                && login.contains("\"database\":\"shop\""), login);
        assertTrue(said.lines("postgresql software").get(0).contains("15.4"));
    }

    @Test
    void aDigestIsToldAsPasswordCheckersReadIt() {
        Fed.Said said = Fed.tcp(new PostgresqlProtocol()::analyzer, 5432).client(start("bob"))
                .server(message('R', "\0\0\0\5\1\2\3\4")).client(message('p', "md50123456789abcdef0123456789abcdef\0"))
                .server(message('E', "C28P01\0Mno\0\0")).whole();
        String login = said.lines("postgresql login").get(0);
        assertTrue(login.contains("$postgres$bob*01020304*0123456789abcdef0123456789abcdef")
                && login.contains("\"success\":false"), login);
    }

    @Test
    void statementsAreToldWithTheirOutcome() {
        Fed.Said said = session().whole();
        assertTrue(said.lines("postgresql query @7 select 1").get(0).contains("\"tag\":\"SELECT 1\""));
        assertTrue(said.lines("postgresql query @9 oops").get(0).contains("42601 syntax error"));
    }

    @Test
    void whatFollowsEncryptionIsReadAnew() {
        Fed.Said said = Fed.tcp(new PostgresqlProtocol()::analyzer, 5432).client(SSL_REQUEST).server("S")
                .client("hello").server("world").whole();
        assertTrue(said.lines().contains("inner client hello") && said.lines().contains("inner server world"));
    }

    @Test
    void piecesOfOneByteSayTheSame() {
        assertEquals(session().whole().lines(), session().byteByByte().lines());
    }

    @Test
    void aLengthThatCannotBeIsRefused() {
        Fed.tcp(new PostgresqlProtocol()::analyzer, 5432).client(start("bob")).client("Q\u00ff\0\0\0")
                .until(MalformedInput.class);
        Fed.tcp(new PostgresqlProtocol()::analyzer, 5432).client(start("bob")).client("Q\0\0\0\1")
                .until(MalformedInput.class);
    }
}
