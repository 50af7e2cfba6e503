package org.netrospect.pcap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureNote;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.packet.PacketBlock;
import org.netrospect.core.packet.RawPacket;

/** All that reading a capture from front to back gives. */
record Read(String format, List<RawPacket> packets, List<String> irregularities, List<CaptureNote> notes,
        List<CaptureInterface> interfaces, String sha256, String layout) {

    static Read of(Path file) throws IOException {
        return of(file, 4096);
    }

    static Read of(Path file, int blockSize) throws IOException {
        List<String> irregularities = new ArrayList<>();
        List<CaptureNote> notes = new ArrayList<>();
        List<RawPacket> packets = new ArrayList<>();
        CaptureListener listener = new CaptureListener() {
            @Override
            public void irregularity(long packet, long time, String what, String detail) {
                irregularities.add(packet + " " + what + ": " + detail);
            }

            @Override
            public void note(CaptureNote note) {
                notes.add(note);
            }
        };
        try (CaptureReader reader = new PcapOpener().open(file, listener)) {
            PacketBlock[] blocks = {new PacketBlock(blockSize), new PacketBlock(blockSize), new PacketBlock(blockSize)};
            int turn = 0;
            while (reader.read(blocks[turn])) {
                PacketBlock block = blocks[turn];
                for (int i = 0; i < block.count(); i++) {
                    packets.add(new RawPacket(block.number(i), block.time(i), block.wire(i), block.linkType(i),
                            block.interfaceId(i), block.position(i), Arrays.copyOfRange(block.bytes, block.offset(i),
                                    block.offset(i) + block.captured(i))));
                }
                turn = (turn + 1) % blocks.length;
            }
            return new Read(reader.format(), packets, irregularities, notes, reader.interfaces(), reader.sha256(),
                    reader.layout());
        }
    }

    /** One line a packet, with all that is known of it. */
    List<String> lines() {
        return packets.stream().map(Read::line).toList();
    }

    static String line(RawPacket p) {
        return p.number() + " " + p.time() + " " + p.wireLength() + " " + p.linkType() + " " + p.interfaceId() + " "
                + p.position() + " " + p.bytes().length + " " + Arrays.hashCode(p.bytes());
    }

    /** The captures of the repository, smallest first. */
    static List<Path> testdata() {
        try (Stream<Path> files = Files.walk(Path.of("..", "..", "testdata"))) {
            return files.filter(f -> f.toString().endsWith(".pcap") || f.toString().endsWith(".pcapng"))
                    .sorted((a, b) -> Long.compare(a.toFile().length(), b.toFile().length())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
