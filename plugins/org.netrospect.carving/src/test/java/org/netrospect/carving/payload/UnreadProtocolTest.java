package org.netrospect.carving.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.netrospect.core.net.IpProtocol;

class UnreadProtocolTest {
    private static String name(int transport, int port, byte[] client, byte[] server) {
        return UnreadProtocol.of(transport, port, 40000, client, server).map(UnreadProtocol::name).orElse("");
    }

    private static String tcp(int port, String client) {
        return name(IpProtocol.TCP, port, client.getBytes(StandardCharsets.ISO_8859_1), new byte[0]);
    }

    private static String udp(int port, String hex) {
        return name(IpProtocol.UDP, port, HexFormat.of().parseHex(hex), new byte[0]);
    }

    @Test
    void knowsSomeByTheirFirstBytesOnAnyPort() {
        assertEquals("opcua", tcp(999, "HELF\40\0\0\0\0\0\0\0"));
        assertEquals("bgp", tcp(999, "\377".repeat(16) + "\0\35\1\4"));
        assertEquals("amqp", tcp(999, "AMQP\0\0\11\1"));
        assertEquals("", tcp(999, "HELLO"));
        assertEquals("", tcp(999, "\377".repeat(19)));
    }

    @Test
    void knowsOthersOnTheirPortOnly() {
        assertEquals("whois", tcp(43, "example.com\r\n"));
        assertEquals("", tcp(43, "\1\2\3\4\n"));
        assertEquals("", tcp(44, "example.com\r\n"));
        assertEquals("sflow", udp(6343, "0000000500000001"));
        assertEquals("", udp(6343, "0000000900000001"));
        assertEquals("", udp(6344, "0000000500000001"));
        assertEquals("bfd", udp(3784, "20c0031800000001" + "00".repeat(16)));
    }

    @Test
    void knowsControlSystemsAndDatabases() {
        String asks = "\3\0\0\26\21\340\0\0\0\1\0" + "\0".repeat(11);
        assertEquals("iso-transport", tcp(102, asks));
        assertEquals("mms", tcp(102, asks + "\3\0\0\20\2\360\200\15\6\5\50\312\42\2\1"));
        assertEquals("", tcp(102, "GET / HTTP/1.0\r\n"));
        assertEquals("h323", tcp(1720, "\3\0\0\100\10\2"));
        assertEquals("tns", tcp(1521, "\0\72\0\0\1\0\0\0"));
        assertEquals("", tcp(1521, "\0\72\1\0\1\0\0\0"));
        assertEquals("drda", tcp(999, "\0\100\320\101\0\1\0\72\20\101"));
        assertEquals("git", tcp(9418, "003agit-upload-pack /x\0"));
        assertEquals("dcerpc", udp(34964, "0400200010000000" + "00".repeat(72)));
        assertEquals("", udp(34964, "0400200010000900" + "00".repeat(72)));
        assertEquals("ipmi", udp(623, "0600ff07"));
        assertEquals("discord-voice", udp(50001, "00010046" + "00".repeat(70)));
        assertEquals("", udp(50001, "00010046" + "00".repeat(60)));
        assertEquals("tailscale", udp(41641, "5453f09f92ac" + "11".repeat(60)));
        assertEquals("fix", tcp(999, "8=FIX.4.2\0019=65"));
        assertEquals("raknet", udp(19132, "01000000000000000000ffff00fefefefefdfdfdfd12345678"));
        assertEquals("bjnp", udp(8612, "424a4e50" + "00".repeat(12)));
    }

    @Test
    void knowsThemByWhatEitherSideSays() {
        assertEquals("nntp", name(IpProtocol.TCP, 119, new byte[0], "200 hello\r\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void needsEnoughBytes() {
        for (int length = 0; length < 48; length++) {
            for (int port = 1; port < 14000; port += 7) {
                name(IpProtocol.UDP, port, new byte[length], new byte[0]);
            }
            assertEquals("", name(IpProtocol.UDP, 999, new byte[length], new byte[0]));
        }
    }
}
