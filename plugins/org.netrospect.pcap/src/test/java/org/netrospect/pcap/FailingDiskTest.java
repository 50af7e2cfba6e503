package org.netrospect.pcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.packet.PacketBlock;

/** A disk that does not give all of a capture: what stands before the place that cannot be read is read. */
class FailingDiskTest {
    private static final int HEADER = 24;
    private static final int EACH = 16 + 1000;
    private static final int PACKETS = 2000;

    @TempDir
    private Path folder;
    private byte[] capture;

    /** A file of which what stands behind a place cannot be read. */
    private record Failing(SeekableByteChannel file, long place) implements SeekableByteChannel {
        @Override
        public int read(ByteBuffer to) throws IOException {
            long left = place - file.position();
            if (left == 0) {
                throw new IOException("Input/output error");
            }
            int limit = to.limit();
            to.limit((int) Math.min(limit, to.position() + left));
            int read = file.read(to);
            to.limit(limit);
            return read;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public SeekableByteChannel truncate(long to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** How many packets were read, and what then. */
    private record Outcome(long packets, String message, List<String> irregularities) {
    }

    @BeforeEach
    void makeCapture() {
        CaptureBytes bytes = CaptureBytes.little().i32(0xa1b2c3d4L).u16(2, 4).i32(0, 0, 262_144, 1);
        Random random = new Random(1);
        for (int i = 0; i < PACKETS; i++) {
            bytes.i32(1_700_000_000 + i, 0, 1000, 1000);
            for (int j = 0; j < 125; j++) {
                bytes.i64(random.nextLong());
            }
        }
        capture = bytes.array();
    }

    private static Outcome read(Path file, long place) throws IOException {
        List<String> told = new ArrayList<>();
        CaptureListener listener = new CaptureListener() {
            @Override
            public void irregularity(long packet, long time, String what, String detail) {
                told.add(what);
            }
        };
        long[] packets = {0};
        FileInput input = new FileInput(file, new Failing(Files.newByteChannel(file), place));
        try (CaptureReader reader = PcapOpener.open(input, new Remarks(file, listener))) {
            PacketBlock[] blocks = {new PacketBlock(1 << 20), new PacketBlock(1 << 20)};
            IOException failure = assertThrows(IOException.class, () -> {
                for (int turn = 0; reader.read(blocks[turn]); turn ^= 1) {
                    packets[0] += blocks[turn].count();
                }
            });
            assertEquals(failure, assertThrows(IOException.class, () -> reader.read(blocks[0])));
            return new Outcome(packets[0], failure.getMessage(), told);
        }
    }

    @Test
    void givesEveryPacketBeforeThePlace() throws IOException {
        Path file = Files.write(folder.resolve("a.pcap"), capture);
        for (long place : new long[] {100, HEADER + EACH - 1, HEADER + EACH, 500_000, 1_000_000, 1_048_576, 1_500_001,
            capture.length - 1}) {
            Outcome outcome = read(file, place);
            assertEquals((place - HEADER) / EACH, outcome.packets(), "place " + place);
            assertEquals(file + " cannot be read behind byte " + place + ": Input/output error.", outcome.message());
            assertEquals(List.of(), outcome.irregularities(), "nothing is wrong with the capture");
        }
    }

    @Test
    void givesWhatCouldBeUnpackedBeforeThePlace() throws IOException {
        Path file = folder.resolve("a.pcap.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(capture);
        }
        long place = Files.size(file) * 3 / 4;
        Outcome outcome = read(file, place);
        assertTrue(outcome.packets() > PACKETS * 2 / 3 && outcome.packets() <= PACKETS * 3 / 4,
                outcome.packets() + " packets");
        assertTrue(outcome.message().contains("cannot be read behind byte " + place), outcome.message());
        assertEquals(List.of(), outcome.irregularities());
    }

    @Test
    void saysSoIfNotEvenItsFormatCanBeRead() throws IOException {
        Path file = Files.write(folder.resolve("a.pcap"), capture);
        try (FileInput input = new FileInput(file, new Failing(Files.newByteChannel(file), 10))) {
            IOException failure = assertThrows(IOException.class,
                    () -> PcapOpener.open(input, new Remarks(file, CaptureListener.NONE)));
            assertTrue(failure.getMessage().contains("cannot be read behind byte 10"), failure.getMessage());
        }
    }
}
