package org.netrospect.replay.match;

import java.util.Arrays;

/**
 * Where steps of one rule have failed in one buffer, so that no step is tried again where it is known to fail: with
 * several contents one behind the other, a page that has each of them often would otherwise be read once for every
 * combination of their places. Reused; one thread.
 */
final class Failures {
    private static final int SIZE = 2 * Integer.highestOneBit(StepMatcher.TRIES * 2);

    private final long[] keys = new long[SIZE];
    private final int[] stamps = new int[SIZE];
    private int[] from = new int[16];
    private int stamp;
    private int count;

    /** Forgets everything. */
    void clear(int steps) {
        if (steps > from.length) {
            from = new int[steps];
        }
        Arrays.fill(from, 0, steps, Integer.MAX_VALUE);
        count = 0;
        if (++stamp == 0) {
            Arrays.fill(stamps, 0);
            stamp = 1;
        }
    }

    /** A step failed, and will whenever it begins there or later. */
    void addFrom(int step, int last) {
        from[step] = Math.min(from[step], last);
    }

    /** A step failed where it began there. */
    void add(int step, int last) {
        if (count < SIZE / 2) {
            count++;
            int slot = slot(step, last);
            keys[slot] = key(step, last);
            stamps[slot] = stamp;
        }
    }

    boolean contains(int step, int last) {
        return last >= from[step] || count > 0 && stamps[slot(step, last)] == stamp;
    }

    /** Where it is, or would be put. */
    private int slot(int step, int last) {
        long key = key(step, last);
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & SIZE - 1;
        while (stamps[slot] == stamp && keys[slot] != key) {
            slot = slot + 1 & SIZE - 1;
        }
        return slot;
    }

    private static long key(int step, int last) {
        return (long) step << 32 | last;
    }
}
