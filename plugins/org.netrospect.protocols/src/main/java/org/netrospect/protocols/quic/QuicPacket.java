package org.netrospect.protocols.quic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;

/**
 * A packet with a long header (RFC 9000, section 17.2; RFC 9369, section 3.2).
 *
 * @param type 0 Initial, 1 0-RTT, 2 Handshake, 3 Retry, as in version 1
 * @param numberAt where the packet number stands; for Retry the end
 * @param whole the packet; others may follow in the datagram
 */
record QuicPacket(int version, int type, byte[] destination, byte[] source, int numberAt, ByteWindow whole) {
    static final int VERSION_1 = 1;
    static final int VERSION_2 = 0x6b3343cf;
    static final int INITIAL = 0;
    static final int EARLY = 1;
    static final int HANDSHAKE = 2;
    static final int RETRY = 3;
    /** Of packets with a short header, which have no type. */
    static final int SHORT = 4;
    static final int LONGEST_ID = 20;
    private static final int MOST_VERSIONS = 16;

    /** Whether a version is one whose packets are known. */
    static boolean known(int version) {
        return version == VERSION_1 || version == VERSION_2 || version >>> 8 == 0xff0000 && (version & 0xff) >= 23
                && (version & 0xff) <= 34;
    }

    /** {@code 1}, {@code 2}, {@code draft-29}. */
    static String name(int version) {
        return version == VERSION_1 ? "1" : version == VERSION_2 ? "2"
                : version >>> 8 == 0xff0000 ? "draft-" + (version & 0xff) : "0x%08x".formatted(version);
    }

    /** The versions that a server offers instead of the client's (RFC 9000, section 17.2.1); none in other packets. */
    static List<String> negotiation(ByteWindow datagram) {
        List<String> versions = new ArrayList<>();
        if (datagram.length() >= 7 && datagram.u8(0) >= 0x80 && datagram.i32(1) == 0) {
            int at = 6 + datagram.u8(5);
            for (at += 1 + datagram.u8(at); at + 4 <= datagram.length() && versions.size() < MOST_VERSIONS; at += 4) {
                versions.add(name(datagram.i32(at)));
            }
        }
        return versions;
    }

    /** The packet at an offset; none if there is no long header of a known version. */
    static Optional<QuicPacket> at(ByteWindow datagram, int offset) {
        ByteWindow bytes = datagram.slice(offset, datagram.length() - offset);
        if (bytes.length() < 7 || bytes.u8(0) < 0x80 || !known(bytes.i32(1))) {
            return Optional.empty();
        }
        int version = bytes.i32(1);
        byte[] destination = bytes.bytes(6, bytes.u8(5));
        int at = 6 + destination.length;
        byte[] source = bytes.bytes(at + 1, bytes.u8(at));
        at += 1 + source.length;
        int type = (bytes.u8(0) >> 4 & 3) + (version == VERSION_2 ? 3 : 0) & 3;
        if (type == RETRY) {
            return Optional.of(new QuicPacket(version, type, destination, source, bytes.length(), bytes));
        }
        if (type == INITIAL) {
            Varint length = Varint.at(bytes, at);
            bytes.check(length.end(), length.length());
            at = length.end() + length.length();
        }
        Varint length = Varint.at(bytes, at);
        bytes.check(length.end(), length.length());
        return Optional.of(new QuicPacket(version, type, destination, source, length.end(),
                bytes.slice(0, length.end() + length.length())));
    }
}
