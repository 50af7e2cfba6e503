package org.netrospect.replay.virus.signature;

import java.nio.charset.StandardCharsets;

/**
 * Borders before and behind a body signature; the beginning and the end of the file are one. The characters of a word's
 * border are those that ClamAV 1.4.6 was seen to take, for its documents do not list them.
 */
enum Borders {
    NONE,
    /** {@code (B)}: of a word. */
    WORD,
    /** {@code (L)}: of a line. */
    LINE,
    /** {@code (W)} and the modifier {@code f}: no letter and no digit. */
    LETTERS;

    private static final String BEFORE_WORD = "\t\n\u000b\f\r -./<@_";
    private static final String BEHIND_WORD = "\t\n\u000b\f\r \"'-/=>_";

    /** Of a letter between parentheses. */
    static Borders of(char letter) {
        return switch (letter) {
            case 'B' -> WORD;
            case 'L' -> LINE;
            default -> LETTERS;
        };
    }

    /** Whether it is before an offset. */
    boolean before(byte[] data, int at) {
        return this == NONE || at == 0 || is(data[at - 1], BEFORE_WORD);
    }

    /** Whether it is at an offset. */
    boolean behind(byte[] data, int length, int at) {
        return this == NONE || at >= length || is(data[at], BEHIND_WORD)
                || this == LINE && data[at] == '\r' && at + 1 < length && data[at + 1] == '\n';
    }

    private boolean is(byte b, String word) {
        return switch (this) {
            case NONE -> true;
            case WORD -> word.indexOf(new String(new byte[] {b}, StandardCharsets.ISO_8859_1)) >= 0;
            case LINE -> b == '\n';
            case LETTERS -> !(b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z');
        };
    }
}
