package org.netrospect.core.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netrospect.core.packet.PacketBytes.block;
import static org.netrospect.core.packet.PacketBytes.hex;
import static org.netrospect.core.packet.PacketBytes.ipv4;
import static org.netrospect.core.packet.PacketBytes.join;
import static org.netrospect.core.packet.PacketBytes.u16;
import static org.netrospect.core.packet.PacketBytes.udp;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.netrospect.core.Limits;

class FragmentReassemblerTest {
    private static final int RAW = 101;
    private static final int MORE = 0x2000;

    /** IPv6 between two addresses of documentation, its first header behind it a fragment header. */
    private static byte[] fragment6(int next, int offset, boolean more, int id, byte[] payload) {
        return join(hex("60000000"), u16(8 + payload.length), hex("2c40"),
                hex("20010db8000000000000000000000001 20010db8000000000000000000000002"),
                header6(next, offset, more, id), payload);
    }

    private static byte[] header6(int next, int offset, boolean more, int id) {
        return join(new byte[] {(byte) next, 0}, u16(offset | (more ? 1 : 0)), u16(id >>> 16), u16(id & 0xffff));
    }

    private static boolean has(Datagram d, Flaw flaw) {
        return (d.flaws >>> flaw.ordinal() & 1) != 0;
    }

    /** Numbers of packets, without a datagram, that are said to miss fragments. */
    private static List<Long> incomplete(PacketBlock block) {
        return IntStream.range(0, block.flawCount()).filter(k -> block.flaw(k) == Flaw.FRAGMENT_INCOMPLETE)
                .mapToObj(block::flawNumber).toList();
    }

    @Test
    void fragmentsOfIpv6MakeOneDatagram() {
        byte[] whole = udp(1000, 2000, new byte[100]);
        byte[] first = fragment6(17, 0, true, 0x01020304, Arrays.copyOf(whole, 48));
        byte[] middle = fragment6(17, 48, true, 0x01020304, Arrays.copyOfRange(whole, 48, 96));
        byte[] last = fragment6(17, 96, false, 0x01020304, Arrays.copyOfRange(whole, 96, 108));
        PacketBlock block = block(RAW, middle, last, first);
        new Decoder(Limits.DEFAULT).decode(block);
        assertEquals(1, block.datagramCount());
        assertEquals(3, block.datagram(0).fragments);
        assertEquals(100, block.datagram(0).payloadLength);
    }

    @Test
    void aFragmentInsideAGivenUpDatagramIsNotKept() {
        // given up one after another at the end, each holding the fragment of another datagram
        byte[] inner = ipv4(17, 77, MORE, udp(1, 2, new byte[40]));
        byte[] one = ipv4(4, 1, MORE, Arrays.copyOf(inner, 72));
        byte[] two = ipv4(4, 2, MORE, Arrays.copyOf(inner, 72));
        Decoder decoder = new Decoder(Limits.DEFAULT);
        PacketBlock block = block(RAW, one, two);
        decoder.decode(block);
        decoder.finish(block);
        assertEquals(List.of(1L, 2L), incomplete(block));
        PacketBlock later = block(RAW);
        decoder.finish(later);
        assertEquals(0, later.datagramCount());
        assertEquals(0, later.flawCount());
    }

    @Test
    void aFragmentHeaderInsideAFragmentEndsWhenItIsGivenUpByTime() {
        byte[] one = fragment6(44, 0, true, 1, join(header6(17, 8, true, 5), new byte[16]));
        byte[] two = fragment6(44, 0, true, 2, join(header6(17, 8, true, 6), new byte[16]));
        PacketBlock block = new PacketBlock(0);
        block.bytes = join(one, two);
        block.clear(1);
        block.add(0, one.length, one.length, 0, RAW, 0, 0);
        block.add(one.length, two.length, two.length, 1, RAW, 0, 0);
        for (int i = 1; i < 4; i++) {
            block.add(0, 0, 0, i * 100_000_000_000L, RAW, 0, 0);
        }
        Decoder decoder = new Decoder(Limits.DEFAULT);
        decoder.decode(block);
        assertEquals(List.of(1L, 2L), incomplete(block));
        decoder.finish(block);
        assertEquals(List.of(1L, 2L), incomplete(block));
    }

    @Test
    void datagramsThatCompleteOneAnotherEndAtTheSecond() {
        // each datagram lacks its first eight bytes, which the one before it carries
        int chain = Limits.DEFAULT.fragmentDatagrams() - 1;
        byte[][] packets = new byte[chain + 1][];
        for (int i = 0; i < chain; i++) {
            packets[i] = fragment6(44, 8, false, i, header6(44, 0, true, i + 2));
        }
        packets[chain] = fragment6(44, 0, true, 0, header6(44, 0, true, 1));
        PacketBlock block = block(RAW, packets);
        new Decoder(Limits.DEFAULT).decode(block);
        assertTrue(block.flawCount() + block.datagramCount() > 0);
    }

    @Test
    void aGivenUpDatagramIsNotBlamedForWhatIsMissing() {
        byte[] whole = udp(1000, 2000, new byte[100]);
        Decoder decoder = new Decoder(Limits.DEFAULT);
        PacketBlock block = block(RAW, ipv4(17, 9, MORE, Arrays.copyOf(whole, 48)));
        decoder.decode(block);
        decoder.finish(block);
        Datagram d = block.datagram(0);
        assertFalse(has(d, Flaw.MALFORMED_TRANSPORT));
        assertFalse(has(d, Flaw.BAD_TRANSPORT_CHECKSUM));
        assertEquals(40, d.payloadCaptured);
    }

    @Test
    void aBlockLetsReassembledBytesGoWhenItIsCleared() {
        byte[] whole = udp(1000, 2000, new byte[100]);
        PacketBlock block = block(RAW, ipv4(17, 9, MORE, Arrays.copyOf(whole, 48)),
                ipv4(17, 9, 6, Arrays.copyOfRange(whole, 48, 108)));
        new Decoder(Limits.DEFAULT).decode(block);
        Datagram d = block.datagram(0);
        assertEquals(108, d.data.length);
        block.clear(1);
        assertEquals(0, d.data.length);
    }

    @Test
    void whatIsGivenUpInALaterCaptureBelongsToTheOneItsPacketsAreIn() {
        byte[] begun = ipv4(17, 1, MORE, Arrays.copyOf(udp(1, 2, new byte[100]), 48));
        byte[] middle = ipv4(17, 2, MORE | 6, new byte[48]);
        Decoder decoder = new Decoder(Limits.DEFAULT);
        PacketBlock before = block(RAW, begun, middle);
        before.capture(3);
        decoder.decode(before);
        PacketBlock after = block(RAW);
        after.capture(4);
        decoder.finish(after);
        assertEquals(1, after.datagramCount());
        assertEquals(3, after.datagram(0).capture);
        assertEquals(1, after.datagram(0).number);
        assertEquals(40, after.datagram(0).payloadCaptured);
        assertEquals(List.of(2L), incomplete(after));
        assertEquals(3, after.flawCapture(0));
    }
}
