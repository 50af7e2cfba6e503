package org.netrospect.protocols.memcached;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.protocols.Fed;

class MemcachedSessionTest {
    private static String binary(boolean request, int operation, int status, int opaque, String key, String value) {
        int body = key.length() + value.length();
        return (request ? "\u0080" : "\u0081") + (char) operation + "\0" + (char) key.length() + "\0\0\0"
                + (char) status + "\0\0\0" + (char) body + "\0\0\0" + (char) opaque + "\0\0\0\0\0\0\0\0" + key + value;
    }

    private static Fed session() {
        return Fed.tcp(new MemcachedProtocol()::analyzer, 11211);
    }

    @Test
    void passesOverValuesThatLookLikeCommands() {
        Fed.Said said = session().client("set a 0 0 11\r\nflush_all\r\n\r\nget a b\r\n")
                .server("STORED\r\nVALUE a 0 11\r\nERROR here\r\n\r\nEND\r\n").whole();
        assertEquals(0, said.lines("memcached command").size());
        assertEquals(0, said.lines("memcached error").size());
        assertEquals(2, said.lines("memcached read").size());
        assertTrue(said.lines("memcached write").get(0).contains("\"key\":\"a\",\"value_bytes\":11"));
        assertTrue(said.lines("memcached value").get(0).contains("\"value_bytes\":11"));
    }

    @Test
    void helloOfOldSslIsNone() {
        assertEquals(Recognition.YES, recognised(binary(true, 0, 0, 7, "here", "")));
        String hello = "\200\42\1\0\2\0\11\0\0\0\20\1\0\200\7\0\300\0\0\377";
        assertEquals(Recognition.NO, recognised(hello + "secret".repeat(3)));
    }

    private static Recognition recognised(String client) {
        byte[] bytes = client.getBytes(StandardCharsets.ISO_8859_1);
        return new MemcachedProtocol().recognise(new Opening(Fed.session(IpProtocol.TCP, 443),
                new ByteWindow(bytes, 0, bytes.length), new ByteWindow(new byte[0], 0, 0), bytes.length));
    }

    @Test
    void readsTheBinaryForm() {
        Fed.Said said = session().client(binary(true, 0, 0, 7, "here", "")).client(binary(true, 0, 0, 8, "gone", ""))
                .server(binary(false, 0, 0, 7, "", "content")).server(binary(false, 0, 1, 8, "", "Not found")).whole();
        assertEquals(2, said.lines("memcached read").size());
        assertTrue(said.lines("memcached value").get(0).contains("\"key\":\"here\",\"value_bytes\":7"),
                said.lines().toString());
        assertTrue(said.lines("memcached error").get(0).contains("get gone: key not found"));
    }

    @Test
    void tellsLogins() {
        Fed.Said said = session().client(binary(true, 0x21, 0, 1, "PLAIN", "\0anna\0geheim"))
                .server(binary(false, 0x21, 0x20, 1, "", "Auth failure.")).whole();
        assertTrue(said.lines("memcached login").get(0).contains("\"user\":\"anna\""), said.lines().toString());
        assertTrue(said.lines("memcached login").get(0).contains("\"success\":false"));
    }

    @Test
    void tellsRequestsInDatagrams() {
        Fed session = Fed.udp(new MemcachedProtocol()::analyzer, 11211);
        for (int i = 0; i < 50; i++) {
            session.client("\0\1\0\0\0\1\0\0stats\r\n");
        }
        assertTrue(session.whole().lines("memcached request").get(0).contains("\"command\":\"stats\",\"count\":50"));
    }

    @Test
    void readsAnswersInSeveralDatagrams() {
        Fed.Said said = Fed.udp(new MemcachedProtocol()::analyzer, 11211).client("\0\7\0\0\0\1\0\0get a\r\n")
                .server("\0\7\0\0\0\2\0\0VALUE a 0 14\r\nhello").server("\0\7\0\1\0\2\0\0 you all\r\nEND\r\n")
                .client("\0\1\0\0\0\1\0\0STAT version 1.6.18\r\n").whole();
        assertTrue(said.lines("memcached value").get(0).contains("\"key\":\"a\",\"value_bytes\":14"),
                said.lines().toString());
        assertEquals(1, said.lines("memcached software").size());
    }

    @Test
    void saysTheSameForPiecesOfOneByte() {
        Fed session = session().client("set a 0 0 3\r\nabc\r\nstats\r\nms m 2\r\nhi\r\n")
                .server("STORED\r\nSTAT version 1.6.18\r\nEND\r\nHD\r\n");
        assertEquals(session.whole().lines(), session.byteByByte().lines());
        assertEquals(1, session.whole().lines("memcached software").size());
    }
}
