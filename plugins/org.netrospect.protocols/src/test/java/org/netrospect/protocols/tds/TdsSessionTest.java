package org.netrospect.protocols.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.protocols.Fed;

class TdsSessionTest {
    private static String packet(int type, int status, String content) {
        int length = 8 + content.length();
        return (char) type + "" + (char) status + (char) (length >> 8) + (char) (length & 0xff) + "\0\0\1\0" + content;
    }

    private static String wide(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }

    private static String error(String text) {
        String content = "\u00d0\0\0\0\1\16" + (char) text.length() + "\0" + wide(text) + "\0\0\1\0\0\0";
        return "\u00aa" + (char) content.length() + "\0" + content;
    }

    private static String login(String user, String scrambled) {
        StringBuilder fixed = new StringBuilder("\0".repeat(94));
        fixed.setCharAt(40, (char) 94);
        fixed.setCharAt(42, (char) user.length());
        fixed.setCharAt(44, (char) (94 + 2 * user.length()));
        fixed.setCharAt(46, (char) (scrambled.length() / 2));
        return packet(0x10, 1, fixed + wide(user) + scrambled);
    }

    private static Fed session() {
        // "a" is 0x61: its halves swapped 0x16, with 0xa5 0xb3
        return Fed.tcp(new TdsProtocol()::analyzer, 1433).client(login("sa", "\u00b3\u00a5"))
                .server(packet(4, 1, "\u00ad\16\0\1\4\0\0t\1X\0\17\0\20t" + "\u00fd" + "\0".repeat(12)))
                .client(packet(1, 0, wide("select ")) + packet(1, 1, wide("x")))
                .server(packet(4, 1, error("no x")));
    }

    @Test
    void thePasswordOfALoginIsDecoded() {
        String login = session().whole().lines("tds login @1 sa").get(0);
        assertTrue(login.contains("\"secret\":\"a\"") && login.contains("\"success\":true"), login);
    }

    @Test
    void aStatementOfSeveralPacketsIsToldWithItsError() {
        String query = session().whole().lines("tds query @3 select x").get(0);
        assertTrue(query.contains("208 no x"), query);
    }

    private static void put(StringBuilder fixed, int at, int most, String text) {
        fixed.replace(at, at + text.length(), text);
        fixed.setCharAt(at + most, (char) text.length());
    }

    /** As FreeTDS 1.3 writes it: in two packets, numbers in little endian or big endian. */
    private static String oldLogin(boolean bigEndian) {
        StringBuilder fixed = new StringBuilder("\0".repeat(600));
        put(fixed, 0, 30, "desk");
        put(fixed, 31, 30, "sa_user");
        put(fixed, 62, 30, "Hu$h1");
        put(fixed, 140, 30, "TSQL");
        put(fixed, 171, 30, "books");
        fixed.setCharAt(124, (char) (bigEndian ? 2 : 3));
        fixed.setCharAt(458, (char) 5);
        put(fixed, 462, 10, "CT-Library");
        return packet(2, 0, fixed.substring(0, 504)).replace("\1\0desk", "\0\0desk")
                + packet(2, 1, fixed.substring(504));
    }

    private static String two(boolean bigEndian, int number) {
        String text = "" + (char) (number >> 8) + (char) (number & 0xff);
        return bigEndian ? text : new StringBuilder(text).reverse().toString();
    }

    private static String acknowledged(boolean bigEndian, int status) {
        String content = (char) status + "\5\0\0\0\12SQL Server\17\0\0\1";
        return "\u00ad" + two(bigEndian, content.length()) + content;
    }

    private static String extended(boolean bigEndian, int severity, String text) {
        String number = two(bigEndian, bigEndian ? 0 : 4002) + two(bigEndian, bigEndian ? 4002 : 0);
        String content = number + "\1" + (char) severity + "\5ZZZZZ" + "\0" + two(bigEndian, 0)
                + two(bigEndian, text.length()) + text + "\0\0\0\0";
        return "\u00e5" + two(bigEndian, content.length()) + content;
    }

    @Test
    void aLoginBeforeVersionSevenNamesUserAndServer() {
        for (boolean bigEndian : new boolean[] {false, true}) {
            Fed fed = Fed.tcp(new TdsProtocol()::analyzer, 5000).client(oldLogin(bigEndian))
                    .server(packet(4, 1, acknowledged(bigEndian, 5) + "\u00fd" + "\0".repeat(8)))
                    .client(packet(0x0f, 1, "\41" + (bigEndian ? "\0\0\0\11" : "\11\0\0\0") + "\0select 1"))
                    .server(packet(4, 1, extended(bigEndian, 16, "no such table")));
            Fed.Said said = fed.whole();
            String login = said.lines("tds login @1 sa_user").get(0);
            assertTrue(login.contains("\"secret\":\"Hu$h1\"") && login.contains("\"server_name\":\"books\"")
                    && login.contains("\"success\":true"), login);
            assertTrue(said.lines("tds software").get(0).contains("SQL Server"), said.lines().toString());
            assertTrue(said.lines("tds query").get(0).contains("select 1"), said.lines().toString());
            assertTrue(said.lines("tds query").get(0).contains("4002 no such table"), said.lines().toString());
            assertEquals(said.lines(), fed.byteByByte().lines());
        }
    }

    @Test
    void aLoginBeforeVersionSevenThatIsRefusedSaysWhy() {
        String login = Fed.tcp(new TdsProtocol()::analyzer, 5000).client(oldLogin(false))
                .server(packet(4, 1, extended(false, 10, "changed language") + extended(false, 14, "Login failed.\n")
                        + acknowledged(false, 6))).whole().lines("tds login").get(0);
        assertTrue(login.contains("\"error\":\"4002 Login failed.\"") && login.contains("\"success\":false"), login);
    }

    @Test
    void aLoginBeforeVersionSevenIsRecognised() {
        assertEquals(Recognition.YES, recognised(oldLogin(true)));
        assertEquals(Recognition.NO, recognised("\2\0\2\0\0\0\0\0" + "\u00ff".repeat(500)));
    }

    @Test
    void aPacketFromTheMiddleIsLeftToThePort() {
        assertEquals(Recognition.UNSURE, recognised(packet(1, 1, wide("select 1"))));
        assertEquals(Recognition.NO, recognised("\1\1\0\1\0\0\1\0"));
        assertEquals(1, Fed.tcp(new TdsProtocol()::analyzer, 1433).client(packet(1, 1, wide("select 1")))
                .server(packet(4, 1, error("no"))).whole().lines("tds query @1 select 1").size());
    }

    private static Recognition recognised(String client) {
        byte[] bytes = client.getBytes(StandardCharsets.ISO_8859_1);
        return new TdsProtocol().recognise(new Opening(Fed.session(IpProtocol.TCP, 5000),
                new ByteWindow(bytes, 0, bytes.length), new ByteWindow(), bytes.length));
    }

    @Test
    void piecesOfOneByteSayTheSame() {
        assertEquals(session().whole().lines(), session().byteByByte().lines());
    }

    @Test
    void aHandshakeInPacketsIsReadAsTls() {
        Fed.Said said = Fed.tcp(new TdsProtocol()::analyzer, 1433)
                .client(packet(0x12, 1, "\26\3\1\0\2ab") + "\27\3\3\0\2cd").whole();
        assertTrue(said.lines().contains("inner client \26\3\1\0\2ab\27\3\3\0\2cd"), said.lines().toString());
    }

    @Test
    void aLoginWhoseTextsLieOutsideIsRefused() {
        Fed.tcp(new TdsProtocol()::analyzer, 1433).client(packet(0x10, 1, "\u00ff".repeat(94)))
                .until(MalformedInput.class);
    }
}
