package org.netrospect.protocols.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class RedisSessionTest {
    private static String command(String... words) {
        StringBuilder text = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            text.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
        }
        return text.toString();
    }

    private static Fed session() {
        return Fed.tcp(new RedisProtocol()::analyzer, 6379);
    }

    @Test
    void tellsLoginsWithoutTheirPasswordsInCommands() {
        Fed.Said said = session().client(command("AUTH", "anna", "geheim")).server("-WRONGPASS invalid\r\n")
                .client(command("HELLO", "3", "AUTH", "anna", "richtig")).server("%1\r\n+server\r\n+redis\r\n")
                .client(command("CONFIG", "SET", "requirepass", "neu")).server("+OK\r\n").whole();
        assertEquals(2, said.lines("redis login").size());
        assertTrue(said.lines("redis login").get(0).contains("\"secret\":\"geheim\",\"success\":false"));
        assertTrue(said.lines("redis login").get(1).contains("\"secret\":\"richtig\",\"success\":true"));
        assertTrue(said.lines("redis command").get(0).contains("CONFIG SET requirepass ****"));
        assertTrue(said.lines("redis request").stream().noneMatch(line -> line.contains("richtig")));
    }

    @Test
    void joinsRepliesWithCommandsThatWereSentAtOnce() {
        Fed.Said said = session().client(command("GET", "a") + command("GET", "b") + "PING\r\n")
                .server("$5\r\nhello\r\n$-1\r\n+PONG\r\n").whole();
        assertTrue(said.lines("redis read").get(0).contains("\"key\":\"a\",\"argument_count\":1,\"request_bytes\":4,"
                + "\"reply_count\":1,\"reply_bytes\":5"), said.lines().toString());
        assertTrue(said.lines("redis read").get(1).contains("\"reply_bytes\":0"));
        assertEquals(1, said.lines("redis request").size());
    }

    @Test
    void readsValuesInsideOthers() {
        Fed.Said said = session().client(command("HGETALL", "h") + command("DEL", "h"))
                .server("%2\r\n$1\r\na\r\n*2\r\n:1\r\n:2\r\n$1\r\nb\r\n~0\r\n:1\r\n").whole();
        assertTrue(said.lines("redis read").get(0).contains("\"reply_count\":5,"), said.lines().toString());
        assertTrue(said.lines("redis write").get(0).contains("\"answered\":true"));
    }

    @Test
    void countsWhatIsRepeated() {
        Fed session = session();
        for (int i = 0; i < 9; i++) {
            session.client(command("GET", "a")).server("$1\r\nx\r\n");
        }
        assertTrue(session.whole().lines("redis read").get(0).contains("\"count\":9"));
    }

    @Test
    void goesOnBehindLostBytes() {
        Fed.Said said = session().client(command("GET", "a")).gap(true, 100).client(command("FLUSHALL")).whole();
        assertEquals(1, said.lines("irregularity").size());
        assertEquals(1, said.lines("redis command").size());
    }

    @Test
    void saysTheSameForPiecesOfOneByte() {
        Fed session = session().client(command("SET", "k", "v".repeat(9000)) + "INFO\r\n")
                .server("+OK\r\n$21\r\nredis_version:7.0.15\r\r\n");
        assertEquals(session.whole().lines(), session.byteByByte().lines());
        assertEquals(1, session.whole().lines("redis software").size());
    }
}
