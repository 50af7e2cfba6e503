package org.netrospect.protocols.dns;

import java.util.HexFormat;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/** Names in DNS messages (RFC 1035, 3.1 and 4.1.4), written as in master files (5.1): odd bytes as {@code \ddd}. */
final class DnsName {
    private static final int LONGEST = 255;
    private static final int POINTER = 0xc0;
    /** As many as the longest name has labels: chains of pointers to pointers only cost time. */
    private static final int MOST_POINTERS = 127;

    private DnsName() {
    }

    /**
     * The name at a place, without a last dot; {@code .} for the root.
     *
     * @param at where it is; afterwards, where what follows is
     */
    static String read(ByteWindow m, int[] at) {
        StringBuilder name = new StringBuilder();
        int place = at[0];
        int behind = -1;
        int bytes = 0;
        int lowest = place;
        int pointers = 0;
        while (true) {
            int length = m.u8(place);
            if ((length & POINTER) == POINTER) {
                int to = m.u16(place) & 0x3fff;
                behind = behind < 0 ? place + 2 : behind;
                // each pointer leads further to the front: no loop is possible
                if (to >= lowest) {
                    throw new MalformedInput("a compressed name points forward");
                }
                if (++pointers > MOST_POINTERS) {
                    throw new MalformedInput("a name has more than " + MOST_POINTERS + " pointers");
                }
                lowest = to;
                place = to;
            } else if (length > 63) {
                throw new MalformedInput("a label of a name has an unknown kind");
            } else if (length == 0) {
                at[0] = behind < 0 ? place + 1 : behind;
                return name.isEmpty() ? "." : name.toString();
            } else {
                bytes += length + 1;
                if (bytes > LONGEST) {
                    throw new MalformedInput("a name is longer than 255 bytes");
                }
                if (!name.isEmpty()) {
                    name.append('.');
                }
                label(m, place + 1, length, name);
                place += length + 1;
            }
        }
    }

    private static void label(ByteWindow m, int from, int length, StringBuilder name) {
        for (int i = 0; i < length; i++) {
            int c = m.u8(from + i);
            if (c == '.' || c == '\\') {
                name.append('\\').append((char) c);
            } else if (c > 0x20 && c < 0x7f || c == ' ') {
                name.append((char) c);
            } else {
                name.append('\\').append((char) ('0' + c / 100)).append((char) ('0' + c / 10 % 10))
                        .append((char) ('0' + c % 10));
            }
        }
    }

    /** A NetBIOS name out of its half-byte letters (RFC 1001, 14.1), with its kind: {@code SERVER<20>}. */
    static String netbios(String name) {
        String first = name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
        if (first.length() != 32) {
            return name;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 32; i += 2) {
            int high = first.charAt(i) - 'A';
            int low = first.charAt(i + 1) - 'A';
            if (high < 0 || high > 15 || low < 0 || low > 15) {
                return name;
            }
            int c = high << 4 | low;
            if (i == 30) {
                String plain = text.toString().stripTrailing();
                return plain + "<" + HexFormat.of().toHexDigits((byte) c) + ">";
            }
            text.append(c >= 0x20 && c < 0x7f ? (char) c : c == 0 ? ' ' : '?');
        }
        return name;
    }
}
