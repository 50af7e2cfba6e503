package org.netrospect.replay.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks for patterns of one to three bytes, without regard to case: so common in traffic that only the last place of
 * each is noted while bytes are read, and all are told at the end. Those of three bytes are sought by the two of them
 * that are the rarer. Immutable.
 */
final class ShortNeedles {
    private static final int BYTES = 256;

    /** Patterns of one byte by their numbers in the group, and that byte. */
    private final int[] singles;
    private final int[] singleBytes;
    /** Those of two and three bytes. */
    private final int[] numbers;
    /** A bit for each two bytes by which a pattern is sought. */
    private final long[] pairs = new long[1024];
    private final int[] keys;
    /** For each key, patterns as indexes of {@link #numbers}. */
    private final int[][] sought;
    /** For each of {@link #numbers} the byte beside the two that are sought, -1 for none, and where those two stand. */
    private final int[] thirds;
    private final int[] offsets;

    /** @param patterns by their numbers in the group: folded, of one to three bytes */
    ShortNeedles(Map<Integer, byte[]> patterns) {
        List<Integer> one = new ArrayList<>();
        List<Integer> more = new ArrayList<>();
        patterns.forEach((number, pattern) -> (pattern.length == 1 ? one : more).add(number));
        singles = one.stream().mapToInt(Integer::intValue).toArray();
        singleBytes = one.stream().mapToInt(number -> patterns.get(number)[0] & 0xff).toArray();
        numbers = more.stream().mapToInt(Integer::intValue).toArray();
        thirds = new int[numbers.length];
        offsets = new int[numbers.length];
        Map<Integer, List<Integer>> byPair = new TreeMap<>();
        for (int i = 0; i < numbers.length; i++) {
            byte[] p = patterns.get(numbers[i]);
            offsets[i] = p.length == 3 && Rarity.commonness(p[2] & 0xff) < Rarity.commonness(p[0] & 0xff) ? 1 : 0;
            thirds[i] = p.length == 2 ? -1 : p[2 - 2 * offsets[i]] & 0xff;
            int pair = (p[offsets[i]] & 0xff) << 8 | p[offsets[i] + 1] & 0xff;
            pairs[pair >>> 6] |= 1L << pair;
            byPair.computeIfAbsent(pair, none -> new ArrayList<>(1)).add(i);
        }
        int capacity = Integer.highestOneBit(Math.max(2, byPair.size() * 2)) * 2;
        keys = new int[capacity];
        sought = new int[capacity][];
        byPair.forEach((pair, its) -> {
            int slot = slot(pair);
            keys[slot] = pair;
            sought[slot] = its.stream().mapToInt(Integer::intValue).toArray();
        });
    }

    boolean isEmpty() {
        return singles.length == 0 && numbers.length == 0;
    }

    /** Where two bytes are, or the free place where they would be. */
    private int slot(int pair) {
        int mask = keys.length - 1;
        int slot = pair * 0x9E3779B1 >>> 8 & mask;
        while (sought[slot] != null && keys[slot] != pair) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Places that are noted: of every byte, and of each pattern of two or three. */
    int places() {
        return BYTES + numbers.length;
    }

    /** Whether any pattern is sought by two bytes. */
    boolean isSought(int pair) {
        return (pairs[pair >>> 6] & 1L << pair) != 0;
    }

    /**
     * Notes the patterns that are sought by two bytes.
     *
     * @param start where patterns may begin at the earliest
     * @param at where the two bytes are
     * @param last where places are noted
     */
    void note(int pair, byte[] bytes, int start, int at, int end, int[] last) {
        for (int i : sought[slot(pair)]) {
            int begin = at - offsets[i];
            if (thirds[i] < 0 || isThere(thirds[i], bytes, start, offsets[i] == 0 ? at + 2 : begin, end)) {
                last[BYTES + i] = begin;
            }
        }
    }

    /** Tells of every pattern where it stands last. @param last where each byte, folded, and each pattern was noted */
    void tell(int[] last, PatternGroup group, Candidates into) {
        for (int i = 0; i < singles.length; i++) {
            tell(singles[i], last[singleBytes[i]], group, into);
        }
        for (int i = 0; i < numbers.length; i++) {
            tell(numbers[i], last[BYTES + i], group, into);
        }
    }

    private static boolean isThere(int third, byte[] bytes, int start, int at, int end) {
        return at >= start && at < end && (Fold.TABLE[bytes[at] & 0xff] & 0xff) == third;
    }

    private static void tell(int number, int place, PatternGroup group, Candidates into) {
        if (place >= 0 && !group.has(number, place, into)) {
            group.found(number, place, into);
        }
    }
}
