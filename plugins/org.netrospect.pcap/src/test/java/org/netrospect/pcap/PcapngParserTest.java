package org.netrospect.pcap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.CaptureNote;
import org.netrospect.core.packet.PacketSource;

class PcapngParserTest {
    @TempDir
    Path folder;

    @Test
    void numbersInterfacesOverSectionsOfBothByteOrders() throws IOException {
        CaptureBytes little = CaptureBytes.little();
        CaptureBytes big = new CaptureBytes(ByteOrder.BIG_ENDIAN);
        for (CaptureBytes b : List.of(little, big)) {
            b.section().ngInterface(1, 0, b.body()).ngInterface(113, 96, b.body().option(9, (byte) 9));
            b.enhanced(1, 42, 5, b.body());
        }
        Read read = Read.of(little.bytes(big.array()).file(folder, "two.pcapng"));
        assertEquals(List.of(1, 3), read.packets().stream().map(p -> p.interfaceId()).toList());
        assertEquals(List.of(42L, 42L), read.packets().stream().map(p -> p.time()).toList());
        assertEquals(new CaptureInterface(113, 96, 1_000_000_000, "", "", "", ""), read.interfaces().get(3));
        assertEquals(List.of(), read.irregularities());
    }

    @Test
    void readsWhatInterfacesSayOfThemselves() throws IOException {
        CaptureBytes b = CaptureBytes.little().section();
        b.ngInterface(1, 0, b.body().option(2, "eth0").option(3, "uplink").option(11, "\0tcp").option(12, "Linux")
                .option(14, (byte) 10, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0).i32(0));
        Read read = Read.of(b.enhanced(0, 1_000_000, 1, b.body()).file(folder, "x.pcapng"));
        assertEquals(List.of(new CaptureInterface(1, 0, 1_000_000, "eth0", "uplink", "tcp", "Linux")),
                read.interfaces());
        assertEquals(11_000_000_000L, read.packets().get(0).time());
    }

    @Test
    void readsSimpleAndOldPacketsAndPassesUnknownBlocks() throws IOException {
        CaptureBytes b = CaptureBytes.little().section();
        b.ngInterface(1, 4, b.body()).block(0x7777, b.body().i32(1, 2, 3));
        b.block(3, b.body().i32(100).packet(4));
        b.block(2, b.body().u16(0, 9).i32(0, 1_000_001, 3, 60).packet(3).bytes((byte) 0));
        Read read = Read.of(b.file(folder, "x.pcapng"));
        assertEquals(List.of(4, 3), read.packets().stream().map(p -> p.bytes().length).toList());
        assertEquals(List.of(100L, 60L), read.packets().stream().map(p -> p.wireLength()).toList());
        assertEquals(List.of(0L, 1_000_001_000L), read.packets().stream().map(p -> p.time()).toList());
        assertTrue(read.irregularities().get(0).startsWith("1 packet without time: x.pcapng: packet 1 was recorded"));
    }

    @Test
    void keepsCommentsNamesSecretsAndStatisticsAsNotes() throws IOException {
        CaptureBytes b = CaptureBytes.little();
        b.block(PcapngParser.SECTION, b.body().i32(PcapngParser.ORDER_MAGIC).u16(1, 0).i64(-1).option(1, "of the file")
                .option(2, "laptop").option(4, "dumpcap").i32(0));
        b.ngInterface(1, 0, b.body()).enhanced(0, 1, 2, b.body().option(1, "of the packet").i32(0));
        b.block(4, b.body().u16(1, 9).bytes((byte) 10, (byte) 0, (byte) 0, (byte) 1).bytes("host\0".getBytes()).i32(0)
                .bytes((byte) 0, (byte) 0, (byte) 0));
        b.block(10, b.body().i32(0x544c534b, 4).bytes("ABCD".getBytes()));
        b.block(5, b.body().i32(0, 0, 0).u16(4, 8).i64(12).u16(5, 8).i64(3).i32(0));
        b.block(0xbad, b.body().i32(32473, 1));
        assertEquals(List.of(new CaptureNote(0, "comment", "of the file"), new CaptureNote(0, "hardware", "laptop"),
                new CaptureNote(0, "application", "dumpcap"), new CaptureNote(1, "comment", "of the packet"),
                new CaptureNote(0, "name", "10.0.0.1\thost"), new CaptureNote(0, "secrets", "ABCD"),
                new CaptureNote(0, "statistics", "interface 0, received 12, dropped by the interface 3"),
                new CaptureNote(0, "custom", "enterprise 32473, 4 bytes")),
                Read.of(b.file(folder, "x.pcapng")).notes());
    }

    @Test
    void leavesOutAPacketOfAnUnknownInterfaceOnly() throws IOException {
        CaptureBytes b = CaptureBytes.little().section();
        b.ngInterface(1, 0, b.body()).enhanced(7, 1, 2, b.body()).enhanced(0, 1, 2, b.body());
        Read read = Read.of(b.file(folder, "x.pcapng"));
        assertEquals(1, read.packets().size());
        assertEquals(List.of("1 damaged packet block: x.pcapng: the packet behind packet 0 cannot be taken, because it "
                + "names interface 7, which the capture does not describe; it is left out."), read.irregularities());
    }

    @Test
    void stopsWhereABlocksLengthsDisagree() throws IOException {
        CaptureBytes b = CaptureBytes.little().section();
        b.ngInterface(1, 0, b.body()).enhanced(0, 1, 2, b.body()).i32(6, 32, 0, 0, 0, 0, 0, 36);
        Read read = Read.of(b.enhanced(0, 1, 2, b.body()).file(folder, "x.pcapng"));
        assertEquals(1, read.packets().size());
        assertTrue(read.irregularities().get(0).contains("contradicts"), read.irregularities()::toString);
    }

    @Test
    void tellsACutPacketFromACutBlock() throws IOException {
        CaptureBytes b = CaptureBytes.little().section();
        byte[] whole = b.ngInterface(1, 0, b.body()).enhanced(0, 1, 2, b.body()).array();
        CaptureBytes packet = CaptureBytes.little().bytes(whole).i32(6, 60, 0);
        CaptureBytes block = CaptureBytes.little().bytes(whole).i32(5, 60, 0);
        assertEquals(List.of("2 capture ends early: p.pcapng ends inside packet 2; the first packet was read."),
                Read.of(packet.file(folder, "p.pcapng")).irregularities());
        assertEquals(List.of("2 capture ends early: b.pcapng ends inside a block behind packet 1; "
                + "the first packet was read."), Read.of(block.file(folder, "b.pcapng")).irregularities());
    }

    @Test
    void cutsAPacketBeyondTheLimitAndReadsTheNext() throws IOException {
        CaptureBytes b = CaptureBytes.little().section();
        b.ngInterface(1, 0, b.body()).enhanced(0, 1, 20 << 20, b.body()).enhanced(0, 2, 7, b.body());
        Path file = b.file(folder, "x.pcapng");
        Read read = Read.of(file);
        assertEquals(List.of(16 << 20, 7), read.packets().stream().map(p -> p.bytes().length).toList());
        assertEquals(20 << 20, read.packets().get(0).wireLength());
        assertEquals("1 packet too long: x.pcapng: packet 1 has 20971520 bytes; only the first 16777216 are looked at.",
                read.irregularities().get(0));
        try (PacketSource source = new PcapOpener().source(file, read.layout(), folder.resolve("unused"))) {
            assertArrayEquals(read.packets().get(0).bytes(), source.read(read.packets().get(0).position(), 1).bytes());
            assertArrayEquals(read.packets().get(1).bytes(), source.read(read.packets().get(1).position(), 2).bytes());
        }
    }
}
