package org.netrospect.core.table;

/**
 * Eight characters of a text in a long whose unsigned order is theirs: a byte each, 0 after the end, 255 for one that
 * does not fit, after which nothing is told.
 */
public final class TextPrefix {
    static final int CHARS = 8;
    private static final int WIDE = 255;
    private static final int LARGEST = 253;

    private TextPrefix() {
    }

    /** @param first character of the text that is told */
    public static long of(CharSequence text, int first) {
        long key = 0;
        int end = Math.min(text.length(), first + CHARS);
        int shift = 56;
        for (int i = first; i < end; i++, shift -= 8) {
            int c = text.charAt(i);
            if (c > LARGEST) {
                return key | (long) WIDE << shift;
            }
            key |= (long) (c + 1) << shift;
        }
        return key;
    }

    /** True if the text ends within these characters. */
    static boolean ended(long key) {
        return (key & 0xff) == 0 && !wide(key);
    }

    /** True if not all characters are told. */
    static boolean wide(long key) {
        for (int shift = 0; shift < 64; shift += 8) {
            if ((key >>> shift & 0xff) == WIDE) {
                return true;
            }
        }
        return false;
    }
}
