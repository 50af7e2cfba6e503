package org.netrospect.core.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.netrospect.core.packet.RawPacket;

class DissectorTest {
    private static final int ETHERNET = 1;
    /** A SYN, 10.0.0.1:49152 to 10.0.0.2:80: MSS 1460, SACK permitted, timestamps, no operation, window scale 7. */
    private static final byte[] SYN = bytes("001122334455 66778899aabb 0800",
            "4500 003c 1c46 4000 40 06 0a74 0a000001 0a000002",
            "c000 0050 00000001 00000000 a002 faf0 0000 0000", "0204 05b4 0402 080a 0000 000a 0000 0000 01 030307");
    /** The same behind a VLAN tag with id 7. */
    private static final byte[] TAGGED = bytes("001122334455 66778899aabb 8100 6007 0800",
            HexFormat.of().formatHex(SYN, 14, SYN.length));
    private static final byte[] ARP = bytes("ffffffffffff 66778899aabb 0806",
            "0001 0800 06 04 0001 66778899aabb 0a000002 000000000000 0a000001");
    private static final byte[] PING = bytes("001122334455 66778899aabb 0800",
            "4500 001c 0001 0000 40 01 66de 0a000001 0a000002", "0800 f7f6 0001 0007");

    @Test
    void sumsUpATcpPacket() {
        Dissection d = dissect(SYN);
        assertEquals("TCP 49152 → 80 [SYN] seq 1 win 64240 len 0 mss 1460 ws 7", d.summary());
        assertEquals("10.0.0.1", d.source());
        assertEquals("10.0.0.2", d.destination());
        assertEquals("TCP", d.protocol());
    }

    @Test
    void namesTagsBeforeWhatIsInThem() {
        assertTrue(dissect(TAGGED).summary().startsWith("vlan 7 · TCP 49152 → 80"));
    }

    @Test
    void keepsTheLineShortWhereTagsAreMany() {
        Dissection d = dissect(bytes("001122334455 66778899aabb", "8100 0001".repeat(10), "0806",
                HexFormat.of().formatHex(ARP, 14, ARP.length)));
        assertEquals("vlan 1 · ".repeat(8) + "… · ARP who has 10.0.0.1? tell 10.0.0.2", d.summary());
    }

    @Test
    void readsArpAsASentence() {
        assertEquals("ARP who has 10.0.0.1? tell 10.0.0.2", dissect(ARP).summary());
    }

    @Test
    void readsAnEcho() {
        assertEquals("ICMP echo request id 1 seq 7", dissect(PING).summary());
    }

    @Test
    void saysWhereEveryFieldStands() {
        Node ip = layer(dissect(SYN), "IPv4");
        assertEquals(14, ip.offset());
        assertEquals(20, ip.length());
        Node ttl = field(ip, "Time to live");
        assertEquals("64", ttl.value());
        assertEquals(22, ttl.offset());
        assertEquals(1, ttl.length());
    }

    @Test
    void checksTheHeaderChecksum() {
        assertEquals("0x0a74 (correct)", field(layer(dissect(SYN), "IPv4"), "Header checksum").value());
        byte[] broken = SYN.clone();
        broken[24] = 0x1b;
        assertEquals("0x1b74 (should be 0x0a74)", field(layer(dissect(broken), "IPv4"), "Header checksum").value());
    }

    @Test
    void breaksFlagsDownByBit() {
        Node flags = field(layer(dissect(SYN), "TCP"), "Flags");
        assertEquals("0x002 [SYN]", flags.value());
        assertEquals("set", field(flags, "SYN").value());
        assertEquals("not set", field(flags, "ACK").value());
    }

    @Test
    void readsTheOptionsOfTcp() {
        Node tcp = layer(dissect(SYN), "TCP");
        assertEquals("1460", field(tcp, "Maximum segment size").value());
        assertEquals("7 (times 128)", field(tcp, "Window scale").value());
        assertEquals("10, echo of 0", field(tcp, "Timestamps").value());
    }

    @Test
    void showsAsMuchOfACutPacketAsThereIs() {
        for (int length = 0; length <= SYN.length; length++) {
            Dissection d = dissect(Arrays.copyOf(SYN, length));
            checkRanges(d.layers(), 0, length);
        }
        assertTrue(dissect(Arrays.copyOf(SYN, 30)).layers().stream().anyMatch(n -> n.label().equals("IPv4")));
    }

    @Test
    void takesAnyBytesForAPacketOfAnyLinkType() {
        Random random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = (round % 3 == 0 ? SYN : round % 3 == 1 ? TAGGED : PING).clone();
            for (int i = 0; i < 1 + round % 8; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            int link = round % 2 == 0 ? ETHERNET : random.nextInt(300);
            Dissection d = new Dissector().dissect(new RawPacket(1, 0, bytes.length, link, 0, 0, bytes));
            checkRanges(d.layers(), 0, bytes.length);
        }
    }

    @Test
    void saysThatAChecksumOfACutPacketCannotBeChecked() {
        Dissection d = dissect(Arrays.copyOf(SYN, SYN.length - 4));
        assertEquals("0x0000 (not checked: cut)", field(layer(d, "TCP"), "Checksum").value());
        assertTrue(d.layers().stream().anyMatch(n -> n.label().equals("Irregularity")));
    }

    @Test
    void countsPaddingOfTheLinkAsNoPayload() {
        Dissection d = new Dissector().dissect(new RawPacket(1, 0, 60, ETHERNET, 0, 0, Arrays.copyOf(PING, 60)));
        assertEquals("18 bytes", layer(d, "Behind the packet").value());
        assertTrue(d.layers().stream().noneMatch(n -> n.label().equals("Payload")));
    }

    @Test
    void saysHowMuchOfThePayloadWasRecorded() {
        byte[] large = SYN.clone();
        large[16] = 4;
        RawPacket packet = new RawPacket(1, 0, 1200, ETHERNET, 0, 0, Arrays.copyOf(large, SYN.length + 10));
        Dissection d = new Dissector().dissect(packet);
        assertEquals("1,024 bytes, 10 of them recorded", layer(d, "Payload").value());
        assertTrue(d.summary().contains(" len 1024 "), d::summary);
    }

    @Test
    void endsAHostileTreeWithASentence() {
        byte[] options = Arrays.copyOf(bytes("6000 0000 0800 00 40", "00".repeat(32), "3b ff"), 40 + 2048);
        Dissection d = new Dissector().dissect(new RawPacket(1, 0, options.length, 101, 0, 0, options));
        List<Node> fields = layer(d, "IPv6 hop-by-hop options").children();
        assertTrue(fields.size() <= 2001, () -> fields.size() + " fields");
        assertEquals("this packet has more than 2,000 fields; the rest is not shown", fields.getLast().value());
    }

    @Test
    void showsPacketsOfAnUnknownLinkAsTheyStand() {
        Dissection d = new Dissector().dissect(new RawPacket(7, 0, SYN.length, 147, 0, 0, SYN));
        assertEquals("user0 74 bytes", d.summary());
        assertEquals("74 bytes", layer(d, "Payload").value());
    }

    private static void checkRanges(List<Node> nodes, int from, int to) {
        for (Node node : nodes) {
            if (node.length() > 0) {
                assertTrue(node.offset() >= from && node.offset() + node.length() <= to,
                        () -> node.label() + " at " + node.offset() + " is not within " + from + " to " + to);
                checkRanges(node.children(), node.offset(), node.offset() + node.length());
            }
        }
    }

    private static Dissection dissect(byte[] bytes) {
        int wire = Math.max(SYN.length, bytes.length);
        return new Dissector().dissect(new RawPacket(1, 0, wire, ETHERNET, 0, 0, bytes));
    }

    private static Node layer(Dissection d, String label) {
        return d.layers().stream().filter(n -> n.label().equals(label)).findFirst().orElseThrow();
    }

    private static Node field(Node node, String label) {
        return node.children().stream().filter(n -> n.label().equals(label)).findFirst().orElseThrow();
    }

    private static byte[] bytes(String... hex) {
        return HexFormat.of().parseHex(String.join("", hex).replace(" ", ""));
    }
}
