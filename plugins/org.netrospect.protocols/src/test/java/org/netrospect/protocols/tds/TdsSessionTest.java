package org.netrospect.protocols.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.MalformedInput;
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
