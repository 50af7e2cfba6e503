package org.netrospect.core.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netrospect.core.packet.PacketBytes.block;
import static org.netrospect.core.packet.PacketBytes.ethernet;
import static org.netrospect.core.packet.PacketBytes.hex;
import static org.netrospect.core.packet.PacketBytes.ipv4;
import static org.netrospect.core.packet.PacketBytes.join;
import static org.netrospect.core.packet.PacketBytes.u16;
import static org.netrospect.core.packet.PacketBytes.udp;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netrospect.core.Limits;

class DecoderTest {
    private static final int ETHERNET = 1;
    private final byte[] datagram = ipv4(17, udp(1000, 2000, new byte[50]));

    private static PacketBlock decode(PacketBlock block) {
        new Decoder(Limits.DEFAULT).decode(block);
        return block;
    }

    private static boolean has(Datagram d, Flaw flaw) {
        return (d.flaws >>> flaw.ordinal() & 1) != 0;
    }

    /** The only datagram of a packet that holds {@link #datagram} in some wrapping. */
    private static Datagram only(int linkType, byte[] packet) {
        PacketBlock block = decode(block(linkType, packet));
        assertEquals(1, block.datagramCount());
        Datagram d = block.datagram(0);
        assertEquals(1000, d.sourcePort);
        assertEquals(2000, d.destinationPort);
        assertEquals(50, d.payloadLength);
        assertEquals(0x0a000001L, d.sourceLow);
        return d;
    }

    @Test
    void readsUdpOverEthernet() {
        Datagram d = only(ETHERNET, ethernet(0x0800, datagram));
        assertEquals(0x020000000001L, d.sourceMac);
        assertEquals(64, d.ttl);
        assertEquals(0, d.flaws);
    }

    @Test
    void paddingOfTheLinkIsNoPayload() {
        only(ETHERNET, join(ethernet(0x0800, datagram), new byte[18]));
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 14, 101, 228})
    void readsRawIp(int linkType) {
        only(linkType, datagram);
    }

    @Test
    void readsLoopbackInBothByteOrders() {
        only(0, join(hex("02000000"), datagram));
        only(0, join(hex("00000002"), datagram));
        only(108, join(hex("00000002"), datagram));
    }

    @Test
    void readsCookedPppAndHdlc() {
        only(113, join(hex("0000 0001 0006 020000000001 0000 0800"), datagram));
        only(276, join(hex("0800 0000 00000001 0001 00 06 020000000001 0000"), datagram));
        only(9, join(hex("ff03 0021"), datagram));
        only(9, join(hex("21"), datagram));
        only(104, join(hex("0f00 0800"), datagram));
    }

    @Test
    void readsRings() {
        String snap = "aaaa03 000000 0800";
        Datagram d = only(10, join(hex("50 020000000002 020000000001" + snap), datagram));
        assertEquals(0x020000000001L, d.sourceMac);
        assertEquals(0x020000000002L, d.destinationMac);
        only(6, join(hex("1040 020000000002 020000000001" + snap), datagram));
        assertEquals(0x020000000001L, only(6, join(hex("1040 020000000002 820000000001 0630 0011 0020" + snap),
                datagram)).sourceMac);
    }

    @Test
    void framesOfRingsThatManageThemAreNoDatagrams() {
        assertEquals(0, decode(block(10, join(hex("41 020000000002 020000000001 aaaa03 000000 0800"), datagram)))
                .datagramCount());
        assertEquals(0, decode(block(6, hex("1000 020000000002 820000000001 1f"))).datagramCount());
    }

    @Test
    void readsWhatBsdAndMacOsPutInFront() {
        only(100, join(hex("aaaa03 000000 0800"), datagram));
        only(109, join(hex("02000000 00001234 00000001"), datagram));
        only(117, join(hex("3d02 0000"), new byte[60], datagram));
        only(258, join(hex("0c000000 01000000 01000000"), ethernet(0x0800, datagram)));
        assertEquals(0, decode(block(258, join(hex("0c000000 01000000 02010000"), datagram))).datagramCount());
        assertEquals(0, decode(block(258, join(hex("ffffffff 01000000 01000000"), datagram))).datagramCount());
    }

    @Test
    void namesTagsAndLabelsFromTheOutsideIn() {
        byte[] labels = join(hex("00010040 00011140"), datagram);
        byte[] tagged = ethernet(0x88a8, join(u16(100), u16(0x8100), u16(7), u16(0x8847), labels));
        Encapsulation e = only(ETHERNET, tagged).encapsulation;
        assertEquals("100,7", e.vlans());
        assertEquals("mpls 16;mpls 17", e.tunnel());
    }

    @Test
    void readsBackboneBridgesPortExtendersAndFabricPath() {
        assertEquals("pbb 5", only(ETHERNET, ethernet(0x88e7, join(hex("00000005"), ethernet(0x0800, datagram))))
                .encapsulation.tunnel());
        only(ETHERNET, ethernet(0x8926, join(hex("00000000"), u16(0x0800), datagram)));
        only(ETHERNET, ethernet(0x8903, join(hex("0040"), ethernet(0x0800, datagram))));
    }

    @Test
    void readsFramesWithSecurityGroups() {
        only(ETHERNET, ethernet(0x8909, join(hex("0101 0001 0007"), u16(0x0800), datagram)));
        only(ETHERNET, ethernet(0x8909, join(hex("0102 0001 0007 1002 0009"), u16(0x0800), datagram)));
        assertEquals(0, decode(block(ETHERNET, ethernet(0x8909, hex("01ff 0001 0007 0800")))).datagramCount());
        assertEquals(0, decode(block(ETHERNET, ethernet(0x8909, hex("0100 8909 0100 0800")))).datagramCount());
    }

    @Test
    void readsWhatSwitchesTellTheirProcessors() {
        byte[] addresses = hex("020000000002 020000000001");
        byte[] content = join(u16(0x0800), datagram);
        Datagram d = only(281, join(addresses, hex("20000001"), content));
        assertEquals(0x020000000001L, d.sourceMac);
        only(282, join(hex("20000001"), addresses, content));
        assertEquals("", only(284, join(addresses, hex("c00a0000"), content)).encapsulation.vlans());
        assertEquals("100", only(284, join(addresses, hex("e00a0064"), content)).encapsulation.vlans());
        assertEquals("7", only(285, join(addresses, hex("dada0000 20080007"), content)).encapsulation.vlans());
        assertEquals(0, decode(block(284, join(addresses, hex("c00a0000 08")))).datagramCount());
    }

    @Test
    void onlyTheSpanningTreeIsTakenForIt() {
        assertEquals(1, decode(block(100, hex("424203 0000 00 00 00"))).datagramCount());
        assertEquals(0, decode(block(100, hex("424203 0001 01 04 02"))).datagramCount());
    }

    @Test
    void aTunnelOverIpGivesTheInnerDatagramAndItsName() {
        Datagram d = only(101, ipv4(47, join(hex("2000 0800 0000002a"), datagram)));
        assertEquals("gre 42 10.0.0.1>10.0.0.2", d.encapsulation.tunnel());
        assertEquals(1, d.depth);
        assertEquals("ipip 10.0.0.1>10.0.0.2", only(101, ipv4(4, datagram)).encapsulation.tunnel());
    }

    @Test
    void aTunnelOverUdpGivesBothDatagrams() {
        byte[] vxlan = udp(5555, 4789, join(hex("08000000 00007b00"), ethernet(0x0800, datagram)));
        PacketBlock block = decode(block(101, ipv4(17, vxlan)));
        assertEquals(2, block.datagramCount());
        assertEquals(4789, block.datagram(0).destinationPort);
        assertEquals("vxlan 123 10.0.0.1>10.0.0.2", block.datagram(1).encapsulation.tunnel());
    }

    @Test
    void identifiersOfTunnelsKeepTheirHighestBit() {
        byte[] gtp = ipv4(17, udp(2152, 2152, join(hex("30ff"), u16(datagram.length), hex("80000001"), datagram)));
        assertEquals("gtp 2147483649 10.0.0.1>10.0.0.2", decode(block(101, gtp)).datagram(1).encapsulation.tunnel());
        byte[] gre = ipv4(47, join(hex("2000 0800 fedcba98"), datagram));
        assertEquals("gre 4275878552 10.0.0.1>10.0.0.2", only(101, gre).encapsulation.tunnel());
    }

    @Test
    void aFlagTellsWhatAGenericVxlanCarries() {
        byte[] ip = ipv4(17, udp(5555, 4789, join(hex("0c000001 00000500"), datagram)));
        assertEquals("vxlan 5 10.0.0.1>10.0.0.2", decode(block(101, ip)).datagram(1).encapsulation.tunnel());
        byte[] frame = ipv4(17, udp(5555, 4789, join(hex("0c000003 00000500"), ethernet(0x0800, datagram))));
        assertEquals(1000, decode(block(101, frame)).datagram(1).sourcePort);
        byte[] unknown = ipv4(17, udp(5555, 4789, join(hex("0c000009 00000500"), ethernet(0x0800, datagram))));
        assertEquals(1, decode(block(101, unknown)).datagramCount());
    }

    @Test
    void findsTeredoOnAnyPortByItsAddresses() {
        byte[] inner = udp(1000, 2000, new byte[10]);
        byte[] ip = join(hex("60000000"), u16(inner.length), hex("1140"), hex("20010000 41379e50 8000f12a b9c82815"),
                hex("20014860 00002001 00000000 00000068"), inner);
        PacketBlock block = decode(block(101, ipv4(17, udp(3797, 32900, ip))));
        assertEquals(2, block.datagramCount());
        assertEquals("teredo 10.0.0.1>10.0.0.2", block.datagram(1).encapsulation.tunnel());
        ip[9] = 2;
        assertEquals(1, decode(block(101, ipv4(17, udp(3797, 32900, ip)))).datagramCount());
    }

    @Test
    void readsWirelessFramesThatAccessPointsTunnel() {
        byte[] frame = join(hex("0801 0000 020000000003 020000000001 020000000002 0000 aaaa03 000000 0800"), datagram);
        only(101, ipv4(47, join(hex("0000 8200"), frame)));
    }

    @Test
    void aCutDatagramOfAnotherProtocolSaysSo() {
        byte[] packet = ipv4(89, new byte[100]);
        PacketBlock block = new PacketBlock(0);
        block.bytes = java.util.Arrays.copyOf(packet, 60);
        block.clear(1);
        block.add(0, 60, packet.length, 0, 101, 0, 0);
        assertTrue(has(decode(block).datagram(0), Flaw.TRUNCATED_CAPTURE));
    }

    @Test
    void otherTrafficOnATunnelsPortStaysWhatItIs() {
        assertEquals(1, decode(block(101, ipv4(17, udp(5555, 4789, new byte[60])))).datagramCount());
        assertEquals(1, decode(block(101, ipv4(17, udp(5555, 3544, new byte[60])))).datagramCount());
    }

    @Test
    void lengthZeroIsTakenAsSegmentationOffload() {
        byte[] packet = datagram.clone();
        packet[2] = 0;
        packet[3] = 0;
        Datagram d = decode(block(101, packet)).datagram(0);
        assertEquals(50, d.payloadLength);
        assertTrue(has(d, Flaw.ZERO_LENGTH_OFFLOAD));
    }

    @Test
    void aWrongChecksumIsNotedAndThePacketTaken() {
        byte[] packet = datagram.clone();
        packet[10] ^= 1;
        assertTrue(has(decode(block(101, packet)).datagram(0), Flaw.BAD_IP_CHECKSUM));
    }

    @Test
    void fragmentsInAnyOrderMakeOneDatagramThatCountsAllPackets() {
        byte[] whole = udp(1000, 2000, new byte[100]);
        byte[] first = ipv4(17, 9, 0x2000, java.util.Arrays.copyOfRange(whole, 0, 48));
        byte[] second = ipv4(17, 9, 6, java.util.Arrays.copyOfRange(whole, 48, 108));
        for (PacketBlock block : new PacketBlock[] {block(101, first, second), block(101, second, first)}) {
            decode(block);
            assertEquals(1, block.datagramCount());
            Datagram d = block.datagram(0);
            assertEquals(100, d.payloadLength);
            assertEquals(2, d.fragments);
            assertEquals(first.length + second.length, d.wireLength);
            assertEquals(1, d.earlierFragments[0].number());
            assertEquals(2, d.number);
        }
    }

    @Test
    void overlappingFragmentsThatDifferAreNotedAndTheFirstCopyTaken() {
        byte[] whole = udp(1000, 2000, new byte[100]);
        byte[] other = whole.clone();
        other[50] = 1;
        byte[] first = ipv4(17, 9, 0x2000, java.util.Arrays.copyOfRange(whole, 0, 56));
        byte[] overlap = ipv4(17, 9, 6, java.util.Arrays.copyOfRange(other, 48, 108));
        Datagram d = decode(block(101, first, overlap)).datagram(0);
        assertTrue(has(d, Flaw.FRAGMENT_OVERLAP));
        assertEquals(0, d.data[50]);
        assertFalse(has(decode(block(101, first, ipv4(17, 9, 6, java.util.Arrays.copyOfRange(whole, 48, 108))))
                .datagram(0), Flaw.FRAGMENT_OVERLAP));
    }

    @Test
    void fragmentsThatStayIncompleteAreToldAtTheEnd() {
        byte[] whole = udp(1000, 2000, new byte[100]);
        Decoder decoder = new Decoder(Limits.DEFAULT);
        PacketBlock block = block(101, ipv4(17, 9, 0x2000, java.util.Arrays.copyOfRange(whole, 0, 48)),
                ipv4(17, 10, 6, java.util.Arrays.copyOfRange(whole, 48, 108)));
        decoder.decode(block);
        assertEquals(0, block.datagramCount());
        decoder.finish(block);
        assertEquals(1, block.datagramCount());
        assertTrue(block.datagram(0).fragment);
        assertEquals(1000, block.datagram(0).sourcePort);
        assertTrue(has(block.datagram(0), Flaw.FRAGMENT_INCOMPLETE));
        assertEquals(1, block.flawCount());
        assertEquals(2, block.flawNumber(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000 8100", "00000000 8926", "00010040", "4500", "aaaa03 000000 0005"})
    void nestingToTheEndOfTheLongestPacketEnds(String unit) {
        byte[] one = hex(unit);
        byte[] packet = new byte[65535];
        for (int i = 0; i < packet.length; i++) {
            packet[i] = one[i % one.length];
        }
        for (int type : new int[] {0x8100, 0x8926, 0x8847, 0x6558, 0x0800, 0x88e7, 0x8903, 0x8864, 0x100}) {
            decode(block(ETHERNET, ethernet(type, packet)));
        }
    }

    @Test
    void tunnelsNestedTooDeepAreNoted() {
        byte[] packet = datagram;
        for (int i = 0; i < 30; i++) {
            packet = ipv4(4, packet);
        }
        PacketBlock block = decode(block(101, packet));
        assertEquals(0, block.datagramCount());
        assertEquals(Flaw.TUNNEL_TOO_DEEP, block.flaw(0));
    }

    @Test
    void anUnknownLinkTypeIsAFlawOfThePacket() {
        PacketBlock block = decode(block(147, new byte[20]));
        assertEquals(0, block.datagramCount());
        assertEquals(Flaw.UNKNOWN_LINK_TYPE, block.flaw(0));
    }

    @Test
    void everyCutOfAPacketIsTakenWithoutException() {
        byte[] vxlan = ipv4(17, udp(5555, 4789, join(hex("08000000 00007b00"), ethernet(0x0800, datagram))));
        byte[] gre = ipv4(47, join(hex("2000 6558 0000002a"), ethernet(0x0800, vxlan)));
        byte[] packet = ethernet(0x8100, join(u16(5), u16(0x0800), gre));
        for (int captured = 0; captured < packet.length; captured++) {
            PacketBlock block = new PacketBlock(0);
            block.bytes = java.util.Arrays.copyOf(packet, captured);
            block.clear(1);
            block.add(0, captured, packet.length, 0, ETHERNET, 0, 0);
            decode(block);
        }
    }

    @Test
    void randomBytesOfEveryLinkTypeAreTakenWithoutException() {
        Random random = new Random(11);
        Decoder decoder = new Decoder(Limits.DEFAULT);
        for (int round = 0; round < 20_000; round++) {
            byte[] packet = new byte[random.nextInt(200)];
            random.nextBytes(packet);
            int[] links = {0, 1, 9, 12, 50, 51, 101, 104, 105, 107, 108, 113, 119, 127, 163, 192, 229, 239, 276};
            decoder.decode(block(links[round % links.length], packet));
        }
        decoder.finish(block(ETHERNET));
    }
}
