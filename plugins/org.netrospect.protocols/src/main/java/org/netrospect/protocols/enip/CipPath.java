package org.netrospect.protocols.enip;

import java.util.StringJoiner;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.protocols.text.Printable;

/**
 * To what a request goes (CIP Networks Library, volume 1, appendix C).
 *
 * @param object number of the class, -1 for none
 * @param text as an analyst would say it: {@code Identity, instance 1, attribute 7}, or the name of a tag
 */
record CipPath(int object, int instance, int attribute, String text) {
    private static final int SYMBOL = 0x91;
    private static final int KEY = 0x34;

    /** Reads segments until their end or one that is not known. */
    static CipPath of(ByteWindow b) {
        int object = -1;
        int instance = -1;
        int attribute = -1;
        StringJoiner text = new StringJoiner(", ");
        StringBuilder symbol = new StringBuilder();
        int at = 0;
        while (at + 1 < b.length()) {
            int segment = b.u8(at);
            if (segment == SYMBOL) {
                int length = b.u8(at + 1);
                symbol.append(symbol.isEmpty() ? "" : ".").append(Printable.of(b, at + 2, length));
                at += 2 + length + (length & 1);
            } else if (segment == KEY) {
                at += 10;
            } else if (segment < 0x20) {
                // a port and the address behind it
                boolean wide = (segment & 15) == 15;
                boolean counted = (segment & 16) != 0;
                int length = counted ? b.u8(at + 1) : 1;
                at += 1 + (counted ? 1 : 0) + (wide ? 2 : 0) + length;
                at += at & 1;
            } else if (segment >= 0x20 && segment < 0x40) {
                int size = 1 << (segment & 3);
                int value = size == 1 ? b.u8(at + 1) : size == 2 ? b.u16le(at + 2) : b.i32le(at + 2);
                at += size == 1 ? 2 : 2 + size;
                switch (segment & 0x1c) {
                    case 0x00 -> {
                        object = value;
                        text.add(CipNames.object(value));
                    }
                    case 0x04 -> {
                        instance = value;
                        text.add("instance " + value);
                    }
                    case 0x08 -> {
                        if (symbol.isEmpty()) {
                            text.add("member " + value);
                        } else {
                            symbol.append('[').append(value).append(']');
                        }
                    }
                    case 0x0c -> text.add("connection point " + value);
                    case 0x10 -> {
                        attribute = value;
                        text.add("attribute " + value);
                    }
                    default -> at = b.length();
                }
            } else {
                break;
            }
        }
        if (!symbol.isEmpty()) {
            text.add(symbol);
        }
        return new CipPath(object, instance, attribute, text.toString());
    }
}
