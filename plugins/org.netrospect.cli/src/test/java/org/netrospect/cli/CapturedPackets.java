package org.netrospect.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.packet.PacketBlock;
import org.netrospect.pcap.PcapOpener;

/** The packets of a capture in memory, to be changed, read by the pipeline as they are, or written to a file. */
final class CapturedPackets {
    private static final int HEADER = 24;
    private static final int RECORD = 16;

    private CapturedPackets() {
    }

    /**
     * One packet.
     *
     * @param link LINKTYPE_ number
     * @param time nanoseconds since 1970 UTC
     * @param wire bytes that it had on the wire
     */
    record Packet(int link, long time, byte[] bytes, long wire) {
        Packet with(byte[] changed) {
            return new Packet(link, time, changed, wire - bytes.length + changed.length);
        }
    }

    static List<Packet> read(Path capture) throws IOException {
        List<Packet> packets = new ArrayList<>();
        PacketBlock block = new PacketBlock(1 << 16);
        try (CaptureReader reader = new PcapOpener().open(capture, CaptureListener.NONE)) {
            while (reader.read(block)) {
                for (int i = 0; i < block.count(); i++) {
                    byte[] bytes = Arrays.copyOfRange(block.bytes, block.offset(i),
                            block.offset(i) + block.captured(i));
                    packets.add(new Packet(block.linkType(i), block.time(i), bytes, block.wire(i)));
                }
            }
        }
        return packets;
    }

    /** A pcap file with nanoseconds, of packets of one link type. */
    static byte[] pcap(List<Packet> packets) {
        ByteBuffer file = ByteBuffer.allocate(HEADER + packets.stream().mapToInt(p -> RECORD + p.bytes.length).sum());
        file.order(ByteOrder.LITTLE_ENDIAN).putInt(0xa1b23c4d).putShort((short) 2).putShort((short) 4).putLong(0);
        file.putInt(1 << 18).putInt(packets.isEmpty() ? 1 : packets.get(0).link);
        for (Packet p : packets) {
            file.putInt((int) (p.time / 1_000_000_000)).putInt((int) (p.time % 1_000_000_000));
            file.putInt(p.bytes.length).putInt((int) p.wire).put(p.bytes);
        }
        return file.array();
    }

    /** Gives packets to a pipeline as if they stood in a file. */
    static CaptureReader reader(List<Packet> packets) {
        return reader(packets.iterator());
    }

    /** The same with packets that are made as they are asked for. */
    static CaptureReader reader(Iterator<Packet> packets) {
        return new Reader(packets);
    }

    private static final class Reader implements CaptureReader {
        private final Iterator<Packet> packets;
        private Optional<Packet> next = Optional.empty();
        private long number = 1;
        private long consumed;

        Reader(Iterator<Packet> packets) {
            this.packets = packets;
        }

        @Override
        public String format() {
            return "packets";
        }

        @Override
        public boolean read(PacketBlock block) {
            block.clear(number);
            int at = 0;
            while (next.isPresent() || packets.hasNext()) {
                Packet p = next.orElseGet(packets::next);
                next = Optional.of(p);
                if (at > 0 && at + p.bytes.length > block.bytes.length) {
                    break;
                }
                if (p.bytes.length > block.bytes.length) {
                    block.bytes = new byte[p.bytes.length];
                }
                System.arraycopy(p.bytes, 0, block.bytes, at, p.bytes.length);
                block.add(at, p.bytes.length, Math.max(p.wire, p.bytes.length), p.time, p.link, 0, consumed);
                at += p.bytes.length;
                consumed += p.bytes.length;
                number++;
                next = Optional.empty();
            }
            return block.count() > 0;
        }

        @Override
        public long consumed() {
            return consumed;
        }

        @Override
        public List<CaptureInterface> interfaces() {
            return List.of();
        }

        @Override
        public String sha256() {
            return "";
        }

        @Override
        public String layout() {
            return "";
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
