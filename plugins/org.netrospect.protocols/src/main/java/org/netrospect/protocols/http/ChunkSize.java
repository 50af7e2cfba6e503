package org.netrospect.protocols.http;

/** Reads the line before a chunk: its size in hexadecimal digits, perhaps extensions (RFC 9112, section 7.1)
 * or what else receivers pass over there. */
final class ChunkSize {
    private static final int LONGEST_LINE = 1 << 12;
    private static final int MOST_DIGITS = 15;
    /** Characters behind the digits that are no extension; with more of them the line is text, not a size. */
    private static final int MOST_JUNK = 4;

    /** How far the line is. */
    enum Line { OPEN, OVER, BAD }

    private long size;
    private int digits;
    private boolean sizeOver;
    private int length;
    private int junk;
    private boolean extension;

    void reset() {
        size = 0;
        digits = 0;
        sizeOver = false;
        length = 0;
        junk = 0;
        extension = false;
    }

    /** Takes the next byte of the line. */
    Line add(int c) {
        length++;
        if (c == '\n' && digits > 0) {
            return Line.OVER;
        }
        int digit = sizeOver ? -1 : Character.digit(c, 16);
        if (digit >= 0) {
            size = size << 4 | digit;
            digits++;
        } else if (digits == 0 && !blank(c)) {
            return Line.BAD;
        } else {
            sizeOver = digits > 0;
            extension |= c == ';';
            if (sizeOver && !extension && !blank(c) && ++junk > MOST_JUNK) {
                return Line.BAD;
            }
        }
        return digits > MOST_DIGITS || length > LONGEST_LINE ? Line.BAD : Line.OPEN;
    }

    private static boolean blank(int c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** Bytes of the chunk. */
    long size() {
        return size;
    }
}
