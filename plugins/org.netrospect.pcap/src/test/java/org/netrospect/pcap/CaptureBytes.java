package org.netrospect.pcap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Builds the bytes of captures, by number, in either byte order. */
final class CaptureBytes {
    private final ByteOrder order;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    CaptureBytes(ByteOrder order) {
        this.order = order;
    }

    static CaptureBytes little() {
        return new CaptureBytes(ByteOrder.LITTLE_ENDIAN);
    }

    CaptureBytes i32(long... values) {
        for (long value : values) {
            out.writeBytes(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
        }
        return this;
    }

    CaptureBytes i64(long value) {
        out.writeBytes(ByteBuffer.allocate(8).order(order).putLong(value).array());
        return this;
    }

    CaptureBytes u16(int... values) {
        for (int value : values) {
            out.writeBytes(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
        }
        return this;
    }

    CaptureBytes bytes(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** A pcap file header. */
    CaptureBytes pcap(long magic, int major, int minor, long snapLength, long linkType) {
        return i32(magic).u16(major, minor).i32(0, 0, snapLength, linkType);
    }

    /** A pcap record whose packet is that many bytes of 1. */
    CaptureBytes record(long seconds, long fraction, int captured, long wire) {
        return i32(seconds, fraction, captured, wire).packet(captured);
    }

    CaptureBytes packet(int length) {
        byte[] packet = new byte[length];
        Arrays.fill(packet, (byte) 1);
        return bytes(packet);
    }

    /** A pcapng option, padded. */
    CaptureBytes option(int code, byte... value) {
        u16(code, value.length).bytes(value);
        return bytes(new byte[-value.length & 3]);
    }

    CaptureBytes option(int code, String value) {
        return option(code, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A pcapng block around what another builder of the same order holds. */
    CaptureBytes block(long type, CaptureBytes body) {
        int length = body.out.size() + 12;
        return i32(type, length).bytes(body.out.toByteArray()).i32(length);
    }

    CaptureBytes body() {
        return new CaptureBytes(order);
    }

    /** A section header without options. */
    CaptureBytes section() {
        return block(PcapngParser.SECTION, body().i32(PcapngParser.ORDER_MAGIC).u16(1, 0).i64(-1));
    }

    CaptureBytes ngInterface(int linkType, long snapLength, CaptureBytes options) {
        return block(1, body().u16(linkType, 0).i32(snapLength).bytes(options.out.toByteArray()));
    }

    /** An enhanced packet block whose packet is that many bytes of 1. */
    CaptureBytes enhanced(int on, long units, int length, CaptureBytes options) {
        return block(6, body().i32(on, units >>> 32, units, length, length).packet(length).bytes(new byte[-length & 3])
                .bytes(options.out.toByteArray()));
    }

    byte[] array() {
        return out.toByteArray();
    }

    Path file(Path folder, String name) throws IOException {
        return Files.write(folder.resolve(name), array());
    }
}
