package org.netrospect.carving.extent;

import java.nio.charset.StandardCharsets;

/** Searches that several formats need. */
public final class Searches {
    private Searches() {
    }

    /** The end of a text of at most 8 characters; letters in the text match both cases if {@code anyCase}. */
    public static Search text(String text, boolean anyCase) {
        return new Pattern(text, anyCase);
    }

    /** The end of a line. */
    public static Search line() {
        return (bytes, from, to) -> {
            for (int i = from; i < to; i++) {
                if (bytes[i] == '\n') {
                    return i + 1;
                }
            }
            return -1;
        };
    }

    /** The end of text: the first byte that no text has. That byte is not part of it. */
    public static Search endOfText() {
        return (bytes, from, to) -> {
            for (int i = from; i < to; i++) {
                if (!isText(bytes[i])) {
                    return i;
                }
            }
            return -1;
        };
    }

    /** Whether text in ASCII, UTF-8 or a national 8-bit character set may have a byte. */
    public static boolean isText(byte b) {
        return b < 0 || b >= 0x20 && b != 0x7f || b >= 9 && b <= 13 || b == 0x1b;
    }

    /** Whichever of two ends first. */
    public static Search either(Search one, Search other) {
        return new Search() {
            @Override
            public int find(byte[] bytes, int from, int to) {
                int first = one.find(bytes, from, to);
                int second = other.find(bytes, from, first < 0 ? to : first);
                return second >= 0 ? second : first;
            }

            @Override
            public boolean survivesGap() {
                return one.survivesGap() && other.survivesGap();
            }
        };
    }

    private static final class Pattern implements Search {
        private final long pattern;
        private final long mask;
        private final long fold;
        private long last;

        Pattern(String text, boolean anyCase) {
            if (text.isEmpty() || text.length() > Long.BYTES) {
                throw new IllegalArgumentException(text);
            }
            long bytes = 0;
            long letters = 0;
            for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
                boolean letter = anyCase && (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
                bytes = bytes << 8 | b & 0xff | (letter ? 0x20 : 0);
                letters = letters << 8 | (letter ? 0x20 : 0);
            }
            pattern = bytes;
            fold = letters;
            mask = text.length() == Long.BYTES ? -1 : (1L << 8 * text.length()) - 1;
        }

        @Override
        public int find(byte[] bytes, int from, int to) {
            long window = last;
            for (int i = from; i < to; i++) {
                window = window << 8 | bytes[i] & 0xff;
                if (((window | fold) & mask) == pattern) {
                    last = 0;
                    return i + 1;
                }
            }
            last = window;
            return -1;
        }
    }
}
