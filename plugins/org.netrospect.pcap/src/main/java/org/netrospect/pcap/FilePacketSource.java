package org.netrospect.pcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.packet.PacketBlock;
import org.netrospect.core.packet.PacketSource;
import org.netrospect.core.packet.RawPacket;

/**
 * Fetches packets from an uncompressed capture. It reads ahead, because the packets of a session often stand near one
 * another, and takes records with the parsers that read them first: so both see the same.
 */
final class FilePacketSource implements PacketSource {
    private static final int WINDOW = 64 * 1024;
    /** Read where nothing near was wanted before: a packet of the usual size with its record. */
    private static final int FIRST_WINDOW = 2 * 1024;
    /** Bytes that begin every record and tell its length. */
    private static final int PCAPNG_BEGIN = 12;

    private final Path file;
    private final FileChannel channel;
    private final Layout layout;
    private final Remarks silent;
    private final PacketBlock block = new PacketBlock(WINDOW);
    private long windowStart;
    private int windowLength;
    private int window = FIRST_WINDOW;
    private int section = -1;
    private RecordParser parser;

    FilePacketSource(Path file, Layout layout) throws IOException {
        this.file = file;
        this.layout = layout;
        silent = new Remarks(file, CaptureListener.NONE);
        channel = FileInput.channel(file);
        parser = outside();
    }

    @Override
    public RawPacket read(long position, long number) throws IOException {
        int wanted = layout.pcap().isPresent() ? layout.pcap().get().recordHeaderLength() : PCAPNG_BEGIN;
        enter(position);
        block.clear(number);
        int taken = 0;
        // The first look learns the record's length, the second takes it: never more than one packet.
        for (int look = 0; look < 2 && block.count() == 0 && taken == 0 && !parser.damaged(); look++) {
            int from = load(position, wanted, number);
            taken = parser.parse(block, from, from + wanted, position) - from;
            wanted = parser.wanted();
        }
        if (block.count() != 1) {
            section = -1;
            parser = outside();
            throw changed(number, position);
        }
        byte[] bytes = Arrays.copyOfRange(block.bytes, block.offset(0), block.offset(0) + block.captured(0));
        return new RawPacket(number, block.time(0), block.wire(0), block.linkType(0), block.interfaceId(0), position,
                bytes);
    }

    /** A parser that stands in no section yet. */
    private RecordParser outside() {
        return layout.pcap().isPresent() ? new PcapParser(layout.pcap().get(), silent, true)
                : new PcapngParser(silent);
    }

    private IOException changed(long number, long position) {
        return new IOException(file + " changed since it was imported: packet " + number
                + " does not stand at byte " + position + " any more.");
    }

    private void enter(long position) throws IOException {
        if (layout.pcap().isPresent()) {
            return;
        }
        List<Layout.Section> sections = layout.sections();
        int low = 0;
        int high = sections.size() - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (sections.get(middle).start() <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if (sections.isEmpty()) {
            throw new IOException(file + " has no sections: no packet can stand in it.");
        }
        if (low != section) {
            section = low;
            parser = new PcapngParser(layout, section, silent);
        }
    }

    /** Brings bytes into the block's array; returns where they begin there. */
    private int load(long position, int length, long number) throws IOException {
        if (position >= windowStart
                && position - windowStart <= windowLength - length) {
            return (int) (position - windowStart);
        }
        if (position < 0 || position > channel.size() - length) {
            throw changed(number, position);
        }
        boolean near = position >= windowStart && position - windowStart < windowLength + window;
        window = near ? Math.min(WINDOW, window * 2) : FIRST_WINDOW;
        int most = Math.max(length, window);
        if (block.bytes.length < most || block.bytes.length > 16 * WINDOW && most <= WINDOW) {
            block.bytes = new byte[most];
        }
        windowLength = 0;
        windowStart = position;
        ByteBuffer to = ByteBuffer.wrap(block.bytes, 0, most);
        while (windowLength < length) {
            int n = channel.read(to, position + windowLength);
            if (n < 0) {
                throw changed(number, position);
            }
            windowLength += n;
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
