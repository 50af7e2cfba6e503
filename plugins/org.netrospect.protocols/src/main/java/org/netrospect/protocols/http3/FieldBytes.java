package org.netrospect.protocols.http3;

import java.nio.charset.StandardCharsets;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.http2.Huffman;

/** Reads the numbers and texts of QPACK (RFC 9204, section 4.1), one behind the other. */
final class FieldBytes {
    private final ByteWindow bytes;
    private int at;

    FieldBytes(ByteWindow bytes) {
        this.bytes = bytes;
    }

    boolean more() {
        return at < bytes.length();
    }

    int at() {
        return at;
    }

    /** The byte that comes next, which stays. */
    int peek() {
        return bytes.u8(at);
    }

    /** A number whose first byte gives its last bits to it. */
    int number(int bits) {
        int mask = (1 << bits) - 1;
        int value = bytes.u8(at++) & mask;
        if (value < mask) {
            return value;
        }
        for (int shift = 0; shift <= 21; shift += 7) {
            int octet = bytes.u8(at++);
            value += (octet & 0x7f) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new MalformedInput("A number in a field of HTTP/3 is too large.");
    }

    /** A text whose length has so many bits of its first byte, with the mark of Huffman codes before them. */
    Text text(int bits) {
        boolean huffman = (bytes.u8(at) & 1 << bits) != 0;
        int length = number(bits);
        ByteWindow content = bytes.slice(at, length);
        at += length;
        return new Text(content, huffman);
    }

    /** A text that is not decoded before it is asked for. */
    record Text(ByteWindow bytes, boolean huffman) {
        String value() {
            return huffman ? new String(Huffman.decode(bytes), StandardCharsets.ISO_8859_1)
                    : bytes.latin1(0, bytes.length());
        }
    }
}
