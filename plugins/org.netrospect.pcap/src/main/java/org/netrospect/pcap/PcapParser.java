package org.netrospect.pcap;

import java.util.List;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.packet.PacketBlock;

/** The records of a pcap capture. */
final class PcapParser implements RecordParser {
    private final PcapHeader header;
    private final Remarks remarks;
    private final long maxCaptured;
    private long packets;
    private long lastTime;
    private boolean headerTaken;
    private int wanted;
    private long skip;
    private boolean damaged;

    PcapParser(PcapHeader header, Remarks remarks) {
        this(header, remarks, false);
    }

    /** @param headerTaken whether the first record, not the file header, comes first */
    PcapParser(PcapHeader header, Remarks remarks, boolean headerTaken) {
        this.headerTaken = headerTaken;
        this.header = header;
        this.remarks = remarks;
        maxCaptured = header.maxCaptured();
    }

    @Override
    public int parse(PacketBlock block, int from, int to, long position) {
        byte[] b = block.bytes;
        int at = from;
        if (!headerTaken) {
            headerTaken = true;
            at += header.headerLength();
        }
        long shift = position - from;
        boolean big = header.bigEndian();
        int headerLength = header.recordHeaderLength();
        int linkType = header.linkType();
        skip = 0;
        while (to - at >= headerLength) {
            long first = Bytes.u32(b, at + 8, big);
            long second = Bytes.u32(b, at + 12, big);
            long captured = header.captured(first, second);
            if (captured > maxCaptured) {
                damaged = true;
                remarks.loss(packets + 1, lastTime, "impossible packet length",
                        "%s: packet %s claims %s recorded bytes; it and what stands behind cannot be read, %s."
                                .formatted(remarks.file(), packets + 1, captured, Remarks.readBefore(packets)));
                return at;
            }
            int kept = (int) Math.min(captured, MAX_PACKET);
            if (kept > to - at - headerLength) {
                wanted = headerLength + kept;
                return at;
            }
            lastTime = header.time(Bytes.u32(b, at, big), Bytes.u32(b, at + 4, big));
            packets++;
            long wire = header.wire(first, second);
            if (captured > wire || captured > kept) {
                tellLengths(captured, wire);
            }
            block.add(at + headerLength, kept, Math.max(wire, captured), lastTime, linkType, 0, shift + at);
            at += headerLength + kept;
            if (captured > kept) {
                skip = captured - kept;
                return at;
            }
        }
        wanted = headerLength;
        return at;
    }

    private void tellLengths(long captured, long wire) {
        if (captured > wire) {
            Irregular.capturedBeyondWire(remarks, packets, lastTime, captured, wire);
        }
        if (captured > MAX_PACKET) {
            Irregular.packetCut(remarks, packets, lastTime, captured);
        }
    }

    @Override
    public int wanted() {
        return wanted;
    }

    @Override
    public long skip() {
        return skip;
    }

    @Override
    public boolean damaged() {
        return damaged;
    }

    @Override
    public boolean insidePacket() {
        return true;
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return List.of(new CaptureInterface(header.linkType(), header.snapLength(),
                header.nanoseconds() ? 1_000_000_000 : 1_000_000, "", "", "", ""));
    }

    @Override
    public Layout layout() {
        return Layout.pcap(header);
    }
}
