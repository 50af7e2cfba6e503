package org.netrospect.protocols.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.Fed;

class SshSessionTest {
    private static final byte[] NEW_KEYS = packet(new byte[] {21});

    private static byte[] packet(byte[] payload) {
        return ByteBuffer.allocate(5 + payload.length + 4).putInt(payload.length + 5).put((byte) 4).put(payload)
                .array();
    }

    private static byte[] algorithms(String... lists) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(20);
        out.writeBytes(new byte[16]);
        for (String list : lists) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(list.length()).array());
            out.writeBytes(list.getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(new byte[5]);
        return packet(out.toByteArray());
    }

    private static Fed begun() {
        return Fed.tcp(context -> new SshSession(context, false), 22);
    }

    private static Fed session(int encrypted) {
        return begun().server("Welcome\r\nSSH-2.0-OpenSSH_9.2p1 Debian-2\r\n")
                .client("SSH-2.0-PuTTY_Release_0.78\r\n")
                .client(algorithms("k1,k2", "rsa", "aes,des", "aes", "m1", "m2", "none", "none", "", ""))
                .server(algorithms("k2", "rsa", "des,aes", "aes", "m1", "m2", "none", "zlib", "", ""))
                .client(NEW_KEYS).server(NEW_KEYS).server(new byte[encrypted]);
    }

    @Test
    void tellsWhoSpeaksAndWhatIsAgreedOn() {
        List<String> told = session(100).whole().lines("ssh handshake");
        assertEquals(1, told.size());
        assertTrue(told.get(0).startsWith("ssh handshake @0 SSH-2.0-OpenSSH_9.2p1 Debian-2"), told.get(0));
        assertTrue(told.get(0).contains("\"kex\":\"k2\",\"host_key\":\"rsa\",\"cipher\":\"aes\""), told.get(0));
        assertTrue(told.get(0).contains("\"hassh\":\"" + KeyExchange.md5("k1,k2;aes,des;m1;none")), told.get(0));
        assertTrue(told.get(0).contains("\"hassh_server\":\"" + KeyExchange.md5("k2;aes;m2;zlib")), told.get(0));
    }

    @Test
    void readsPiecesOfOneByteLikeTheWhole() {
        assertEquals(session(6000).whole().lines(), session(6000).byteByByte().lines());
    }

    @Test
    void takesALoginForSuccessfulOnlyIfTheServerSaysMuch() {
        assertEquals(1, session(6000).whole().lines("ssh login").size());
        assertEquals(0, session(3000).whole().lines("ssh login").size());
    }

    @Test
    void tellsTheSoftwareOfBothSides() {
        assertEquals(2, session(0).whole().lines("ssh software").size());
    }

    private static Fed joined() {
        return Fed.tcp(context -> new SshSession(context, true), 22);
    }

    @Test
    void saysOnceThatASessionWasJoinedAndGuessesNoLogin() {
        Fed fed = joined().server(new byte[] {1, 2, 3}).client(new byte[100]).server(new byte[9000]);
        assertEquals(1, fed.whole().lines("ssh joined").size(), fed.whole().lines().toString());
        assertEquals(0, fed.whole().lines("ssh login").size());
        assertEquals(fed.whole().lines(), fed.byteByByte().lines());
        assertEquals(1, joined().server(new byte[90]).whole().lines("ssh joined").size());
    }

    @Test
    void readsAlgorithmsWhereTheBannersAreMissing() {
        Fed fed = joined().client(algorithms("k1,k2", "rsa", "aes,des", "aes", "m1", "m2", "none", "none", "", ""))
                .server(algorithms("k2", "rsa", "des,aes", "aes", "m1", "m2", "none", "zlib", "", ""))
                .client(NEW_KEYS).server(NEW_KEYS).server(new byte[6000]);
        assertTrue(fed.whole().lines("ssh handshake").get(0).contains("\"kex\":\"k2\""));
        assertEquals(0, fed.whole().lines("ssh joined").size());
        assertEquals(1, fed.whole().lines("ssh login").size());
        assertEquals(fed.whole().lines(), fed.byteByByte().lines());
    }

    @Test
    void readsABannerOfAJoinedSession() {
        assertEquals(1, joined().client("SSH-2.0-PuTTY\r\n").server("SSH-2.0-x\r\n").whole().lines("ssh handshake")
                .size());
    }

    @Test
    void refusesAPacketThatCannotBe() {
        Fed fed = begun().client("SSH-2.0-x\n").client("\377\377\377\377\4");
        assertThrows(MalformedInput.class, fed::whole);
    }
}
