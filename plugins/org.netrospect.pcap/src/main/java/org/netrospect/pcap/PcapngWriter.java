package org.netrospect.pcap;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.PacketWriter;
import org.netrospect.core.packet.RawPacket;

/** Writes pcapng: one section, little endian, all times in nanoseconds. */
final class PcapngWriter implements PacketWriter {
    /** Bytes that the length of an option can tell. */
    private static final int LONGEST_OPTION = 0xffff;
    private static final int NANOSECONDS = 9;

    private final OutputStream out;
    private final int interfaces;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(4096);

    PcapngWriter(OutputStream out, List<CaptureInterface> interfaces, String comment) throws IOException {
        this.out = new BufferedOutputStream(out, 256 * 1024);
        this.interfaces = interfaces.size();
        i32(PcapngParser.ORDER_MAGIC);
        u16(1);
        u16(0);
        i32(-1);
        i32(-1);
        text(1, comment);
        text(2, "Netrospect");
        text(3, System.getProperty("os.name", ""));
        text(4, "Netrospect");
        endOptions();
        block(PcapngParser.SECTION);
        for (CaptureInterface i : interfaces) {
            describe(i);
        }
    }

    private void describe(CaptureInterface i) throws IOException {
        u16(i.linkType());
        u16(0);
        i32((int) i.snapLength());
        text(2, i.name());
        text(3, i.description());
        option(9, new byte[] {NANOSECONDS});
        if (!i.filter().isEmpty()) {
            option(11, ("\0" + i.filter()).getBytes(StandardCharsets.UTF_8));
        }
        text(12, i.system());
        endOptions();
        block(PcapngParser.INTERFACE);
    }

    @Override
    public void write(RawPacket packet, int interfaceIndex, String comment) throws IOException {
        if (interfaceIndex < 0 || interfaceIndex >= interfaces) {
            throw new IllegalArgumentException("interface " + interfaceIndex + " of " + interfaces);
        }
        i32(interfaceIndex);
        i32((int) (packet.time() >> 32));
        i32((int) packet.time());
        i32(packet.bytes().length);
        i32((int) packet.wireLength());
        body.write(packet.bytes());
        pad();
        if (!comment.isEmpty()) {
            text(1, comment);
            endOptions();
        }
        block(PcapngParser.ENHANCED_PACKET);
    }

    private void text(int code, String text) throws IOException {
        if (!text.isEmpty()) {
            option(code, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void option(int code, byte[] value) throws IOException {
        byte[] fitting = value.length <= LONGEST_OPTION ? value : Arrays.copyOf(value, LONGEST_OPTION);
        u16(code);
        u16(fitting.length);
        body.write(fitting);
        pad();
    }

    private void endOptions() {
        i32(0);
    }

    private void pad() {
        while (body.size() % 4 != 0) {
            body.write(0);
        }
    }

    private void u16(int value) {
        body.write(value);
        body.write(value >>> 8);
    }

    private void i32(int value) {
        u16(value);
        u16(value >>> 16);
    }

    private void block(int type) throws IOException {
        byte[] content = body.toByteArray();
        body.reset();
        i32(type);
        i32(content.length + 12);
        body.writeTo(out);
        out.write(content);
        body.reset();
        i32(content.length + 12);
        body.writeTo(out);
        body.reset();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
