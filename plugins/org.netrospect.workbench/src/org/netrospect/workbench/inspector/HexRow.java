package org.netrospect.workbench.inspector;

import java.util.HexFormat;
import java.util.OptionalInt;

/**
 * Where in a line of a hex dump each byte stands, counted in characters:
 * {@code 0010  47 45 54 20 2f 20 48 54  54 50 … GET / HT TP…}. Eight bytes are a group.
 *
 * @param bytes in a line: 8 or 16
 */
record HexRow(int bytes) {
    /** The usual line. */
    static final HexRow WIDE = new HexRow(16);
    /** Where there is little room. */
    static final HexRow NARROW = new HexRow(8);
    /** First character of the hexadecimal part. */
    static final int HEX = 6;
    private static final int GROUP = 8;
    private static final HexFormat DIGITS = HexFormat.of();

    /** First character of the text part. */
    int text() {
        return HEX + bytes * 3 + bytes / GROUP;
    }

    /** Characters in a line. */
    int width() {
        return text() + bytes;
    }

    /** The column of the two digits of byte {@code i} of the line. */
    int hexColumn(int i) {
        return HEX + i * 3 + i / GROUP;
    }

    /** The column of the character of byte {@code i} of the line. */
    int textColumn(int i) {
        return text() + i;
    }

    /** Which byte of the line stands at a column, nearest in the hexadecimal part; none left of it. */
    OptionalInt byteAt(int column) {
        if (column < HEX - 1) {
            return OptionalInt.empty();
        }
        if (column >= text()) {
            return OptionalInt.of(Math.min(bytes - 1, column - text()));
        }
        for (int i = bytes - 1; i > 0; i--) {
            if (column >= hexColumn(i)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.of(0);
    }

    /**
     * A line.
     *
     * @param offset said at its begin
     * @param from index of its first byte; fewer than a line's are left blank
     */
    String line(long offset, byte[] of, int from) {
        StringBuilder out = new StringBuilder(width());
        out.append(DIGITS.toHexDigits(offset, offset > 0xffff ? 6 : 4)).append(offset > 0xffff ? "" : "  ");
        for (int i = 0; i < bytes && from + i < of.length; i++) {
            pad(out, hexColumn(i));
            out.append(DIGITS.toHexDigits(of[from + i]));
        }
        pad(out, text());
        for (int i = 0; i < bytes && from + i < of.length; i++) {
            out.append(BytesText.printable(of[from + i]));
        }
        return out.toString();
    }

    private static void pad(StringBuilder out, int width) {
        while (out.length() < width) {
            out.append(' ');
        }
    }
}
