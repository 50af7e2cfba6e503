package org.netrospect.protocols.netbios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.protocols.Fed;

class NetbiosDatagramProtocolTest {
    private static String name(String text, int service) {
        StringBuilder out = new StringBuilder(" ");
        for (char c : (text + " ".repeat(15 - text.length()) + (char) service).toCharArray()) {
            out.append((char) ('A' + (c >> 4))).append((char) ('A' + (c & 15)));
        }
        return out.append('\0').toString();
    }

    private static String datagram(String content) {
        return "\21\2\0\1\300\0\2\7\0\212\0\0\0\0" + name("TILL07", 0) + name("BRANCH", 0x1d) + content;
    }

    private static String mailslot(String data) {
        String slot = "\\MAILSLOT\\BROWSE\0";
        char offset = (char) (69 + slot.length());
        return "\377SMB\45" + "\0".repeat(27) + "\21" + "\0".repeat(24) + offset + "\0\3\0" + "\0".repeat(8)
                + slot + data;
    }

    private static Fed udp() {
        return Fed.udp(new NetbiosDatagramProtocol()::analyzer, 138);
    }

    @Test
    void tellsAHostThatAnnouncesItself() {
        String announced = "\1\0\0\0\0\0TILL07" + "\0".repeat(10) + "\12\0\3\20\2\0\17\1\125\252Till\0";
        List<String> told = udp().client(datagram(mailslot(announced))).whole().lines("netbios-dgm");
        assertEquals(List.of("netbios-dgm host_announcement @1 TILL07 {\"sender\":\"TILL07<00>\","
                + "\"sender_address\":\"192.0.2.7\",\"receiver\":\"BRANCH<1d>\",\"host\":\"TILL07\","
                + "\"os_version\":\"10.0\",\"server_type\":\"00021003\",\"comment\":\"Till\",\"count\":1,"
                + "\"last\":\"1.000000000\"}"), told);
    }

    @Test
    void tellsOtherDatagramsWithTheirNames() {
        List<String> told = udp().client(datagram("anything")).whole().lines("netbios-dgm datagram");
        assertTrue(told.getFirst().startsWith("netbios-dgm datagram @1 TILL07<00> to BRANCH<1d> "), told::getFirst);
    }

    @Test
    void leavesOutDatagramsWithoutNames() {
        Fed.Said said = udp().client("\21\2\0\1\300\0\2\7\0\212\0\0\0\0\1").whole();
        assertEquals(1, said.lines("irregularity unreadable NetBIOS datagram").size());
    }

    @Test
    void recognisesDatagramsThatCountTheirHeader() {
        byte[] datagram = datagram(mailslot("x")).getBytes(StandardCharsets.ISO_8859_1);
        datagram[10] = 0;
        datagram[11] = (byte) datagram.length;
        assertEquals(Recognition.YES, recognised(138, datagram, datagram.length));
        assertEquals(Recognition.NO, recognised(138, datagram, datagram.length - 1));
    }

    private static Recognition recognised(int port, byte[] captured, int length) {
        return new NetbiosDatagramProtocol().recognise(new Opening(Fed.session(IpProtocol.UDP, port),
                new ByteWindow(captured, 0, captured.length), new ByteWindow(), length));
    }
}
