package org.netrospect.workbench.inspector;

import java.util.HexFormat;
import java.util.OptionalInt;

/**
 * Where, in a line of a hex dump, each byte stands, counted in characters: {@code 0010  47 45 54 20 2f 20 48 54  54 50 …
 * GET / HT TP…}. Eight bytes are a group.
 */
final class HexRow {
    /** Bytes in a line. */
    static final int BYTES = 16;
    /** First character of the hexadecimal part. */
    static final int HEX = 6;
    /** First character of the text part. */
    static final int TEXT = HEX + BYTES * 3 + 2;
    /** Characters in a line. */
    static final int WIDTH = TEXT + BYTES;

    private static final HexFormat DIGITS = HexFormat.of();

    private HexRow() {
    }

    /** The column of the two digits of byte {@code i} of the line. */
    static int hexColumn(int i) {
        return HEX + i * 3 + (i >= BYTES / 2 ? 1 : 0);
    }

    /** The column of the character of byte {@code i} of the line. */
    static int textColumn(int i) {
        return TEXT + i;
    }

    /** Which byte of the line stands at a column, nearest in the hexadecimal part; none left of it. */
    static OptionalInt byteAt(int column) {
        if (column < HEX - 1) {
            return OptionalInt.empty();
        }
        if (column >= TEXT) {
            return OptionalInt.of(Math.min(BYTES - 1, column - TEXT));
        }
        for (int i = BYTES - 1; i > 0; i--) {
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
     * @param from index of its first byte; fewer than sixteen are left blank
     */
    static String text(long offset, byte[] bytes, int from) {
        StringBuilder out = new StringBuilder(WIDTH);
        out.append(DIGITS.toHexDigits(offset, offset > 0xffff ? 6 : 4)).append(offset > 0xffff ? "" : "  ");
        for (int i = 0; i < BYTES && from + i < bytes.length; i++) {
            pad(out, hexColumn(i));
            out.append(DIGITS.toHexDigits(bytes[from + i]));
        }
        pad(out, TEXT);
        for (int i = 0; i < BYTES && from + i < bytes.length; i++) {
            out.append(BytesText.printable(bytes[from + i]));
        }
        return out.toString();
    }

    private static void pad(StringBuilder out, int width) {
        while (out.length() < width) {
            out.append(' ');
        }
    }
}
