package org.netrospect.protocols.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.Fed;

class MysqlSessionTest {
    private static String packet(int number, String content) {
        return (char) (content.length() & 0xff) + "" + (char) (content.length() >> 8) + "\0" + (char) number + content;
    }

    private static String greeting() {
        return packet(0, "\n8.0.30\0\5\0\0\0abcdefgh\0\u00ff\u00ff\u00ff\2\0\u00ff\u00ff\25" + "\0".repeat(10)
                + "ijklmnopqrst\0mysql_native_password\0");
    }

    private static String login(String user) {
        return packet(1, "\u0008\u0082\u0008\0\0\0\0\1\u00ff" + "\0".repeat(23) + user + "\0\24" + "A".repeat(20)
                + "shop\0mysql_native_password\0");
    }

    private static String query(String statement) {
        return packet(0, "\3" + statement);
    }

    private static Fed session() {
        return Fed.tcp(new MysqlProtocol()::analyzer, 3306).server(greeting()).client(login("bob"))
                .server(packet(2, "\0\0\0\2\0\0\0")).client(query("select 1"))
                .server(packet(1, "\1") + packet(2, "\3def....") + packet(3, "\u00fe\0\0\2\0") + packet(4, "\0011")
                        + packet(5, "\u00fe\0\0\2\0"))
                .client(query("drop")).server(packet(1, "\u00ff\50\4#42000bad"));
    }

    @Test
    void aLoginHasUserDatabaseAndProof() {
        Fed.Said said = session().whole();
        String login = said.lines("mysql login @2 bob").get(0);
        assertTrue(login.contains("\"success\":true") && login.contains("\"database\":\"shop\"")
                && login.contains("$mysqlna$6162636465666768696a6b6c6d6e6f7071727374*4141"), login);
        assertTrue(said.lines("mysql software").get(0).contains("\"version\":\"8.0.30\""), said.lines().toString());
    }

    @Test
    void aLoginThatIsRefusedSaysWhy() {
        Fed.Said said = Fed.tcp(new MysqlProtocol()::analyzer, 3306).server(greeting()).client(login("eve"))
                .server(packet(2, "\u00ff\25\4#28000denied")).whole();
        String login = said.lines("mysql login").get(0);
        assertTrue(login.contains("\"success\":false") && login.contains("1045 denied"), login);
    }

    @Test
    void statementsAreToldWithTheirOutcome() {
        Fed.Said said = session().whole();
        assertTrue(said.lines("mysql query @4 select 1").get(0).contains("\"rows\":1"), said.lines().toString());
        assertTrue(said.lines("mysql query @6 drop").get(0).contains("1064 bad"), said.lines().toString());
    }

    @Test
    void statementsThatAreRepeatedAreCounted() {
        Fed fed = session();
        for (int i = 0; i < 5; i++) {
            fed.client(query("select 1")).server(packet(1, "\0\0\0\0\0\0\0"));
        }
        assertEquals(3, fed.whole().lines("mysql query").size());
        assertTrue(fed.whole().lines("mysql query").get(2).contains("\"repeated\":5"));
    }

    @Test
    void whatFollowsTheWishForTlsIsReadAnew() {
        Fed.Said said = Fed.tcp(new MysqlProtocol()::analyzer, 3306).server(greeting())
                .client(packet(1, "\u0008\u008a\u0008\0" + "\0".repeat(28)) + "hello").byteByByte();
        assertTrue(said.lines().contains("inner client hello"), said.lines().toString());
    }

    @Test
    void piecesOfOneByteSayTheSame() {
        assertEquals(session().whole().lines(), session().byteByByte().lines());
    }

    @Test
    void aLoginThatDoesNotEndIsRefused() {
        Fed.tcp(new MysqlProtocol()::analyzer, 3306).server(greeting())
                .client(packet(1, "\u0008\u0082\u0008\0" + "x".repeat(60))).until(MalformedInput.class);
    }
}
