package org.netrospect.pcap;

import java.io.IOException;
import java.util.List;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.packet.PacketBlock;

/**
 * Reads a capture block by block: large pieces of the file go straight into the block's array, and its packets stay
 * where they were read. A record that the array's end cuts begins the next block. Another thread computes the hash from
 * the very arrays of the blocks: a block that this reader filled may be read by anybody, but must not be filled by
 * another reader before this one has returned false or was closed.
 */
final class PcapReader implements CaptureReader {
    /** The smallest array worth reading into. */
    private static final int SMALLEST = 64 * 1024;

    private final FileInput input;
    private final Content content;
    private final RecordParser parser;
    private final Remarks remarks;
    private final Compression compression;
    private final String format;
    private byte[] carried;
    private int carriedLength;
    /** Of {@link #carried}'s first byte in the uncompressed capture. */
    private long position;
    private long toSkip;
    private int usual;
    private int wanted;
    private long packets;
    private long lastTime;
    private boolean contentEnded;
    private boolean ended;

    /**
     * @param head what was already read of the content
     * @param format of the capture, without compression
     */
    PcapReader(FileInput input, Content content, byte[] head, RecordParser parser, Compression compression,
            String format, Remarks remarks) {
        this.input = input;
        this.content = content;
        this.parser = parser;
        this.compression = compression;
        this.format = format;
        this.remarks = remarks;
        carried = head;
        carriedLength = head.length;
    }

    @Override
    public String format() {
        return compression == Compression.NONE ? format : format + ", " + compression.label();
    }

    @Override
    public boolean read(PacketBlock block) throws IOException {
        block.clear(packets + 1);
        while (!ended && block.count() == 0) {
            fill(block);
        }
        lastTime = lastTime(block);
        packets += block.count();
        return block.count() > 0;
    }

    private void fill(PacketBlock block) throws IOException {
        content.claim(block.bytes);
        makeRoom(block);
        byte[] bytes = block.bytes;
        System.arraycopy(carried, 0, bytes, 0, carriedLength);
        int needed = Math.max(carriedLength + 1, wanted);
        int room = Math.min(bytes.length, Math.max(block.most(), needed)) - carriedLength;
        int read = contentEnded ? 0 : content.fill(bytes, carriedLength, room);
        contentEnded |= read < room && !content.broken();
        int to = carriedLength + read;
        int from = (int) Math.min(toSkip, to);
        toSkip -= from;
        int stop = from;
        while (toSkip == 0) {
            stop = parser.parse(block, stop, to, position + stop);
            long skip = parser.skip();
            if (skip == 0) {
                break;
            }
            int passed = (int) Math.min(skip, to - stop);
            stop += passed;
            toSkip = skip - passed;
        }
        position += stop;
        carriedLength = to - stop;
        wanted = parser.wanted();
        if (parser.damaged() || contentEnded) {
            ended = true;
            tellEnd(packets + block.count(), lastTime(block));
            // The arrays belong to their owners again; what is left of the file is hashed from the input's own.
            input.drain();
        } else {
            carry(bytes, stop);
        }
    }

    private long lastTime(PacketBlock block) {
        return block.count() == 0 ? lastTime : block.time(block.count() - 1);
    }

    private void tellEnd(long read, long time) {
        boolean whole = parser.damaged() || carriedLength == 0 && toSkip == 0;
        if (!content.damage().isEmpty()) {
            remarks.loss(whole ? 0 : read + 1, time, "damaged compression", "%s %s behind packet %s; %s."
                    .formatted(remarks.file(), content.damage(), read, Remarks.readBefore(read)));
        } else if (!whole) {
            String where = parser.insidePacket() ? "packet " + (read + 1) : "a block behind packet " + read;
            remarks.loss(read + 1, time, "capture ends early",
                    "%s ends inside %s; %s.".formatted(remarks.file(), where, Remarks.readBefore(read)));
        }
        if (changed()) {
            remarks.irregularity(0, time, "file changed while it was read",
                    "%s had %s bytes when it was opened and %s when its end was met; %s."
                            .formatted(remarks.file(), input.sizeAtOpen(), input.consumed(), Remarks.readBefore(read)));
        }
        remarks.finish();
    }

    private void makeRoom(PacketBlock block) {
        if (usual == 0) {
            usual = Math.max(block.bytes.length, SMALLEST);
        }
        int needed = Math.max(carriedLength + 1, wanted);
        if (block.bytes.length < needed || block.bytes.length < SMALLEST) {
            block.bytes = new byte[Math.max(needed, usual)];
        } else if (block.bytes.length > 2 * usual && needed <= usual) {
            // One long packet must not keep the memory of long packets in every block for ever.
            block.bytes = new byte[usual];
        }
    }

    private void carry(byte[] bytes, int from) {
        if (carried.length < carriedLength) {
            carried = new byte[Math.max(carriedLength, SMALLEST)];
        }
        System.arraycopy(bytes, from, carried, 0, carriedLength);
    }

    @Override
    public long consumed() {
        return input.consumed();
    }

    @Override
    public boolean changed() {
        return input.ended() && input.consumed() != input.sizeAtOpen() && input.sizeAtOpen() > 0;
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return parser.interfaces();
    }

    @Override
    public String sha256() throws IOException {
        if (!ended) {
            throw new IllegalStateException("The hash is known when all packets were read.");
        }
        return input.sha256();
    }

    @Override
    public String layout() {
        return parser.layout().within(compression).text();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
