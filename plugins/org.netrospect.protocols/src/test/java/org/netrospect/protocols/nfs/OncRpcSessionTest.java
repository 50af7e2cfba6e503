package org.netrospect.protocols.nfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class OncRpcSessionTest {
    private static final String HANDLE = "00000004 aabbccdd";
    private static final String ROOT = "00000004 00000001";

    private static String text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().toHexDigits(bytes.length) + HexFormat.of().formatHex(bytes)
                + "00".repeat(-bytes.length & 3);
    }

    private static byte[] call(int xid, int program, int version, int procedure, String arguments) {
        String credential = "00000007" + text("host") + "000003e8 00000064 00000000";
        int length = credential.replace(" ", "").length() / 2;
        return bytes(HexFormat.of().toHexDigits(xid) + "00000000 00000002" + HexFormat.of().toHexDigits(program)
                + HexFormat.of().toHexDigits(version) + HexFormat.of().toHexDigits(procedure) + "00000001"
                + HexFormat.of().toHexDigits(length) + credential + "00000000 00000000" + arguments);
    }

    private static byte[] reply(int xid, String result) {
        return bytes(HexFormat.of().toHexDigits(xid) + "00000001 00000000 00000000 00000000 00000000" + result);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] record(byte[] message) {
        return ByteBuffer.allocate(4 + message.length).putInt(0x8000_0000 | message.length).put(message).array();
    }

    private static String attributes(int size) {
        return "00000001" + "00000000".repeat(5) + HexFormat.of().toHexDigits((long) size) + "00000000".repeat(14);
    }

    private static Fed mount() {
        return Fed.udp(new OncRpcProtocol()::analyzer, 635).client(call(1, 100005, 3, 1, text("/home")))
                .server(reply(1, "00000000" + ROOT + "00000000"));
    }

    private static Fed read(boolean missing) {
        Fed mount = mount();
        mount.whole();
        Fed fed = Fed.tcp(new OncRpcProtocol()::analyzer, 2049).after(mount)
                .client(record(call(2, 100003, 3, 3, ROOT + text("a.txt"))))
                .server(record(reply(2, "00000000" + HANDLE + "00000000 00000000")))
                .client(record(call(3, 100003, 3, 6, HANDLE + "0000000000000000 00000004")))
                .server(record(reply(3, "00000000" + attributes(8) + "00000004 00000000" + text("abcd"))));
        return missing ? fed : fed.client(record(call(4, 100003, 3, 6, HANDLE + "0000000000000004 00000004")))
                .server(record(reply(4, "00000000" + attributes(8) + "00000004 00000001" + text("efgh"))));
    }

    @Test
    void aFileIsReadUnderItsName() {
        Fed.Said said = read(false).whole();
        assertEquals("abcdefgh", said.files().get(0).text(), said.lines().toString());
        assertEquals("a.txt", said.files().get(0).offer().name());
        String told = said.lines("nfs read @4 /home/a.txt").get(0);
        assertTrue(told.contains("\"uid\":1000") && told.contains("\"machine\":\"host\""), told);
        assertTrue(said.lines("nfs lookup @1 /home/a.txt").get(0).contains("\"result\":\"OK\""));
    }

    @Test
    void whatWasNotReadOfAFileIsMissing() {
        Fed.Said said = read(true).whole();
        assertEquals(4, said.files().get(0).missing());
    }

    @Test
    void aFileIsWritten() {
        Fed.Said said = Fed.tcp(new OncRpcProtocol()::analyzer, 2049).client(record(call(3, 100003, 3, 7,
                HANDLE + "0000000000000000 00000004 00000000" + text("abcd")))).whole();
        assertEquals("abcd", said.files().get(0).text());
        assertTrue(said.files().get(0).offer().fromClient());
    }

    @Test
    void piecesOfOneByteSayTheSame() {
        assertEquals(read(false).whole().lines(), read(false).byteByByte().lines());
    }

    @Test
    void aRecordOfTwoFragmentsIsOne() {
        byte[] message = call(3, 100003, 3, 12, ROOT + text("gone"));
        Fed.Said said = Fed.tcp(new OncRpcProtocol()::analyzer, 2049)
                .client(ByteBuffer.allocate(14).putInt(10).put(message, 0, 10).array())
                .client(ByteBuffer.allocate(message.length - 6).putInt(0x8000_0000 | message.length - 10)
                        .put(message, 10, message.length - 10).array())
                .server(record(reply(3, "0000000d"))).whole();
        assertTrue(said.lines("nfs remove").get(0).contains("\"result\":\"ACCES\""), said.lines().toString());
    }

    @Test
    void countsThatCannotBeAreRefused() {
        for (String count : new String[] {"ffffffff", "7fffffff"}) {
            Fed.Said said = Fed.udp(new OncRpcProtocol()::analyzer, 2049).client(call(3, 100003, 3, 3, count)).whole();
            assertEquals(List.of("service nfs", "irregularity unreadable remote procedure call"), said.lines());
        }
    }

    @Test
    void handlesOfAListingNameFilesThatNobodyLookedUp() {
        Fed mount = mount();
        mount.whole();
        String entry = "00000001 0000000000000007" + text("b.txt") + "0000000000000001" + "00000000"
                + "00000001" + HANDLE;
        Fed.Said said = Fed.tcp(new OncRpcProtocol()::analyzer, 2049).after(mount)
                .client(record(call(2, 100003, 3, 17, ROOT + "0000000000000000 0000000000000000 00000100 00000100")))
                .server(record(reply(2, "00000000 00000000 0000000000000000" + entry + "00000000 00000001")))
                .client(record(call(3, 100003, 3, 6, HANDLE + "0000000000000000 00000004")))
                .server(record(reply(3, "00000000" + attributes(4) + "00000004 00000001" + text("abcd")))).whole();
        assertTrue(said.lines("nfs list @1 /home").get(0).contains("\"entries\":[\"b.txt\"]"), said.lines().toString());
        assertEquals("b.txt", said.files().get(0).offer().name());
    }

    @Test
    void linksAreToldWithTheirTargets() {
        Fed mount = mount();
        mount.whole();
        Fed.Said said = Fed.tcp(new OncRpcProtocol()::analyzer, 2049).after(mount)
                .client(record(call(2, 100003, 3, 10, ROOT + text("l") + "00000000".repeat(6) + text("/etc/passwd"))))
                .server(record(reply(2, "00000000 00000000")))
                .client(record(call(3, 100003, 2, 13, "00".repeat(32) + text("m") + text("x") + "00".repeat(32))))
                .server(record(reply(3, "00000000"))).whole();
        assertTrue(said.lines("nfs symlink @1 /home/l").get(0).contains("\"to\":\"/etc/passwd\""),
                said.lines().toString());
        assertTrue(said.lines("nfs symlink @3 m").get(0).contains("\"to\":\"x\""));
    }

    @Test
    void aFileOpenedInVersion4HasItsNameBehindADelegation() {
        String bitmap = "00000000";
        String open = "00000012 00000000 00000001 00000000 0000000000000001" + text("own") + "00000000 00000000"
                + text("c.txt");
        String opened = "00000012 00000000" + "00".repeat(16) + "00".repeat(20) + "00000002" + bitmap
                + "00000001" + "00".repeat(16) + "00000000" + "00".repeat(12) + text("EVERYONE@");
        Fed.Said said = Fed.tcp(new OncRpcProtocol()::analyzer, 2049)
                .client(record(call(2, 100003, 4, 1, text("") + "00000000 00000003" + "00000018" + open + "0000000a")))
                .server(record(reply(2, "00000000" + text("") + "00000003" + "00000018 00000000" + opened
                        + "0000000a 00000000" + HANDLE)))
                .client(record(call(3, 100003, 4, 1, text("") + "00000000 00000002" + "00000016" + HANDLE
                        + "00000019" + "00".repeat(16) + "0000000000000000 00000004")))
                .server(record(reply(3, "00000000" + text("") + "00000002" + "00000016 00000000"
                        + "00000019 00000000 00000001" + text("abcd")))).whole();
        assertEquals("c.txt", said.files().get(0).offer().name(), said.lines().toString());
        assertEquals("abcd", said.files().get(0).text());
    }

    @Test
    void version2MountsReadsAndWrites() {
        String root = "01".repeat(32);
        String file = "02".repeat(32);
        Fed mount = Fed.udp(new OncRpcProtocol()::analyzer, 635).client(call(1, 100005, 1, 1, text("/old")))
                .server(reply(1, "00000000" + root));
        mount.whole();
        String old = "00000000".repeat(5) + "00000004" + "00000000".repeat(11);
        Fed.Said said = Fed.udp(new OncRpcProtocol()::analyzer, 2049).after(mount)
                .client(call(2, 100003, 2, 4, root + text("d.txt"))).server(reply(2, "00000000" + file + old))
                .client(call(3, 100003, 2, 6, file + "00000000 00000004 00000000"))
                .server(reply(3, "00000000" + old + text("abcd")))
                .client(call(4, 100003, 2, 8, file + "00000000 00000000 00000000" + text("efghi")))
                .server(reply(4, "00000000" + old))
                .client(call(5, 100003, 2, 16, root + "00000000 00000100"))
                .server(reply(5, "00000000 00000001 00000009" + text("d.txt") + "00000001 00000000 00000001")).whole();
        assertEquals("abcd", said.files().get(0).text(), said.lines().toString());
        assertEquals("efghi", said.files().get(1).text());
        assertEquals("d.txt", said.files().get(1).offer().name());
        assertEquals(1, said.lines("nfs read @4 /old/d.txt").size());
        assertTrue(said.lines("nfs list @7 /old").get(0).contains("\"entries\":[\"d.txt\"]"));
    }
}
