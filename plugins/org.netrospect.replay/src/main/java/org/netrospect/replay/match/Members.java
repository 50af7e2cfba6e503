package org.netrospect.replay.match;

/** Rules that something is about. @param number counted over all such sets @param bits by rule, not to be changed */
record Members(int number, long[] bits) {
    boolean has(int rule) {
        return (bits[rule >>> 6] & 1L << rule) != 0;
    }

    void pack(Packing out) {
        out.number(number);
        out.longs(bits);
    }

    /** Numbers sets while rules are made ready. */
    static final class Numbering {
        private final int words;
        private int next;

        /** @param rules how many there are */
        Numbering(int rules) {
            words = (rules + 63) / 64;
        }

        Members of(Iterable<Integer> rules) {
            long[] bits = new long[words];
            for (int rule : rules) {
                bits[rule >>> 6] |= 1L << rule;
            }
            return new Members(next++, bits);
        }

        int count() {
            return next;
        }
    }
}
