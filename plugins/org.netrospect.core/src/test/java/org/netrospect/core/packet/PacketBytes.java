package org.netrospect.core.packet;

import java.util.HexFormat;

/** Bytes of packets for tests, built from the inside out. */
final class PacketBytes {
    private PacketBytes() {
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    static byte[] ethernet(int type, byte[] payload) {
        return join(hex("020000000002 020000000001"), u16(type), payload);
    }

    /** IPv4 from 10.0.0.1 to 10.0.0.2, with a right checksum. */
    static byte[] ipv4(int protocol, byte[] payload) {
        return ipv4(protocol, 7, 0, payload);
    }

    /** @param fragment flags and offset as in the header */
    static byte[] ipv4(int protocol, int id, int fragment, byte[] payload) {
        byte[] header = join(hex("4500"), u16(20 + payload.length), u16(id), u16(fragment),
                new byte[] {64, (byte) protocol, 0, 0}, hex("0a000001 0a000002"));
        int sum = ~Checksums.fold(Checksums.sum(header, 0, 20, 0)) & 0xffff;
        header[10] = (byte) (sum >> 8);
        header[11] = (byte) sum;
        return join(header, payload);
    }

    /** UDP without a checksum. */
    static byte[] udp(int source, int destination, byte[] payload) {
        return join(u16(source), u16(destination), u16(8 + payload.length), u16(0), payload);
    }

    static byte[] u16(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    /** A block with these packets, a millisecond apart. */
    static PacketBlock block(int linkType, byte[]... packets) {
        PacketBlock block = new PacketBlock(0);
        block.bytes = join(packets);
        block.capture(1);
        block.clear(1);
        int at = 0;
        for (int i = 0; i < packets.length; i++) {
            block.add(at, packets[i].length, packets[i].length, i * 1_000_000L, linkType, 0, 100L * i);
            at += packets[i].length;
        }
        return block;
    }
}
