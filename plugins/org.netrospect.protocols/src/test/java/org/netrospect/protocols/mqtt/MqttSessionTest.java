package org.netrospect.protocols.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class MqttSessionTest {
    private static String packet(int type, String body) {
        int n = body.length();
        return (char) type + (n < 128 ? "" + (char) n : "" + (char) (n & 127 | 128) + (char) (n >> 7)) + body;
    }

    private static String text(String text) {
        return "" + (char) (text.length() >> 8) + (char) (text.length() & 255) + text;
    }

    private static Fed connect(int answer) {
        return Fed.tcp(new MqttProtocol()::analyzer, 1883)
                .client(packet(0x10, text("MQTT") + "\4\302\0\74" + text("pump-1") + text("alice") + text("wonder")))
                .server(packet(0x20, "\0" + (char) answer));
    }

    @Test
    void tellsWhoConnects() {
        Fed.Said said = connect(0).whole();
        assertEquals("mqtt connection @1 pump-1 {\"version\":\"3.1.1\",\"client_id\":\"pump-1\",\"keep_alive\":60,"
                + "\"clean_start\":true,\"user\":\"alice\",\"session_present\":false,\"reason_code\":0,"
                + "\"reason\":\"accepted\",\"success\":true}", said.lines("mqtt connection").get(0));
        assertTrue(said.lines("mqtt login").get(0).contains("\"user\":\"alice\",\"secret_kind\":\"password\","
                + "\"secret\":\"wonder\",\"success\":true"));
        assertTrue(connect(5).whole().lines("mqtt login").get(0).contains("\"success\":false"));
    }

    @Test
    void tellsATopicOnceWithItsLastMessage() {
        Fed session = connect(0);
        for (int i = 20; i < 30; i++) {
            session.client(packet(0x30, text("temp") + i));
        }
        Fed.Said said = session.whole();
        assertEquals(1, said.lines("mqtt publication").size());
        String told = said.lines("mqtt publication").get(0);
        assertTrue(told.contains("\"message\":\"20\",\"last_message\":\"29\",\"count\":10"), told);
    }

    @Test
    void tellsSubscriptionsAndRefusals() {
        String told = connect(0).client(packet(0x82, "\0\1" + text("a/#") + "\1" + text("b") + "\0"))
                .server(packet(0x90, "\0\1\1\200")).whole().lines("mqtt subscription").get(0);
        assertEquals("mqtt subscription @3 a/#, b {\"client_id\":\"pump-1\",\"topics\":[\"a/#\",\"b\"],\"refused\":1}",
                told);
    }

    @Test
    void resolvesTopicAliasesOfVersion5() {
        Fed.Said said = Fed.tcp(new MqttProtocol()::analyzer, 1883)
                .client(packet(0x10, text("MQTT") + "\5\2\0\74\0" + text("")))
                .server(packet(0x20, "\0\0\7\22" + text("id-1")))
                .client(packet(0x30, text("temp") + "\3\43\0\1" + "20"))
                .client(packet(0x30, text("") + "\3\43\0\1" + "21")).whole();
        assertTrue(said.lines("mqtt connection").get(0).contains("\"client_id\":\"id-1\""));
        assertTrue(said.lines("mqtt publication").get(0).contains("\"count\":2"), said.lines().toString());
    }

    @Test
    void writesLongMessagesAsFiles() {
        Fed session = connect(0).client(packet(0x31, text("cam/1") + "x".repeat(5000)));
        assertEquals("x".repeat(5000), session.whole().files().get(0).text());
        assertEquals(session.whole().lines(), session.byteByByte().lines());
    }

    @Test
    void tellsRulesOfPacketsThatDoNotBelongThere() {
        Fed session = Fed.tcp(new MqttProtocol()::analyzer, 1883)
                .client(packet(0x30, text("early") + "x")).server(packet(0x20, "\0\0"))
                .client(packet(0x36, text("t") + "\0\1x")).client(packet(0x32, text("t") + "\0\2x"))
                .server(packet(0x40, "\0\2")).server(packet(0x40, "\0\2")).server(packet(0x90, "\0\5\0"));
        assertEquals(List.of("client app-layer-event=mqtt.unintroduced_message",
                "server app-layer-event=mqtt.missing_connect", "client app-layer-event=mqtt.invalid_qos_level",
                "server app-layer-event=mqtt.missing_publish", "server app-layer-event=mqtt.missing_subscribe"),
                session.inspected().buffers().stream().filter(s -> s.contains("event")).toList());
    }

    @Test
    void showsEachPacketToSignatures() {
        List<String> shown = connect(0).client(packet(0x82, "\0\1" + text("a/#") + "\1"))
                .server(packet(0x90, "\0\1\200")).client(packet(0x3d, text("t") + "\0\2m")).inspected().buffers();
        assertTrue(shown.containsAll(List.of("client mqtt.type=1", "client mqtt.connect.flags=194",
                "client mqtt.connect.protocol_string=MQTT", "client mqtt.connect.password=wonder",
                "server mqtt.reason_code=0", "client mqtt.protocol_version=4")), shown.toString());
        assertEquals(List.of("client mqtt.subscribe.topic=a/#", "client mqtt.type=8", "client mqtt.flags=0"),
                shown.subList(shown.indexOf("client mqtt.type=8") - 1, shown.indexOf("client mqtt.type=8") + 2));
        assertTrue(shown.contains("server mqtt.reason_code=128"), shown.toString());
        assertTrue(shown.containsAll(List.of("client mqtt.flags=9", "client mqtt.qos=2")), shown.toString());
        assertEquals(5, shown.stream().filter("end mqtt 0"::equals).count());
    }
}
