package org.netrospect.pcap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.CaptureNote;
import org.netrospect.core.capture.PacketWriter;
import org.netrospect.core.packet.RawPacket;

class PcapngWriterTest {
    @TempDir
    Path folder;

    private Path copy(Read read) throws IOException {
        Path file = folder.resolve("copy.pcapng");
        try (PacketWriter writer = new PcapOpener().writer(Files.newOutputStream(file), read.interfaces(),
                "two sessions")) {
            for (RawPacket packet : read.packets()) {
                writer.write(packet, packet.interfaceId(), packet.number() == 3 ? "the third, é" : "");
            }
        }
        return file;
    }

    @Test
    void writesWhatIsReadAgainAsItWas() throws IOException {
        for (Path capture : Read.testdata()) {
            Read read = Read.of(capture);
            Read copy = Read.of(copy(read));
            assertEquals(List.of(), copy.irregularities().stream().filter(i -> !i.contains("impossible time"))
                    .toList());
            assertEquals(read.packets().size(), copy.packets().size());
            for (int i = 0; i < read.packets().size(); i++) {
                RawPacket a = read.packets().get(i);
                RawPacket b = copy.packets().get(i);
                assertArrayEquals(a.bytes(), b.bytes());
                assertEquals(List.of(a.time(), a.wireLength(), a.linkType(), a.interfaceId()),
                        List.of(b.time(), b.wireLength(), b.linkType(), b.interfaceId()));
            }
        }
    }

    @Test
    void keepsCommentsAndInterfaces() throws IOException {
        CaptureInterface on = new CaptureInterface(1, 96, 1_000_000_000, "eth0", "uplink", "tcp port 80", "Linux");
        List<RawPacket> packets = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            packets.add(new RawPacket(i, 1_700_000_000_123_456_789L, 100, 1, 0, 0, new byte[i]));
        }
        Read read = Read.of(copy(new Read("", packets, List.of(), List.of(), List.of(on), "", "")));
        assertEquals(List.of(on), read.interfaces());
        assertTrue(read.notes().contains(new CaptureNote(0, "comment", "two sessions")));
        assertTrue(read.notes().contains(new CaptureNote(3, "comment", "the third, é")));
        assertTrue(read.notes().contains(new CaptureNote(0, "application", "Netrospect")));
    }

    @Test
    void isReadByTshark() throws IOException, InterruptedException {
        Path program = Path.of("/usr/bin/tshark");
        Assumptions.assumeTrue(Files.isExecutable(program), "tshark is not installed: what it reads was not compared");
        Read read = Read.of(Path.of("..", "..", "testdata", "format", "many-interfaces.pcapng"));
        Path file = copy(read);
        Process tshark = new ProcessBuilder(program.toString(), "-n", "-r", file.toString(), "-T", "fields", "-e",
                "frame.time_epoch", "-e", "frame.len", "-e", "frame.interface_id")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String lines = new String(tshark.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, tshark.waitFor());
        StringBuilder expected = new StringBuilder();
        for (RawPacket p : read.packets()) {
            expected.append("%d.%09d\t%d\t%d\n".formatted(p.time() / 1_000_000_000, p.time() % 1_000_000_000,
                    p.wireLength(), p.interfaceId()));
        }
        assertEquals(expected.toString(), lines);
    }
}
