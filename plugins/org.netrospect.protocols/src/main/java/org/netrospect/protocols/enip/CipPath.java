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
        return new Segments(b).path();
    }

    private static final class Segments {
        private final ByteWindow b;
        private final StringJoiner text = new StringJoiner(", ");
        private final StringBuilder symbol = new StringBuilder();
        private int object = -1;
        private int instance = -1;
        private int attribute = -1;

        Segments(ByteWindow b) {
            this.b = b;
        }

        CipPath path() {
            int at = 0;
            while (at + 1 < b.length()) {
                at = segment(b.u8(at), at);
            }
            if (!symbol.isEmpty()) {
                text.add(symbol);
            }
            return new CipPath(object, instance, attribute, text.toString());
        }

        /** @return where the next one begins; the end if this one is not known */
        private int segment(int segment, int at) {
            if (segment == SYMBOL) {
                int length = b.u8(at + 1);
                symbol.append(symbol.isEmpty() ? "" : ".").append(Printable.of(b, at + 2, length));
                return at + 2 + length + (length & 1);
            }
            if (segment == KEY) {
                return at + 10;
            }
            if (segment < 0x20) {
                // a port and the address behind it
                boolean wide = (segment & 15) == 15;
                boolean counted = (segment & 16) != 0;
                int length = counted ? b.u8(at + 1) : 1;
                int next = at + 1 + (counted ? 1 : 0) + (wide ? 2 : 0) + length;
                return next + (next & 1);
            }
            if (segment < 0x40) {
                int size = 1 << (segment & 3);
                int value = size == 1 ? b.u8(at + 1) : size == 2 ? b.u16le(at + 2) : b.i32le(at + 2);
                return logical(segment & 0x1c, value) ? at + (size == 1 ? 2 : 2 + size) : b.length();
            }
            return b.length();
        }

        /** @return whether it is known */
        private boolean logical(int type, int value) {
            switch (type) {
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
                default -> {
                    return false;
                }
            }
            return true;
        }
    }
}
