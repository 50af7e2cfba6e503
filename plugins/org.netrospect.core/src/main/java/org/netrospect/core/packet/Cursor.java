package org.netrospect.core.packet;

import org.netrospect.core.net.MacAddress;

/**
 * The packet being decoded, and what was learnt on the way into it. One for each decoder, reused. Offsets are indexes
 * into {@link #data}; an {@code end} handed from layer to layer is what headers claim and may lie behind {@link
 * #limit}.
 */
final class Cursor {
    final LayerListener listener;
    final EncapsulationPath path = new EncapsulationPath();

    PacketBlock block;
    int packet;
    int capture;
    long number;
    long time;
    long wireLength;
    long position;

    /** The block's bytes, or those of a reassembled datagram. */
    byte[] data;
    /** Behind the last byte recorded. */
    int limit;
    int depth;
    long flaws;
    /** An IP fragment was put aside: that there is no datagram yet is as it should be. */
    boolean held;

    long sourceMac;
    long destinationMac;

    /** Start of the innermost Ethernet header; -1 if there is none. */
    int frame;

    // the innermost IP header
    int ipVersion;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    int ttl;
    int headerOffset;

    // what reassembly adds to the datagram
    int fragments;
    boolean fragment;
    FragmentSource[] earlierFragments;

    Cursor(LayerListener listener, PacketBlock block) {
        this.listener = listener;
        this.block = block;
        this.data = block.bytes;
    }

    /** Moves to packet {@code i} of the present block. */
    void begin(int i) {
        data = block.bytes;
        packet = i;
        capture = block.capture();
        number = block.number(i);
        time = block.time(i);
        wireLength = block.wire(i);
        position = block.position(i);
        limit = block.offset(i) + block.captured(i);
        depth = 0;
        flaws = 0;
        held = false;
        sourceMac = MacAddress.NONE;
        destinationMac = MacAddress.NONE;
        frame = -1;
        whole();
        path.clear();
    }

    /** The next datagram is no fragment. */
    void whole() {
        fragments = 1;
        fragment = false;
        earlierFragments = Datagram.NO_FRAGMENTS;
    }

    void flaw(Flaw flaw) {
        flaws |= 1L << flaw.ordinal();
    }

    /**
     * True, with the flaw noted, unless a header of {@code need} bytes is at {@code o}: cut by the recording if the
     * packet had it, else broken.
     */
    boolean lacks(int o, int need, int end, Layer layer, Flaw broken) {
        if (limit - o >= need && end - o >= need) {
            return false;
        }
        flaw(end - o >= need ? Flaw.TRUNCATED_CAPTURE : broken);
        if (o < limit && o < end) {
            listener.layer(layer, data, o, Math.min(limit, end) - o, end);
        }
        return true;
    }

    /** The same, and tells the listener of the header if it is there. */
    boolean enter(Layer layer, int o, int need, int end, Flaw broken) {
        if (lacks(o, need, end, layer, broken)) {
            return false;
        }
        listener.layer(layer, data, o, need, end);
        return true;
    }

    /** What nobody decodes further. */
    void payload(int o, int end) {
        if (o < limit && o < end) {
            listener.layer(Layer.PAYLOAD, data, o, Math.min(limit, end) - o, end);
        }
    }

    int u8(int o) {
        return data[o] & 0xff;
    }

    int u16(int o) {
        return (data[o] & 0xff) << 8 | data[o + 1] & 0xff;
    }

    int u16le(int o) {
        return (data[o + 1] & 0xff) << 8 | data[o] & 0xff;
    }

    int i32(int o) {
        return data[o] << 24 | (data[o + 1] & 0xff) << 16 | (data[o + 2] & 0xff) << 8 | data[o + 3] & 0xff;
    }

    long u32(int o) {
        return i32(o) & 0xffff_ffffL;
    }

    long i64(int o) {
        return (long) i32(o) << 32 | u32(o + 4);
    }

    /** 48 bits: a hardware address. */
    long mac(int o) {
        return (long) u16(o) << 32 | u32(o + 2);
    }

    /** A datagram in the block, with all fields set that do not depend on the transport; those are 0. */
    Datagram emit(int protocol, int transport, int end) {
        Datagram d = block.addDatagram();
        d.packet = packet;
        d.capture = capture;
        d.number = number;
        d.time = time;
        d.wireLength = wireLength;
        d.position = position;
        d.depth = depth;
        d.encapsulation = path.encapsulation();
        d.sourceMac = sourceMac;
        d.destinationMac = destinationMac;
        d.ipVersion = ipVersion;
        d.sourceHigh = sourceHigh;
        d.sourceLow = sourceLow;
        d.destinationHigh = destinationHigh;
        d.destinationLow = destinationLow;
        d.protocol = protocol;
        d.ttl = ttl;
        d.data = data;
        d.headerOffset = headerOffset;
        d.transportOffset = transport;
        d.transportPresent = true;
        d.sourcePort = 0;
        d.destinationPort = 0;
        d.tcpFlags = 0;
        d.tcpSequence = 0;
        d.tcpAcknowledgment = 0;
        d.tcpWindow = 0;
        d.fragments = fragments;
        d.fragment = fragment;
        d.earlierFragments = earlierFragments;
        d.flaws = flaws;
        flaws = 0;
        payload(d, transport, end);
        if (data != block.bytes) {
            block.holdsForeignData();
        }
        // a datagram inside this one is counted as one packet, but found again only with all of these
        fragments = 1;
        fragment = false;
        return d;
    }

    /** Sets where the payload of a datagram is. */
    void payload(Datagram d, int o, int end) {
        int claimed = Math.max(end - o, 0);
        d.payloadOffset = Math.min(o, limit);
        d.payloadLength = claimed;
        d.payloadCaptured = Math.clamp((long) limit - o, 0, claimed);
        if (d.payloadCaptured < claimed) {
            d.flaw(Flaw.TRUNCATED_CAPTURE);
        }
    }
}
