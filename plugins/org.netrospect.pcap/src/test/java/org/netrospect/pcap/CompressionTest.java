package org.netrospect.pcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netrospect.core.capture.NotACaptureException;
import org.netrospect.core.packet.PacketSource;
import org.netrospect.core.packet.RawPacket;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class CompressionTest {
    private static final Path CAPTURE = Path.of("..", "..", "testdata", "imap", "mailbox.pcap");

    @TempDir
    Path folder;

    private static byte[] pack(Compression compression, byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = switch (compression) {
            case NONE -> packed;
            case GZIP -> new GZIPOutputStream(packed);
            case ZSTD -> new ZstdOutputStream(packed);
            case BZIP2 -> new BZip2CompressorOutputStream(packed);
            case LZ4 -> new FramedLZ4CompressorOutputStream(packed);
            case XZ -> new XZOutputStream(packed, new LZMA2Options());
        }) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void readsTheSamePacketsWithinEveryCompression(Compression compression) throws IOException {
        Read plain = Read.of(CAPTURE);
        Path file = Files.write(folder.resolve("packed"), pack(compression, Files.readAllBytes(CAPTURE)));
        Read read = Read.of(file);
        assertEquals("pcap, " + compression.label(), read.format());
        assertEquals(plain.lines(), read.lines());
        assertEquals(List.of(), read.irregularities());
        assertEquals(FileInputTest.sha256(file), read.sha256());
        Path unpacked = folder.resolve("made").resolve("unpacked");
        for (int i = 0; i < 2; i++) {
            try (PacketSource source = new PcapOpener().source(file, read.layout(), unpacked)) {
                for (RawPacket packet : plain.packets()) {
                    assertEquals(Read.line(packet), Read.line(source.read(packet.position(), packet.number())));
                }
            }
            assertEquals(-1, Files.mismatch(CAPTURE, unpacked));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void readsMembersThatFollowOneAnother(Compression compression) throws IOException {
        byte[] bytes = Files.readAllBytes(CAPTURE);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(pack(compression, Arrays.copyOf(bytes, 1000)));
        members.write(pack(compression, Arrays.copyOfRange(bytes, 1000, bytes.length)));
        Read read = Read.of(Files.write(folder.resolve("packed"), members.toByteArray()));
        assertEquals(Read.of(CAPTURE).lines(), read.lines());
        assertEquals(List.of(), read.irregularities());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void endsWhereTheCompressedBytesAreCutOrDamaged(Compression compression) throws IOException {
        byte[] packed = pack(compression, Files.readAllBytes(CAPTURE));
        List<String> all = Read.of(CAPTURE).lines();
        Path file = folder.resolve("packed");
        for (int length = 20; length < packed.length; length += 499) {
            byte[] cut = Arrays.copyOf(packed, length);
            byte[] flipped = packed.clone();
            flipped[length] ^= 0x55;
            Files.write(file, cut);
            try {
                Read read = Read.of(file);
                assertEquals(all.subList(0, read.packets().size()), read.lines());
                assertEquals(1, read.irregularities().size());
                assertTrue(read.irregularities().get(0).contains("is damaged or cut inside its "));
            } catch (NotACaptureException e) {
                assertTrue(e.getMessage().endsWith("."));
            }
            Files.write(file, flipped);
            try {
                assertEquals(FileInputTest.sha256(file), Read.of(file).sha256());
            } catch (NotACaptureException e) {
                assertTrue(e.getMessage().endsWith("."));
            }
        }
    }

    @Test
    void saysThatACompressedTextIsNoCapture() throws IOException {
        Path file = Files.write(folder.resolve("notes.gz"), pack(Compression.GZIP, "Tuesday, 4 o'clock".getBytes()));
        String message = assertThrows(NotACaptureException.class, () -> Read.of(file)).getMessage();
        assertEquals("notes.gz, within gzip compression, is text, not a capture; no packet was read.", message);
    }
}
