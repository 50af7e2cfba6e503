package org.netrospect.protocols.smb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.protocols.Fed;

class SmbSessionTest {
    private static final int TREE_CONNECT = 3;
    private static final int CREATE = 5;
    private static final int CLOSE = 6;
    private static final int READ = 8;
    private static final int WRITE = 9;
    private static final int QUERY_DIRECTORY = 14;
    private static final int BODY = 68;

    /** A message of SMB 2 with its frame; @param body bytes behind the header of 64 */
    private static ByteBuffer message(int command, int id, int tree, long status, boolean response, int body) {
        return ByteBuffer.allocate(BODY + body).putInt(60 + 4 + body).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x424d53fe).putShort((short) 64).putShort((short) 0).putInt((int) status)
                .putShort((short) command).putShort((short) 0).putInt(response ? 1 : 0).putInt(0).putLong(id)
                .putInt(0).putInt(tree).position(BODY);
    }

    private static Recognition recognised(byte[] server) {
        return new SmbProtocol().recognise(new Opening(Fed.session(IpProtocol.TCP, 139),
                new ByteWindow(new byte[0], 0, 0), new ByteWindow(server, 0, server.length), server.length));
    }

    @Test
    void aServerAloneIsKnownBehindItsAcceptance() {
        byte[] accepted = {(byte) 0x82, 0, 0, 0};
        byte[] both = ByteBuffer.allocate(4 + BODY + 16).put(accepted).put(connected(1, 5)).array();
        assertEquals(Recognition.MORE, recognised(accepted));
        assertEquals(Recognition.YES, recognised(both));
        both[8] = 'X';
        assertEquals(Recognition.NO, recognised(both));
    }

    private static byte[] wide(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    private static byte[] connect(int id, String share) {
        byte[] name = wide(share);
        return message(TREE_CONNECT, id, 0, 0, false, 8 + name.length).putInt(9).putShort((short) 72)
                .putShort((short) name.length).put(name).array();
    }

    private static byte[] connected(int id, int tree) {
        return message(TREE_CONNECT, id, tree, 0, true, 16).putShort((short) 16).put((byte) 1).array();
    }

    private static byte[] create(int id, String file) {
        byte[] name = wide(file);
        return message(CREATE, id, 5, 0, false, 56 + name.length).position(BODY + 44).putShort((short) 120)
                .putShort((short) name.length).position(BODY + 56).put(name).array();
    }

    private static byte[] created(int id, int attributes) {
        return message(CREATE, id, 5, 0, true, 88).position(BODY + 56).putInt(attributes).position(BODY + 64)
                .putLong(7).putLong(8).array();
    }

    private static byte[] write(int id, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return message(WRITE, id, 5, 0, false, 48 + bytes.length).putShort((short) 49).putShort((short) 112)
                .putInt(bytes.length).putLong(0).putLong(7).putLong(8).position(BODY + 48).put(bytes).array();
    }

    private static byte[] read(int id, int offset) {
        return message(READ, id, 5, 0, false, 48).putShort((short) 49).putShort((short) 0).putInt(4).putLong(offset)
                .putLong(7).putLong(8).array();
    }

    private static byte[] given(int id, long status, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return message(READ, id, 5, status, true, 16 + bytes.length).putShort((short) 17).put((byte) 80)
                .put((byte) 0).putInt(bytes.length).putLong(0).put(bytes).array();
    }

    private static byte[] close(int id) {
        return message(CLOSE, id, 5, 0, false, 24).position(BODY + 8).putLong(7).putLong(8).array();
    }

    private static byte[] query(int id) {
        return message(QUERY_DIRECTORY, id, 5, 0, false, 34).putShort((short) 33).put((byte) 12)
                .position(BODY + 8).putLong(7).putLong(8).putShort((short) 96).putShort((short) 2).position(BODY + 32)
                .put(wide("*")).array();
    }

    /** One entry with a name alone. */
    private static byte[] entry(int id, String name) {
        byte[] bytes = wide(name);
        return message(QUERY_DIRECTORY, id, 5, 0, true, 8 + 12 + bytes.length).putShort((short) 9)
                .putShort((short) 72).putInt(12 + bytes.length).putInt(0).putInt(1).putInt(bytes.length).put(bytes)
                .array();
    }

    private static Fed session() {
        return Fed.tcp(new SmbProtocol()::analyzer, 445).client(connect(1, "\\\\srv\\data"));
    }

    @Test
    void aFileThatIsWrittenIsKeptUnderItsName() {
        Fed session = session().server(connected(1, 5)).client(create(2, "a.txt")).server(created(2, 0))
                .client(write(3, "hello")).client(close(4));
        Fed.Said said = session.whole();
        assertEquals("hello", said.files().get(0).text(), said.lines().toString());
        assertEquals("a.txt", said.files().get(0).offer().name());
        assertEquals(said.lines(), session.byteByByte().lines());
    }

    @Test
    void whatComesInPartsForWantOfRoomIsWhole() {
        Fed.Said said = session().server(connected(1, 5)).client(create(2, "a.txt")).server(created(2, 0))
                .client(read(3, 0)).server(given(3, 0x80000005L, "hell")).client(read(4, 4)).server(given(4, 0, "o"))
                .client(read(5, 5)).server(given(5, 0xc0000011L, "no")).client(close(6)).whole();
        assertEquals("hello", said.files().get(0).text(), said.lines().toString());
    }

    @Test
    void whatAServerAnswersIsNotNeededForNames() {
        Fed.Said said = session().client(create(2, "a.txt")).client(write(3, "hello")).client(close(4)).whole();
        assertEquals(1, said.lines("smb share @1 \\\\srv\\data").size(), said.lines().toString());
        assertEquals(1, said.lines("smb open @2 \\\\srv\\data\\a.txt").size());
        assertEquals("a.txt", said.files().get(0).offer().name());
    }

    @Test
    void aFolderIsListedOnceWithWhatAllAnswersSay() {
        Fed.Said said = session().server(connected(1, 5)).client(create(2, "docs")).server(created(2, 0x10))
                .client(query(3)).server(entry(3, "one.txt")).client(query(4)).server(entry(4, "two.txt"))
                .client(close(5)).server(message(CLOSE, 5, 5, 0, true, 60).array()).whole();
        assertEquals(1, said.lines("smb list").size(), said.lines().toString());
        assertTrue(said.lines("smb list @5 \\\\srv\\data\\docs").get(0)
                .contains("\"pattern\":\"*\",\"entries\":[\"one.txt\",\"two.txt\"],\"count\":2"));
    }

    @Test
    void whatIsRefusedIsToldOnce() {
        byte[] refused = message(CREATE, 2, 5, 0xc0000022L, true, 8).array();
        byte[] again = message(CREATE, 3, 5, 0xc0000022L, true, 8).array();
        Fed.Said said = session().server(connected(1, 5)).client(create(2, "secret.txt")).server(refused)
                .client(create(3, "secret.txt")).server(again).whole();
        assertEquals(1, said.lines("smb refused").size(), said.lines().toString());
        assertTrue(said.lines("smb refused @3 \\\\srv\\data\\secret.txt").get(0).contains("ACCESS_DENIED"));
    }

    /** A message of version 1 with one command in it; the next begins at {@code next}. */
    private static ByteBuffer old(int command) {
        ByteBuffer b = ByteBuffer.allocate(4 + 160).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(4, 0x424d53ff).put(8, (byte) command);
        return b;
    }

    @Test
    void readsWhatIsChainedBehindALock() {
        ByteBuffer b = old(0x24);
        // locking, 8 words, then writing, 12 words, 4 bytes that stand at offset 96
        b.put(36, (byte) 8).put(37, (byte) 0x2f).putShort(39, (short) 60).putShort(41, (short) 7);
        b.put(64, (byte) 12).put(65, (byte) 0xff).putShort(69, (short) 7).putShort(85, (short) 4);
        b.putShort(87, (short) 96).put(100, "text".getBytes(StandardCharsets.US_ASCII));
        b.put(3, (byte) 160);
        Fed.Said said = session().client(b.array()).whole();
        assertEquals("text", said.files().get(0).text());
    }
}
