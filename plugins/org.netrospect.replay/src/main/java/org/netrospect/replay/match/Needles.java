package org.netrospect.replay.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks for many patterns at once, without regard to case. Each pattern is sought by the four bytes of it that are the
 * rarest; a bit table says at every byte whether any pattern can have its four bytes there, and only then they are
 * compared. Compared with a full automaton over the same patterns it is made in milliseconds, fits the second-level
 * cache, and reads a byte in about a nanosecond. Patterns shorter than four bytes are left to {@link ShortNeedles}.
 * Immutable.
 */
final class Needles {
    static final int GRAM = 4;
    private static final int[] NONE = {};

    /** Patterns one behind the other, and where each begins; one more for the end of the last. */
    private final byte[] heap;
    private final int[] starts;
    private final int[] places;
    private final int shift;
    private final long[] bits;
    /** Open addressing: grams, and where their list of patterns begins in {@link #lists}, -1 for a free place. */
    private final int[] keys;
    private final int[] begins;
    private final int[] lists;
    private final ShortNeedles shorter;
    private final int tail;
    /** Bytes before and behind a gram of four same bytes that its patterns can have. */
    private final int around;

    /** @param folded patterns, none empty, with small letters only */
    Needles(List<byte[]> folded) {
        starts = new int[folded.size() + 1];
        for (int i = 0; i < folded.size(); i++) {
            starts[i + 1] = starts[i] + folded.get(i).length;
        }
        heap = new byte[starts[folded.size()]];
        places = new int[folded.size()];
        Map<Integer, List<Integer>> byGram = new HashMap<>();
        for (int i = 0; i < places.length; i++) {
            byte[] p = folded.get(i);
            System.arraycopy(p, 0, heap, starts[i], p.length);
            if (p.length >= GRAM) {
                places[i] = Rarity.best(p, byGram);
                byGram.computeIfAbsent(gram(p, places[i]), g -> new ArrayList<>(1)).add(i);
            }
        }
        int log = Math.max(10, 32 - Integer.numberOfLeadingZeros(byGram.size()) + 6);
        shift = 32 - Math.min(log, 22);
        bits = new long[1 << 32 - shift - 6];
        int capacity = Integer.highestOneBit(Math.max(2, byGram.size() * 2)) * 2;
        keys = new int[capacity];
        begins = new int[capacity];
        Arrays.fill(begins, -1);
        lists = new int[byGram.values().stream().mapToInt(l -> l.size() + 1).sum()];
        int at = 0;
        for (Map.Entry<Integer, List<Integer>> entry : byGram.entrySet()) {
            at = addGram(entry.getKey(), entry.getValue(), at);
        }
        shorter = shorter();
        tail = longestTail();
        around = farthest();
    }

    Needles(Unpacking in) {
        heap = in.bytes();
        starts = in.numbers();
        places = in.numbers();
        shift = in.number();
        bits = in.longs();
        keys = in.numbers();
        begins = in.numbers();
        lists = in.numbers();
        shorter = shorter();
        tail = longestTail();
        around = farthest();
    }

    void pack(Packing out) {
        out.bytes(heap);
        out.numbers(starts);
        out.numbers(places);
        out.number(shift);
        out.longs(bits);
        out.numbers(keys);
        out.numbers(begins);
        out.numbers(lists);
    }

    private int addGram(int gram, List<Integer> its, int from) {
        int at = from;
        int hash = hash(gram);
        bits[hash >>> 6] |= 1L << hash;
        int slot = gram * 0x85EBCA6B >>> 7 & keys.length - 1;
        while (begins[slot] >= 0) {
            slot = slot + 1 & keys.length - 1;
        }
        keys[slot] = gram;
        begins[slot] = at;
        lists[at++] = its.size();
        for (int pattern : its) {
            lists[at++] = pattern;
        }
        return at;
    }

    private int length(int number) {
        return starts[number + 1] - starts[number];
    }

    private int longestTail() {
        int longest = shorter.isEmpty() ? 0 : GRAM;
        for (int i = 0; i < places.length; i++) {
            longest = Math.max(longest, length(i) - places[i]);
        }
        return longest;
    }

    private int farthest() {
        int farthest = GRAM;
        for (int i = 0; i < places.length; i++) {
            if (length(i) >= GRAM && isSame(gram(heap, starts[i] + places[i]))) {
                farthest = Math.max(farthest, Math.max(places[i], length(i) - places[i]));
            }
        }
        return farthest;
    }

    private static boolean isSame(int gram) {
        return gram == Integer.rotateLeft(gram, 8);
    }

    private ShortNeedles shorter() {
        Map<Integer, byte[]> patterns = new TreeMap<>();
        for (int i = 0; i < places.length; i++) {
            if (length(i) < GRAM) {
                patterns.put(i, Arrays.copyOfRange(heap, starts[i], starts[i + 1]));
            }
        }
        return new ShortNeedles(patterns);
    }

    private int hash(int gram) {
        return gram * 0x9E3779B1 >>> shift;
    }

    static int gram(byte[] p, int at) {
        return (p[at] & 0xff) << 24 | (p[at + 1] & 0xff) << 16 | (p[at + 2] & 0xff) << 8 | p[at + 3] & 0xff;
    }

    /** Number of patterns. */
    int size() {
        return places.length;
    }

    /** Bytes before the end of what was read in which a pattern may begin to be found that is not whole there. */
    int tail() {
        return tail;
    }

    /**
     * Tells of every pattern.
     *
     * @param start where patterns may begin at the earliest
     * @param from where reading begins; patterns that are found by bytes before that are not told of
     */
    void scan(byte[] bytes, int start, int from, int end, PatternGroup group, Candidates into) {
        boolean shorts = !shorter.isEmpty();
        int[] last = shorts ? into.places(shorter.places()) : NONE;
        int gram = 0;
        int whole = from + GRAM - 1;
        int runBegin = from;
        int runEnd = from;
        for (int i = from; i < end; i++) {
            gram = gram << 8 | Fold.TABLE[bytes[i] & 0xff] & 0xff;
            if (shorts) {
                last[gram & 0xff] = i;
                if (shorter.isSought(gram & 0xffff) && i > from) {
                    shorter.note(gram & 0xffff, bytes, start, i - 1, end, last);
                }
            }
            int hash = hash(gram);
            if ((bits[hash >>> 6] & 1L << hash) == 0 || i < whole) {
                continue;
            }
            probe(gram, bytes, start, i - (GRAM - 1), end, group, into);
            if (isSame(gram)) {
                // Fillings, such as zeros: in their midst nothing is found that was not found at their beginning.
                // Without this three quarters of all comparisons over a mix were made there.
                if (i >= runEnd) {
                    runBegin = i;
                    runEnd = runEnd(bytes, i, end);
                } else if (i - runBegin >= around + GRAM) {
                    i = Math.max(i, runEnd - around - GRAM);
                }
            }
        }
        if (shorts) {
            shorter.tell(last, group, into);
        }
    }

    /** Where bytes end that are the same as one. */
    private static int runEnd(byte[] bytes, int at, int end) {
        int i = at + 1;
        while (i < end && bytes[i] == bytes[at]) {
            i++;
        }
        return i;
    }

    private void probe(int gram, byte[] bytes, int start, int at, int end, PatternGroup group, Candidates into) {
        int mask = keys.length - 1;
        int slot = gram * 0x85EBCA6B >>> 7 & mask;
        while (begins[slot] >= 0) {
            if (keys[slot] == gram) {
                int begin = begins[slot];
                for (int k = 1; k <= lists[begin]; k++) {
                    compare(lists[begin + k], bytes, start, at, end, group, into);
                }
                return;
            }
            slot = slot + 1 & mask;
        }
    }

    private void compare(int number, byte[] bytes, int start, int at, int end, PatternGroup group, Candidates into) {
        if (group.has(number, at, into)) {
            return;
        }
        int begin = at - places[number];
        int from = starts[number];
        int length = starts[number + 1] - from;
        if (begin >= start && begin + length <= end && Fold.matchesFolded(bytes, begin, heap, from, length)) {
            group.found(number, begin, into);
        }
    }
}
