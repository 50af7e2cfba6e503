package org.netrospect.protocols.text;

import java.util.HexFormat;
import org.netrospect.core.bytes.ByteWindow;

/** Bytes of a field whose form is not certain, as an analyst reads them: as text if they are that, else in hex. */
public final class Printable {
    /** Bytes shown of a field. */
    private static final int MOST = 1024;

    private Printable() {
    }

    /** A whole window. */
    public static String of(ByteWindow bytes) {
        return of(bytes, 0, bytes.length());
    }

    /** NULs at the end are left out of a text. */
    public static String of(ByteWindow bytes, int from, int count) {
        int shown = Math.min(count, MOST);
        while (shown > 0 && bytes.u8(from + shown - 1) == 0) {
            shown--;
        }
        if (shown == 0) {
            return count == 0 ? "" : hex(bytes, from, Math.min(count, MOST));
        }
        String text = LineReader.text(bytes.array(), bytes.check(from, shown), shown);
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i)) && !Character.isWhitespace(text.charAt(i))) {
                return hex(bytes, from, Math.min(count, MOST));
            }
        }
        return text;
    }

    /** Two digits a byte. */
    public static String hex(ByteWindow bytes, int from, int count) {
        int at = bytes.check(from, count);
        return HexFormat.of().formatHex(bytes.array(), at, at + count);
    }

    /** A hardware address or the like: two digits a byte, colons between. */
    public static String colons(ByteWindow bytes, int from, int count) {
        int at = bytes.check(from, count);
        return HexFormat.ofDelimiter(":").formatHex(bytes.array(), at, at + count);
    }
}
