package org.netrospect.replay.match;

import java.util.BitSet;
import java.util.List;
import org.netrospect.replay.pcre.Shape;

/**
 * Looks for the beginnings of many regular expressions at once: a bit table says where any can have its first two
 * bytes, and there the places behind are compared for all at once. Rules that have nothing but an expression would
 * otherwise be run over every byte, each for itself. Immutable.
 */
final class Shapes {
    private final int[] rules;
    private final long[] pairs = new long[1024];
    /** For every 64 shapes, place and byte: those that can have it there. */
    private final long[][][] can;
    /** For every 64 shapes and place: those whose last place it is. */
    private final long[][] last;

    /** @param rules the rule of each shape */
    Shapes(List<Shape> shapes, int[] rules) {
        this.rules = rules.clone();
        int words = (shapes.size() + 63) / 64;
        int longest = shapes.stream().mapToInt(s -> s.places().size()).max().orElse(0);
        can = new long[words][longest][256];
        last = new long[words][longest];
        for (int i = 0; i < shapes.size(); i++) {
            List<BitSet> places = shapes.get(i).places();
            long bit = 1L << i;
            for (int place = 0; place < places.size(); place++) {
                long[] its = can[i >>> 6][place];
                places.get(place).stream().forEach(b -> its[b] |= bit);
            }
            last[i >>> 6][places.size() - 1] |= bit;
            places.get(0).stream().forEach(b -> places.get(1).stream().forEach(c -> {
                int pair = b << 8 | c;
                pairs[pair >>> 6] |= 1L << pair;
            }));
        }
    }

    /** Adds the rules of all shapes that are in some bytes. */
    void scan(byte[] bytes, int start, int end, Candidates into) {
        int pair = start < end ? bytes[start] & 0xff : 0;
        for (int i = start + 1; i < end; i++) {
            pair = (pair << 8 | bytes[i] & 0xff) & 0xffff;
            if ((pairs[pair >>> 6] & 1L << pair) != 0) {
                for (int word = 0; word < can.length; word++) {
                    compare(word, bytes, i - 1, end, into);
                }
            }
        }
    }

    private void compare(int word, byte[] bytes, int at, int end, Candidates into) {
        long left = -1L;
        long[][] its = can[word];
        int most = Math.min(its.length, end - at);
        for (int place = 0; place < most && left != 0; place++) {
            left &= its[place][bytes[at + place] & 0xff];
            long whole = left & last[word][place];
            left &= ~whole;
            while (whole != 0) {
                into.add(rules[word * 64 + Long.numberOfTrailingZeros(whole)]);
                whole &= whole - 1;
            }
        }
    }
}
