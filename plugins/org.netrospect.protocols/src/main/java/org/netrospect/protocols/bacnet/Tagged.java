package org.netrospect.protocols.bacnet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.protocols.text.Printable;

/**
 * A value with its tag (ASHRAE 135, clause 20.2).
 *
 * @param number of the tag: its type if it is of the application's class, else its place in the service
 * @param context whether it is of the context's class
 * @param mark {@link #OPEN}, {@link #CLOSE} or {@link #VALUE}
 * @param content without tag; empty for marks
 * @param small what the length field has, which is the value of a boolean
 */
record Tagged(int number, boolean context, int mark, ByteWindow content, int small) {
    static final int VALUE = 0;
    static final int OPEN = 1;
    static final int CLOSE = 2;
    static final int OCTETS = 6;
    private static final int MOST = 1000;
    private static final int MOST_OCTETS = 64;

    /** All values up to the end, or to one that is not whole: a message may be one of several segments. */
    static List<Tagged> all(ByteWindow b) {
        List<Tagged> all = new ArrayList<>();
        int at = 0;
        while (at < b.length() && all.size() < MOST) {
            int first = b.u8(at++);
            int number = first >> 4;
            if (number == 15) {
                if (at >= b.length()) {
                    break;
                }
                number = b.u8(at++);
            }
            boolean context = (first & 8) != 0;
            int small = first & 7;
            if (context && small >= 6) {
                all.add(new Tagged(number, true, small == 6 ? OPEN : CLOSE, new ByteWindow(), 0));
                continue;
            }
            long length = small;
            if (small == 5) {
                int more = at < b.length() ? b.u8(at) : 0;
                int bytes = more == 254 ? 3 : more == 255 ? 5 : 1;
                if (at + bytes > b.length()) {
                    break;
                }
                length = more == 254 ? b.u16(at + 1) : more == 255 ? b.u32(at + 1) : more;
                at += bytes;
            } else if (!context && number == 1) {
                // a boolean has its value in its tag
                length = 0;
            }
            if (length > b.length() - at) {
                break;
            }
            all.add(new Tagged(number, context, VALUE, b.slice(at, (int) length), small));
            at += (int) length;
        }
        return all;
    }

    /** The first value at a place of the context. */
    static Optional<Tagged> at(List<Tagged> all, int place) {
        return all.stream().filter(each -> each.context && each.mark == VALUE && each.number == place).findFirst();
    }

    /** As a number without sign. */
    long unsigned() {
        long value = 0;
        for (int i = 0; i < Math.min(8, content.length()); i++) {
            value = value << 8 | content.u8(i);
        }
        return value;
    }

    private long signed() {
        int bits = 64 - 8 * Math.min(8, content.length());
        return content.length() == 0 ? 0 : unsigned() << bits >> bits;
    }

    /** As text, if it is a character string; "" otherwise. */
    String characters() {
        if (content.length() < 1) {
            return "";
        }
        return switch (content.u8(0)) {
            case 4 -> new String(content.bytes(1, content.length() - 1), StandardCharsets.UTF_16BE);
            case 5 -> content.latin1(1, content.length() - 1);
            default -> content.utf8(1, content.length() - 1);
        };
    }

    /** As an analyst would write it. */
    String text() {
        int length = content.length();
        if (context) {
            return Printable.hex(content, 0, Math.min(length, MOST_OCTETS));
        }
        return switch (number) {
            case 0 -> "null";
            case 1 -> small == 1 ? "true" : "false";
            case 2, 9 -> Long.toUnsignedString(unsigned());
            case 3 -> Long.toString(signed());
            case 4 -> length == 4 ? Float.toString(Float.intBitsToFloat(content.i32(0))) : "";
            case 5 -> length == 8 ? Double.toString(Double.longBitsToDouble(content.i64(0))) : "";
            case 7 -> characters();
            case 8 -> bits();
            case 10 -> length == 4 ? String.format(Locale.ROOT, "%04d-%02d-%02d", 1900 + content.u8(0), content.u8(1),
                    content.u8(2)) : "";
            case 11 -> length == 4 ? String.format(Locale.ROOT, "%02d:%02d:%02d.%02d", content.u8(0), content.u8(1),
                    content.u8(2), content.u8(3)) : "";
            case 12 -> BacnetNames.object(unsigned());
            default -> Printable.hex(content, 0, Math.min(length, MOST_OCTETS));
        };
    }

    private String bits() {
        StringBuilder text = new StringBuilder();
        int unused = content.length() == 0 ? 0 : content.u8(0);
        for (int i = 0; i < 8 * (content.length() - 1) - unused && i < 8 * MOST_OCTETS; i++) {
            text.append(content.u8(1 + i / 8) >> 7 - i % 8 & 1);
        }
        return text.toString();
    }
}
