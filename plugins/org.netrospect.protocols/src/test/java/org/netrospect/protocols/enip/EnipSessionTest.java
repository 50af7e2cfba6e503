package org.netrospect.protocols.enip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class EnipSessionTest {
    private static String le16(int value) {
        return "" + (char) (value & 0xff) + (char) (value >> 8);
    }

    private static String message(int command, int context, String data) {
        return le16(command) + le16(data.length()) + "\1\0\0\0" + "\0\0\0\0" + (char) context + "\0\0\0\0\0\0\0"
                + "\0\0\0\0" + data;
    }

    private static String cip(int context, String body) {
        return message(EnipCommands.SEND_RR, context, "\0\0\0\0\0\0" + le16(2) + "\0\0\0\0" + le16(0xb2)
                + le16(body.length()) + body);
    }

    private static Fed session() {
        return Fed.tcp(new EnipProtocol()::analyzer, 44818);
    }

    @Test
    void joinsRequestsWithTheirAnswers() {
        Fed.Said said = session().client(cip(1, "\16\3\40\1\44\1\60\7")).client(cip(2, "\16\3\40\1\44\1\60\11"))
                .server(cip(2, "\216\0\24\0")).server(cip(1, "\216\0\0\0\3abc")).whole();
        assertEquals(2, said.lines("cip read").size());
        assertTrue(said.lines("cip read").get(0).startsWith("cip read @2 get attribute single, Identity, instance 1, "
                + "attribute 9: attribute not supported"), said.lines().toString());
        assertTrue(said.lines("cip read").get(1).contains("attribute 7 {"));
    }

    @Test
    void tellsEachOfSeveralServices() {
        String read = "\114\4\221\5Speed\0\1\0";
        String write = "\115\3\221\4Mode\303\0\1\0\2\0";
        String both = "\12\2\40\2\44\1" + le16(2) + le16(6) + le16(6 + read.length()) + read + write;
        Fed.Said said = session().client(cip(1, both))
                .server(cip(1, "\212\0\0\0" + le16(2) + le16(6) + le16(10) + "\314\0\0\0" + "\315\0\17\0")).whole();
        assertTrue(said.lines("cip read").get(0).contains("read tag, Speed {"), said.lines().toString());
        assertTrue(said.lines("cip write").get(0).contains("write tag, Mode: privilege violation {"));
        assertTrue(said.lines("cip write").get(0).contains("\"data\":\"c30001000200\""));
    }

    @Test
    void looksIntoRequestsThatAreSentOn() {
        String reset = "\5\2\40\1\44\1\0";
        String sent = "\122\2\40\6\44\1\12\360" + le16(reset.length()) + reset + "\0\1\0\1\0";
        Fed.Said said = session().client(cip(1, sent)).whole();
        assertTrue(said.lines("cip command").get(0).contains("reset, Identity, instance 1 {"),
                said.lines().toString());
        assertTrue(said.lines("cip command").get(0).contains("\"answered\":false"));
    }

    @Test
    void namesTheDevice() {
        String identity = "\1\0" + "\0\2\257\22\12\1\1\244\0\0\0\0\0\0\0\0" + "\1\0\14\0\72\0\4\3\60\0\1\2\3\4"
                + "\13" + "1756-ENBT/A" + "\3";
        String item = le16(1) + le16(0x0c) + le16(identity.length()) + identity;
        Fed.Said said = Fed.udp(new EnipProtocol()::analyzer, 44818).client(message(0x63, 0, ""))
                .server(message(0x63, 0, item)).whole();
        assertTrue(said.lines("enip software").get(0)
                .contains("\"product\":\"Rockwell Automation 1756-ENBT/A\",\"version\":\"4.003\""),
                said.lines().toString());
        assertTrue(said.lines("enip identity").get(0).contains("\"serial_number\":\"04030201\""));
    }

    @Test
    void saysTheSameForPiecesOfOneByte() {
        Fed session = session().client(message(0x65, 0, "\1\0\0\0")).server(message(0x65, 0, "\1\0\0\0"))
                .client(cip(1, "\20\3\40\4\44\144\60\3ab")).server(cip(1, "\220\0\0\0"));
        assertEquals(session.whole().lines(), session.byteByByte().lines());
        assertEquals(1, session.whole().lines("enip session").size());
        assertEquals(1, session.whole().lines("cip write").size());
    }

    @Test
    void showsEachMessageToSignatures() {
        List<String> shown = session().client(cip(1, "\16\3\40\1\44\1\60\7")).server(cip(1, "\216\0\0\0\3abc"))
                .inspected().buffers();
        assertEquals(List.of("client enip.command=111", "client cip.service=14", "client cip.class=1",
                "client cip.instance=1", "client cip.attribute=7", "end enip 0", "server enip.command=111",
                "server cip.service=14", "end enip 1"), shown);
    }
}
