package org.netrospect.replay.pcre;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first two bytes that a match of an expression can begin with, found by trying them. Searching for these before
 * the expression itself is tried is several times faster than the expression's own search, which was measured to cost
 * most of a replay where rules have no content. Immutable.
 */
final class Beginnings {
    /** First bytes beyond which the search is left to the expression. */
    private static final int MOST = 48;
    private static final Beginnings ALL = new Beginnings(new boolean[0], new long[0]);

    private final boolean[] first;
    private final long[] pairs;

    private Beginnings(boolean[] first, long[] pairs) {
        this.first = first;
        this.pairs = pairs;
    }

    /** @param text of the pattern, which may look at what stands before it */
    static Beginnings of(Pattern pattern, String text) {
        // what is anchored is tried once by the expression's own search
        boolean anchored = text.startsWith("^") && (pattern.flags() & Pattern.MULTILINE) == 0;
        if (anchored || looksBack(text) || can(pattern, "")) {
            return ALL;
        }
        boolean[] first = new boolean[256];
        int count = 0;
        for (int b = 0; b < 256; b++) {
            first[b] = can(pattern, String.valueOf((char) b));
            count += first[b] ? 1 : 0;
        }
        if (count > MOST) {
            return ALL;
        }
        long[] pairs = new long[1024];
        for (int b = 0; b < 256; b++) {
            for (int c = 0; first[b] && c < 256; c++) {
                if (can(pattern, String.valueOf(new char[] {(char) b, (char) c}))) {
                    int pair = b << 8 | c;
                    pairs[pair >>> 6] |= 1L << pair;
                }
            }
        }
        return new Beginnings(first, pairs);
    }

    static boolean looksBack(String text) {
        return text.contains("(?<") || text.contains("\\b") || text.contains("\\B") || text.contains("\\G");
    }

    /** Whether a match may begin with these, with more behind them; for nothing, whether nothing is a match. */
    private static boolean can(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.lookingAt() || !text.isEmpty() && matcher.hitEnd();
    }

    /** Whether they tell nothing. */
    boolean isAll() {
        return first.length == 0;
    }

    /** The first place from {@code from} where a match may begin, or {@code end}. Indexes of the array. */
    int next(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            int b = bytes[i] & 0xff;
            if (first[b]) {
                int pair = i + 1 < end ? b << 8 | bytes[i + 1] & 0xff : 0;
                if (i + 1 == end || (pairs[pair >>> 6] & 1L << pair) != 0) {
                    return i;
                }
            }
        }
        return end;
    }
}
