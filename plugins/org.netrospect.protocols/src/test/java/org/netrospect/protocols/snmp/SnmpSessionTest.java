package org.netrospect.protocols.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.protocols.Fed;

class SnmpSessionTest {
    private static final String SYS_NAME = "\53\6\1\2\1\1\5\0";

    private static String element(int tag, String content) {
        return "" + (char) tag + (char) content.length() + content;
    }

    private static String message(String community, int pdu, int request, int error, String value) {
        String binding = element(0x30, element(6, SYS_NAME) + value);
        String fields = element(2, "" + (char) request) + element(2, "" + (char) error) + element(2, "\0")
                + element(0x30, binding);
        return element(0x30, element(2, "\1") + element(4, community) + element(pdu, fields));
    }

    private static String get(int request) {
        return message("branch", SnmpMessage.GET, request, 0, "\5\0");
    }

    private static String response(int request) {
        return message("branch", SnmpMessage.RESPONSE, request, 0, element(4, "till"));
    }

    private static Fed udp() {
        return Fed.udp(new SnmpProtocol()::analyzer, 161);
    }

    @Test
    void tellsRepeatedQuestionsOnceWithTheFirstValuesAndTheirNumber() {
        List<String> told = udp().client(get(1)).server(response(1)).client(get(2)).server(response(2)).whole()
                .lines("snmp get");
        assertEquals(List.of("snmp get @1 1.3.6.1.2.1.1.5.0 {\"version\":\"2c\",\"objects\":[\"1.3.6.1.2.1.1.5.0\"],"
                + "\"values\":[\"till\"],\"count\":2}"), told);
    }

    @Test
    void tellsACommunityThatWasAnsweredAsALoginThatSucceeded() {
        List<String> told = udp().client(get(1)).server(response(1)).client(get(2)).whole().lines("snmp login");
        assertEquals(List.of("snmp login @1  {\"secret_kind\":\"community\",\"secret\":\"branch\",\"success\":true}"),
                told);
    }

    @Test
    void saysNothingOfTheSuccessOfACommunityWithoutAnswer() {
        List<String> told = udp().client(get(1)).whole().lines("snmp login");
        assertEquals(List.of("snmp login @1  {\"secret_kind\":\"community\",\"secret\":\"branch\"}"), told);
    }

    @Test
    void tellsAnswersWhereTheQuestionsAreMissing() {
        Fed.Said said = udp().server(response(1)).server(response(2)).whole();
        assertEquals(List.of("snmp response @1 1.3.6.1.2.1.1.5.0 {\"version\":\"2c\",\"objects\":"
                + "[\"1.3.6.1.2.1.1.5.0\"],\"values\":[\"till\"],\"count\":2}"), said.lines("snmp response"));
        assertEquals(1, said.lines("snmp login").size());
        assertEquals(0, udp().client(get(1)).server(response(1)).server(response(1)).whole().lines("snmp response")
                .size());
    }

    @Test
    void tellsWhatIsSetAndTheError() {
        String set = message("branch", SnmpMessage.SET, 1, 0, element(4, "new"));
        String refused = message("branch", SnmpMessage.RESPONSE, 1, 17, element(4, "new"));
        List<String> told = udp().client(set).server(refused).whole().lines("snmp set");
        assertTrue(told.getFirst().contains("\"values\":[\"new\"],\"error\":\"not_writable\""), told::getFirst);
    }

    @Test
    void keepsNoMoreOperationsThanItMay() {
        Fed fed = udp();
        for (int i = 0; i < 300; i++) {
            String value = element(4, "" + (char) (i & 127) + (char) (i >> 7));
            fed.client(message("branch", SnmpMessage.SET, 1, 0, value));
        }
        Fed.Said said = fed.whole();
        assertEquals(256, said.lines("snmp set").size());
        assertEquals(1, said.lines("irregularity SNMP operations left out").size());
    }

    @Test
    void isRecognisedByItsFormAlone() {
        assertEquals(Recognition.YES, recognised(get(1)));
        assertEquals(Recognition.NO, recognised(get(1) + "more"));
        assertEquals(Recognition.NO, recognised(element(0x30, element(2, "\1") + element(4, "x") + "\1\0")));
    }

    private static Recognition recognised(String datagram) {
        byte[] bytes = datagram.getBytes(StandardCharsets.ISO_8859_1);
        return new SnmpProtocol().recognise(new Opening(Fed.session(IpProtocol.UDP, 999),
                new ByteWindow(bytes, 0, bytes.length), new ByteWindow(), bytes.length));
    }

    @Test
    void readsStreamsInPiecesOfAnySize() {
        Fed tcp = Fed.tcp(new SnmpProtocol()::analyzer, 161).client(get(1) + get(2)).server(response(1) + response(2))
                .gap(false, 20).server(response(3));
        assertTrue(tcp.whole().lines("snmp get").get(0).endsWith("\"count\":2}"), tcp.whole().lines().toString());
        assertEquals(List.of("irregularity SNMP messages lost"), tcp.whole().lines("irregularity"));
        assertEquals(tcp.whole().lines(), tcp.byteByByte().lines());
    }

    @Test
    void showsEachMessageToSignatures() {
        assertEquals(List.of("client snmp.version=2", "client snmp.community=branch", "client snmp.pdu_type=0",
                "end snmp 0", "server snmp.version=2", "server snmp.community=branch", "server snmp.pdu_type=2",
                "end snmp 1"), udp().client(get(1)).server(response(1)).inspected().buffers());
    }
}
