package org.netrospect.protocols.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class ModbusSessionTest {
    private static String message(int transaction, String body) {
        return "\0" + (char) transaction + "\0\0\0" + (char) (body.length() + 1) + "\7" + body;
    }

    private static Fed session() {
        return Fed.tcp(new ModbusProtocol()::analyzer, 502);
    }

    @Test
    void countsReadsThatAreRepeated() {
        Fed session = session();
        for (int i = 0; i < 20; i++) {
            session.client(message(i, "\3\0\20\0\2")).server(message(i, "\3\4\0\1\0\2"));
        }
        Fed.Said said = session.whole();
        assertEquals(1, said.lines("modbus read").size());
        assertTrue(said.lines("modbus read").get(0).startsWith("modbus read @1 read holding registers, unit 7, "
                + "address 16, 2 {"), said.lines().toString());
        assertTrue(said.lines("modbus read").get(0).contains("\"count\":20"));
    }

    @Test
    void tellsEveryWrite() {
        Fed.Said said = session().client(message(1, "\5\0\3\377\0")).server(message(1, "\5\0\3\377\0"))
                .client(message(2, "\5\0\3\377\0")).server(message(2, "\205\2"))
                .client(message(3, "\20\0\1\0\2\4\0\12\1\2")).server(message(3, "\20\0\1\0\2")).whole();
        assertEquals(3, said.lines("modbus write").size());
        assertTrue(said.lines("modbus write").get(0).contains("\"address\":3,\"value\":\"on\",\"answered\":true"));
        assertTrue(said.lines("modbus write").get(1).contains("\"exception\":\"illegal data address\""));
        assertTrue(said.lines("modbus write").get(2).contains("address 1, 2 = 10 258"), said.lines().toString());
    }

    @Test
    void tellsCommandsByTheirKind() {
        Fed.Said said = session().client(message(1, "\10\0\1\0\0") + message(2, "\10\0\4\0\0")).whole();
        assertEquals(1, said.lines("modbus restart").size());
        assertEquals(1, said.lines("modbus stop").size());
    }

    @Test
    void namesTheDevice() {
        Fed.Said said = session().client(message(1, "\53\16\1\0"))
                .server(message(1, "\53\16\1\1\0\0\3\0\4Acme\1\3PLC\2\3V42")).whole();
        assertTrue(said.lines("modbus software").get(0).contains("\"product\":\"Acme PLC\",\"version\":\"V42\""));
    }

    @Test
    void saysTheSameForPiecesOfOneByte() {
        Fed session = session().client(message(1, "\17\0\1\0\3\1\5") + message(2, "\4\0\0\0\1"));
        assertEquals(session.whole().lines(), session.byteByByte().lines());
        assertTrue(session.whole().lines("modbus write").get(0).contains("\"values\":\"1 0 1\""));
    }

    @Test
    void showsEachMessageToSignatures() {
        List<String> shown = session().client(message(1, "\20\0\2\0\2\4\0\12\1\2")).server(message(1, "\220\2"))
                .inspected().buffers();
        assertTrue(shown.containsAll(List.of("client modbus.unit=7", "client modbus.function=16",
                "client modbus.request=16", "client modbus.access=2", "client modbus.table=holding",
                "client modbus.first=2", "client modbus.last=3", "client modbus.value.2=10",
                "client modbus.value.3=258", "server modbus.function=144", "server modbus.data=\2")), shown.toString());
        assertEquals(List.of("end modbus 0", "end modbus 1"),
                shown.stream().filter(s -> s.startsWith("end")).toList());
    }
}
