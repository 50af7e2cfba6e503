package org.netrospect.pcap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapParserTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"a1b2c3d4,1000,pcap", "a1b23c4d,1,pcap (nanoseconds)"})
    void readsBothResolutionsInBothByteOrders(String magic, long unit, String format) throws IOException {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            Read read = Read.of(new CaptureBytes(order).pcap(Long.parseLong(magic, 16), 2, 4, 65535, 1)
                    .record(4_294_967_295L, 999_999, 60, 1500).file(folder, order + ".pcap"));
            assertEquals(format, read.format());
            assertEquals(List.of(), read.irregularities());
            assertEquals(4_294_967_295L * 1_000_000_000 + 999_999 * unit, read.packets().get(0).time());
            assertEquals(60, read.packets().get(0).bytes().length);
            assertEquals(1500, read.packets().get(0).wireLength());
        }
    }

    @Test
    void readsRecordsOfTheModifiedFormat() throws IOException {
        CaptureBytes b = CaptureBytes.little().pcap(0xa1b2cd34L, 2, 4, 65535, 1);
        for (int i = 1; i <= 3; i++) {
            b.i32(i, 5, 20, 20, 7, 8).packet(20);
        }
        Read read = Read.of(b.file(folder, "modified.pcap"));
        assertEquals("pcap (modified)", read.format());
        assertEquals(List.of(24L, 68L, 112L), read.packets().stream().map(p -> p.position()).toList());
        assertEquals(1, read.packets().get(2).bytes()[0]);
    }

    @Test
    void takesTheLengthsOfOldVersionsTheOtherWayRound() throws IOException {
        Read read = Read.of(CaptureBytes.little().pcap(0xa1b2c3d4L, 2, 2, 65535, 1).i32(1, 2, 100, 30).packet(30)
                .file(folder, "old.pcap"));
        assertEquals(30, read.packets().get(0).bytes().length);
        assertEquals(100, read.packets().get(0).wireLength());
    }

    @Test
    void leavesTheFrameCheckSequenceBitsOutOfTheLinkType() throws IOException {
        Read read = Read.of(CaptureBytes.little().pcap(0xa1b2c3d4L, 2, 4, 65535, 0x24000001L).record(1, 2, 30, 30)
                .file(folder, "fcs.pcap"));
        assertEquals(1, read.packets().get(0).linkType());
    }

    @Test
    void stopsAtAnImpossibleLengthAndSaysSo() throws IOException {
        Read read = Read.of(CaptureBytes.little().pcap(0xa1b2c3d4L, 2, 4, 65535, 1).record(1, 2, 30, 30)
                .i32(2, 0, 0x7fff_ffff, 60).packet(500).file(folder, "long.pcap"));
        assertEquals(1, read.packets().size());
        assertEquals(List.of("2 impossible packet length: long.pcap: packet 2 claims 2147483647 recorded bytes; "
                + "it and what stands behind cannot be read, the first packet was read."), read.irregularities());
    }

    @Test
    void takesMoreBytesThanTheWireHadAndSaysSo() throws IOException {
        Read read = Read.of(CaptureBytes.little().pcap(0xa1b2c3d4L, 2, 4, 65535, 1).record(1, 2, 30, 20)
                .file(folder, "wire.pcap"));
        assertEquals(30, read.packets().get(0).wireLength());
        assertEquals(1, read.irregularities().size());
    }

    @Test
    void tellsAThousandIrregularitiesOfAKindAndCountsTheRest() throws IOException {
        CaptureBytes b = CaptureBytes.little().pcap(0xa1b2c3d4L, 2, 4, 65535, 1);
        for (int i = 0; i < 1500; i++) {
            b.record(1, 2, 3, 2);
        }
        Read read = Read.of(b.file(folder, "many.pcap"));
        assertEquals(1500, read.packets().size());
        assertEquals(1001, read.irregularities().size());
        assertEquals("0 captured length beyond wire length: many.pcap: \"captured length beyond wire length\" occurred "
                + "1,500 times; the first 1,000 are listed.", read.irregularities().get(1000));
    }
}
