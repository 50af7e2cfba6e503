package org.netrospect.protocols.http2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/** Decodes the header blocks of one direction (RFC 7541), which must come in order and without gaps. */
final class HpackDecoder {
    /** Characters kept of one header block: a byte of it can stand for thousands. */
    private static final int LARGEST_LIST = 256 << 10;
    private static final int MOST_FIELDS = 1000;

    private final HeaderTable table = new HeaderTable();
    private ByteWindow block = new ByteWindow();
    private int at;

    /** The fields of a block; what is beyond the limits is left out. */
    List<Field> decode(ByteWindow bytes) {
        block = bytes;
        at = 0;
        List<Field> fields = new ArrayList<>();
        int size = 0;
        while (at < block.length()) {
            int first = block.u8(at);
            if ((first & 0xe0) == 0x20) {
                table.resize(integer(5));
                continue;
            }
            Field field = field(first);
            size += field.size();
            if (size <= LARGEST_LIST && fields.size() < MOST_FIELDS) {
                fields.add(field);
            }
        }
        return fields;
    }

    private Field field(int first) {
        if (first >= 0x80) {
            return table.get(integer(7));
        }
        boolean kept = first >= 0x40;
        int index = integer(kept ? 6 : 4);
        String name = index == 0 ? text() : table.get(index).name();
        Field field = new Field(name, text());
        if (kept) {
            table.add(field);
        }
        return field;
    }

    /** RFC 7541, section 5.1. */
    private int integer(int prefix) {
        int mask = (1 << prefix) - 1;
        int value = block.u8(at++) & mask;
        if (value < mask) {
            return value;
        }
        for (int shift = 0; shift <= 21; shift += 7) {
            int octet = block.u8(at++);
            value += (octet & 0x7f) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new MalformedInput("A number in a header is too large.");
    }

    /** RFC 7541, section 5.2. */
    private String text() {
        boolean huffman = block.u8(at) >= 0x80;
        int length = integer(7);
        ByteWindow bytes = block.slice(at, length);
        at += length;
        return huffman ? new String(Huffman.decode(bytes), StandardCharsets.ISO_8859_1) : bytes.latin1(0, length);
    }
}
