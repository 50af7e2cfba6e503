package org.netrospect.protocols.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.Fed;

class DnsSessionTest {
    private static final String QUESTION = "\3www\7example\3org\0\0\1\0\1";
    private static final String ANSWER = "\300\14\0\1\0\1\0\0\0\74\0\4\300\0\2\1";

    /** @param counts questions, answers, authority, additional */
    private static String message(int id, int flags, int[] counts, String body) {
        StringBuilder text = new StringBuilder().append(two(id)).append(two(flags));
        for (int count : counts) {
            text.append(two(count));
        }
        return text.append(body).toString();
    }

    private static String two(int value) {
        return "" + (char) (value >> 8 & 0xff) + (char) (value & 0xff);
    }

    private static String query(int id) {
        return message(id, 0x100, new int[] {1, 0, 0, 0}, QUESTION);
    }

    private static String answer(int id, String question) {
        return message(id, 0x8180, new int[] {1, 1, 0, 0}, question + ANSWER);
    }

    private static String framed(String message) {
        return two(message.length()) + message;
    }

    private static Fed udp(int port) {
        return Fed.udp(new DnsProtocol()::analyzer, port);
    }

    private static Fed tcp() {
        return Fed.tcp(new DnsProtocol()::analyzer, 53);
    }

    @Test
    void joinsAQueryWithItsAnswer() {
        List<String> told = udp(53).client(query(7)).server(answer(7, QUESTION)).whole().lines("dns lookup");
        assertEquals(1, told.size());
        assertTrue(told.getFirst().startsWith("dns lookup @1 www.example.org "), told::getFirst);
        assertTrue(told.getFirst().contains("192.0.2.1"), told::getFirst);
        assertTrue(told.getFirst().contains("NOERROR"), told::getFirst);
    }

    @Test
    void takesTheAnswerWhateverTheCaseOfItsName() {
        List<String> told = udp(53).client(query(7)).server(answer(7, QUESTION.replace("www", "wWw"))).whole()
                .lines("dns lookup");
        assertEquals(1, told.size());
        assertTrue(told.getFirst().startsWith("dns lookup @1 www.example.org "), told::getFirst);
    }

    @Test
    void tellsQueriesWithoutAnswerAndAnswersWithoutQuery() {
        List<String> told = udp(53).client(query(7)).server(answer(8, QUESTION)).whole().lines("dns lookup");
        assertEquals(2, told.size());
        assertTrue(told.get(0).startsWith("dns lookup @2 "), told::getFirst);
        assertTrue(told.get(1).startsWith("dns lookup @1 "), told::getLast);
    }

    @Test
    void readsMessagesInPiecesOfOneByte() {
        Fed fed = tcp().client(framed(query(1)) + framed(query(2)))
                .server(framed(answer(2, QUESTION)) + framed(answer(1, QUESTION)));
        assertEquals(2, fed.whole().lines("dns lookup").size());
        assertEquals(fed.whole().lines(), fed.byteByByte().lines());
    }

    @Test
    void saysThatADirectionIsLeftOutBehindAGap() {
        Fed.Said said = tcp().client(framed(query(1))).gap(false, 100).server(framed(answer(1, QUESTION))).whole();
        assertEquals(1, said.lines("dns lookup @1").size());
        assertEquals(1, said.lines("irregularity").size());
    }

    @Test
    void keepsTheQueryOfAnAnswerThatIsCut() {
        String name = "\40CKAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\0\0\41\0\1";
        String cut = "\40CKAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\0\0\41\0\1\0\0\0\0\0\4\5abc";
        Fed.Said said = udp(137).client(message(9, 0, new int[] {1, 0, 0, 0}, name))
                .server(message(9, 0x8400, new int[] {0, 1, 0, 0}, cut)).whole();
        assertEquals(1, said.lines("dns lookup @1").size());
        assertEquals(0, said.lines("dns lookup @2").size());
        Fed.Said asked = udp(137).client(message(9, 0, new int[] {1, 0, 0, 0}, name))
                .server(message(9, 0x8400, new int[] {1, 1, 0, 0}, name + cut)).whole();
        assertEquals(1, asked.lines("dns lookup @1").size());
    }

    @Test
    void tellsTheAnswersOfAMessageOnceHoweverManyQuestionsItRepeats() {
        String body = "\0\0\1\0\1".repeat(60) + "\0\0\1\0\1\0\0\0\0\0\4\1\2\3\4".repeat(4000);
        Fed.Said said = tcp().server(framed(message(3, 0x8000, new int[] {60, 4000, 0, 0}, body))).whole();
        assertEquals(60, said.lines("dns lookup").size());
        assertEquals(1, said.lines("dns lookup").stream().filter(line -> line.contains("1.2.3.4")).count());
    }

    @Test
    void leavesOutWhatCompressedNamesBlowUp() {
        String longest = ("\77" + "\1".repeat(63)).repeat(3) + "\75" + "\1".repeat(61) + "\0";
        String body = longest + "\0\5\0\1" + "\300\14\0\5\0\1\0\0\0\0\0\2\300\14".repeat(4000);
        Fed.Said said = tcp().server(framed(message(3, 0x8000, new int[] {1, 4000, 0, 0}, body))).whole();
        long characters = said.lines().stream().mapToLong(String::length).sum();
        assertTrue(characters < 3L * DnsRecordTexts.MOST, () -> characters + " of " + body.length() + " bytes");
        assertEquals(1, said.lines("irregularity long DNS message").size());
    }

    @Test
    void tellsWhatWaitsWhenAStreamTurnsOutToBeNoDns() {
        Fed fed = tcp().client(framed(query(1)));
        fed.client(framed(message(2, 0, new int[] {65, 0, 0, 0}, QUESTION.repeat(65))));
        Fed.Said said = fed.until(MalformedInput.class);
        assertEquals(1, said.lines("dns lookup @1").size());
    }

    @Test
    void leavesNamesThatAreChainsOfPointers() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.write(0);
        for (int at = 2; at < 16_000; at += 2) {
            int to = at == 2 ? 0 : at - 2;
            bytes.write(0xc0 | to >> 8);
            bytes.write(to);
        }
        byte[] chain = bytes.toByteArray();
        ByteWindow window = new ByteWindow(chain, 0, chain.length);
        assertEquals(".", DnsName.read(window, new int[] {20}));
        assertThrows(MalformedInput.class, () -> DnsName.read(window, new int[] {15_998}));
    }

    @Test
    void showsWhatRulesLookAt() {
        List<String> shown = udp(53).client(query(7)).server(answer(7, QUESTION)).inspected().buffers();
        assertEquals(List.of("client dns.query=www.example.org", "client dns.rrtype=1", "client dns.opcode=0",
                "end dns 0", "server dns.rrtype=1", "server dns.opcode=0", "server dns.answer.name=www.example.org",
                "end dns 1"), shown);
    }

    @Test
    void tellsRulesWhatIsOddAboutMessages() {
        List<String> shown = udp(53).client(message(7, 0x3940, new int[] {1, 0, 0, 0}, QUESTION))
                .server(message(7, 0x0100, new int[] {1, 1, 0, 0}, QUESTION + "\300\14")).inspected().buffers();
        assertEquals(List.of("client app-layer-event=dns.invalid_opcode", "client app-layer-event=dns.z_flag_set",
                "server app-layer-event=dns.malformed_data", "server app-layer-event=dns.not_a_response"),
                shown.stream().filter(s -> s.contains("event")).toList());
    }

    @Test
    void writesOddBytesOfNamesAsMasterFilesDo() {
        byte[] name = "\4a.\1\\\0".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("a\\.\\001\\\\", DnsName.read(new ByteWindow(name, 0, name.length), new int[] {0}));
    }
}
