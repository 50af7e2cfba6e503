package org.netrospect.pcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureNote;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.capture.NotACaptureException;
import org.netrospect.core.packet.PacketBlock;

class PcapOpenerTest {
    @TempDir
    Path folder;

    private final PcapOpener opener = new PcapOpener();

    private String refusal(String name, byte... bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        assertFalse(opener.recognizes(file));
        return assertThrows(NotACaptureException.class, () -> opener.open(file, CaptureListener.NONE)).getMessage();
    }

    @Test
    void saysWhatAFileIsThatIsNoCapture() throws IOException {
        assertEquals("a.pcap is empty; there is nothing to read.", refusal("a.pcap"));
        assertEquals("a.txt is text, not a capture; no packet was read.", refusal("a.txt", "Hello, Grüße".getBytes()));
        assertEquals("a.zip is a zip archive: unpack it first; no packet was read.",
                refusal("a.zip", "PK\3\4xxxxxxxx".getBytes()));
        assertEquals("a.pcap ends inside the header of a pcap capture; no packet was read.",
                refusal("a.pcap", CaptureBytes.little().i32(0xa1b2c3d4L, 1).array()));
    }

    @Test
    void refusesGigabytesOfZerosAtOnce() throws IOException {
        Path file = folder.resolve("zeros.pcap");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(10L << 30);
        }
        IOException refused = assertThrows(NotACaptureException.class, () -> opener.open(file, CaptureListener.NONE));
        assertEquals("zeros.pcap begins with zeros and is no capture; no packet was read.", refused.getMessage());
    }

    @Test
    void saysThatAFolderOrAMissingFileCannotBeRead() {
        IOException folderRefused = assertThrows(IOException.class, () -> opener.open(folder, CaptureListener.NONE));
        assertEquals(folder + " is a folder, not a capture.", folderRefused.getMessage());
        Path missing = folder.resolve("missing");
        IOException missingRefused = assertThrows(IOException.class, () -> opener.open(missing, CaptureListener.NONE));
        assertEquals(missing + " does not exist.", missingRefused.getMessage());
    }

    @Test
    void readsACaptureWithoutPacketsFromAPathWithAnyCharacters() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("Fälle 'eins' \"zwei\" 日本"));
        Read read = Read.of(CaptureBytes.little().pcap(0xa1b2c3d4L, 2, 4, 65535, 1).file(odd, "leer $x.pcap"));
        assertEquals(List.of(), read.packets());
        assertEquals(List.of(), read.irregularities());
        assertEquals(1, read.interfaces().size());
    }

    @Test
    void saysInWhichPacketAFileEnds() throws IOException {
        Read read = Read.of(CaptureBytes.little().pcap(0xa1b2c3d4L, 2, 4, 65535, 1).record(1, 0, 10, 10)
                .record(2, 0, 10, 10).i32(3, 0, 500, 500).packet(499).file(folder, "dns.pcap"));
        assertEquals(List.of("3 capture ends early: dns.pcap ends inside packet 3; the first 2 packets were read."),
                read.irregularities());
    }

    @Test
    void hashesWhatStandsBehindADamagedPlace() throws IOException {
        Path file = CaptureBytes.little().pcap(0xa1b2c3d4L, 2, 4, 65535, 1).i32(1, 1, -1, -1).packet(3_000_000)
                .file(folder, "x.pcap");
        assertEquals(FileInputTest.sha256(file), Read.of(file).sha256());
    }

    @Test
    void saysThatAFileShrankWhileItWasRead() throws IOException {
        CaptureBytes bytes = CaptureBytes.little().pcap(0xa1b2c3d4L, 2, 4, 65535, 1);
        for (int i = 0; i < 100; i++) {
            bytes.record(i, 0, 10_000, 10_000);
        }
        Path file = bytes.file(folder, "x.pcap");
        List<String> told = new ArrayList<>();
        CaptureListener listener = new CaptureListener() {
            @Override
            public void irregularity(long packet, long time, String what, String detail) {
                told.add(what);
            }

            @Override
            public void note(CaptureNote note) {
                throw new AssertionError(note.toString());
            }
        };
        try (CaptureReader reader = opener.open(file, listener)) {
            PacketBlock block = new PacketBlock(65536);
            assertTrue(reader.read(block));
            try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
                cut.setLength(200_000);
            }
            long last = 0;
            while (reader.read(block)) {
                last = block.number(block.count() - 1);
            }
            assertEquals(19, last);
        }
        assertEquals(List.of("capture ends early", "file changed while it was read"), told);
    }

    private List<String> losses(CaptureBytes bytes) throws IOException {
        List<String> told = new ArrayList<>();
        CaptureListener listener = new CaptureListener() {
            @Override
            public void loss(long packet, long time, String what, String detail) {
                told.add(what);
            }
        };
        try (CaptureReader reader = opener.open(bytes.file(folder, "x.pcap"), listener)) {
            PacketBlock block = new PacketBlock(65536);
            while (reader.read(block)) {
                block = new PacketBlock(65536);
            }
        }
        return told;
    }

    @Test
    void saysWhichIrregularitiesCostPackets() throws IOException {
        assertEquals(List.of("capture ends early"), losses(
                CaptureBytes.little().pcap(0xa1b2c3d4L, 2, 4, 65535, 1).i32(3, 0, 500, 500).packet(499)));
        assertEquals(List.of("impossible packet length"), losses(
                CaptureBytes.little().pcap(0xa1b2c3d4L, 2, 4, 65535, 1).i32(1, 1, -1, -1).packet(3_000)));
        // more recorded than there was on the wire: odd, but all of it is there
        assertEquals(List.of(), losses(
                CaptureBytes.little().pcap(0xa1b2c3d4L, 2, 4, 65535, 1).record(3, 0, 500, 400)));
    }
}
