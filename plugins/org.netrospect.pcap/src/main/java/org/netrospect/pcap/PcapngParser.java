package org.netrospect.pcap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.packet.PacketBlock;

/** The blocks of a pcapng capture (draft-ietf-opsawg-pcapng). */
final class PcapngParser implements RecordParser {
    static final int SECTION = 0x0a0d0d0a;
    static final int INTERFACE = 1;
    static final int OLD_PACKET = 2;
    static final int SIMPLE_PACKET = 3;
    static final int ENHANCED_PACKET = 6;
    static final int ORDER_MAGIC = 0x1a2b3c4d;

    /** Bytes of an enhanced or old packet block before the packet's. */
    private static final int PACKET_HEADER = 28;
    private static final int MAX_BLOCK = MAX_PACKET + 256 * 1024;

    private final Remarks remarks;
    private final PcapngNotes notes;
    private final List<Layout.Section> sections = new ArrayList<>();
    private final List<NgInterface> interfaces = new ArrayList<>();
    private final List<CaptureInterface> described = new ArrayList<>();
    private boolean big;
    private int firstInterface;
    private int endInterface;
    private long packets;
    private long lastTime;
    private int wanted;
    private long skip;
    private boolean damaged;
    private boolean insidePacket;

    PcapngParser(Remarks remarks) {
        this.remarks = remarks;
        notes = new PcapngNotes(remarks);
    }

    /** A parser that stands inside a known section, to take single packets. */
    PcapngParser(Layout layout, int section, Remarks remarks) {
        this(remarks);
        Layout.Section inside = layout.sections().get(section);
        big = inside.bigEndian();
        interfaces.addAll(layout.interfaces());
        firstInterface = inside.firstInterface();
        endInterface = section + 1 < layout.sections().size() ? layout.sections().get(section + 1).firstInterface()
                : interfaces.size();
    }

    @Override
    public int parse(PacketBlock block, int from, int to, long position) {
        byte[] b = block.bytes;
        long shift = position - from;
        int at = from;
        skip = 0;
        while (to - at >= 12) {
            int type = Bytes.i32(b, at, big);
            if (type == SECTION && !beginSection(b, at, shift + at)) {
                return at;
            }
            long length = Bytes.u32(b, at + 4, big);
            if (length < (type == SECTION ? PACKET_HEADER : 12) || (length & 3) != 0) {
                damage("a block claims a length of " + length + " bytes, which is impossible");
                return at;
            }
            insidePacket = type == ENHANCED_PACKET || type == OLD_PACKET || type == SIMPLE_PACKET;
            if (length > MAX_BLOCK) {
                return oversized(block, at, to, shift, length);
            }
            if (length > to - at) {
                wanted = (int) length;
                return at;
            }
            int end = at + (int) length;
            if (Bytes.u32(b, end - 4, big) != length) {
                damage("a block's length at its end contradicts the one at its beginning");
                return at;
            }
            switch (type) {
                case ENHANCED_PACKET, OLD_PACKET -> packet(block, type, at, end - 4, shift);
                case SIMPLE_PACKET -> simplePacket(block, at, end - 4, shift);
                case INTERFACE -> addInterface(b, at, end - 4);
                default -> notes.block(type, b, at + 8, end - 4, big);
            }
            if (damaged) {
                return at;
            }
            at = end;
        }
        wanted = 12;
        insidePacket = false;
        return at;
    }

    private boolean beginSection(byte[] b, int at, long position) {
        int magic = Bytes.i32(b, at + 8, false);
        if (magic != ORDER_MAGIC && magic != Integer.reverseBytes(ORDER_MAGIC)) {
            damage("a section has no byte order");
            return false;
        }
        big = magic != ORDER_MAGIC;
        if (!sections.isEmpty() && sections.get(sections.size() - 1).start() == position) {
            return true;
        }
        if (sections.size() == Layout.MOST) {
            damage("there are more than " + Layout.MOST + " sections");
            return false;
        }
        firstInterface = interfaces.size();
        endInterface = firstInterface;
        sections.add(new Layout.Section(position, big, firstInterface));
        return true;
    }

    private void damage(String how) {
        damaged = true;
        remarks.loss(packets + 1, lastTime, "damaged block",
                "%s: behind packet %s, %s; what stands there cannot be read, %s."
                        .formatted(remarks.file(), packets, how, Remarks.readBefore(packets)));
    }

    private void packet(PacketBlock block, int type, int at, int end, long shift) {
        byte[] b = block.bytes;
        if (end - at < PACKET_HEADER) {
            badPacket("its block is too short");
            return;
        }
        int number = type == ENHANCED_PACKET ? Bytes.i32(b, at + 8, big) : Bytes.u16(b, at + 8, big);
        long captured = Bytes.u32(b, at + 20, big);
        if (captured > end - at - PACKET_HEADER) {
            badPacket("it claims " + captured + " bytes, more than its block has");
            return;
        }
        if (!add(block, at, number, captured, shift)) {
            return;
        }
        int options = at + PACKET_HEADER + ((int) captured + 3 & ~3);
        if (end - options >= 4) {
            notes.packetOptions(b, options, end, big, packets);
        }
    }

    /** Adds the packet whose enhanced or old packet block stands at {@code at}; all of its kept bytes are there. */
    private boolean add(PacketBlock block, int at, int number, long captured, long shift) {
        byte[] b = block.bytes;
        if (number < 0 || number >= endInterface - firstInterface) {
            badPacket("it names interface " + Integer.toUnsignedString(number)
                    + ", which the capture does not describe");
            return false;
        }
        long wire = Bytes.u32(b, at + 24, big);
        int index = firstInterface + number;
        NgInterface on = interfaces.get(index);
        long units = Bytes.u32(b, at + 12, big) << 32 | Bytes.u32(b, at + 16, big);
        lastTime = on.scale().nanoseconds(units);
        packets++;
        if (units < 0) {
            notes.impossibleTime(packets, lastTime);
        }
        if (captured > wire) {
            Irregular.capturedBeyondWire(remarks, packets, lastTime, captured, wire);
        }
        block.add(at + PACKET_HEADER, (int) Math.min(captured, MAX_PACKET), Math.max(wire, captured), lastTime,
                on.linkType(), index, shift + at);
        return true;
    }

    private void badPacket(String why) {
        if (!remarks.full("damaged packet block")) {
            remarks.loss(packets + 1, lastTime, "damaged packet block",
                    "%s: the packet behind packet %s cannot be taken, because %s; it is left out."
                            .formatted(remarks.file(), packets, why));
        }
    }

    private void simplePacket(PacketBlock block, int at, int end, long shift) {
        if (end - at < 12 || firstInterface == endInterface) {
            badPacket(end - at < 12 ? "its block is too short" : "it names no interface and there is none");
            return;
        }
        NgInterface on = interfaces.get(firstInterface);
        long wire = Bytes.u32(block.bytes, at + 8, big);
        long captured = Math.min(wire, on.snapLength() == 0 ? wire : on.snapLength());
        if (captured > end - at - 12) {
            badPacket("it claims " + captured + " bytes, more than its block has");
            return;
        }
        packets++;
        notes.noTime(packets);
        block.add(at + 12, (int) captured, wire, 0, on.linkType(), firstInterface, shift + at);
    }

    /** A block that the array never takes whole: the beginning of a packet is kept, everything else is passed over. */
    private int oversized(PacketBlock block, int at, int to, long shift, long length) {
        int type = Bytes.i32(block.bytes, at, big);
        if (type != ENHANCED_PACKET && type != OLD_PACKET) {
            remarks.loss(packets, lastTime, "block too long",
                    "%s: a block of %s bytes stands behind packet %s; it is passed over."
                            .formatted(remarks.file(), length, packets));
            skip = length - 12;
            return at + 12;
        }
        if (to - at < PACKET_HEADER + MAX_PACKET) {
            wanted = PACKET_HEADER + MAX_PACKET;
            return at;
        }
        int number = type == ENHANCED_PACKET ? Bytes.i32(block.bytes, at + 8, big)
                : Bytes.u16(block.bytes, at + 8, big);
        long captured = Bytes.u32(block.bytes, at + 20, big);
        if (captured > length - PACKET_HEADER - 4) {
            badPacket("it claims " + captured + " bytes, more than its block has");
        } else if (captured < MAX_PACKET) {
            add(block, at, number, captured, shift);
        } else if (add(block, at, number, captured, shift)) {
            Irregular.packetCut(remarks, packets, lastTime, captured);
        }
        skip = length - PACKET_HEADER - MAX_PACKET;
        return at + PACKET_HEADER + MAX_PACKET;
    }

    private void addInterface(byte[] b, int at, int end) {
        if (end - at < 16) {
            damage("an interface description is too short");
            return;
        }
        if (interfaces.size() == Layout.MOST) {
            damage("there are more than " + Layout.MOST + " interfaces");
            return;
        }
        InterfaceDescription description = InterfaceDescription.read(b, at + 8, end, big, notes);
        interfaces.add(description.reading());
        described.add(description.shown());
        endInterface = interfaces.size();
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
        return insidePacket;
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return List.copyOf(described);
    }

    @Override
    public Layout layout() {
        return new Layout(Compression.NONE, Optional.empty(), List.copyOf(sections), List.copyOf(interfaces));
    }
}
