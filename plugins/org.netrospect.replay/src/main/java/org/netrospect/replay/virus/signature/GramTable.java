package org.netrospect.replay.virus.signature;

import java.util.Arrays;

/**
 * Anchors of one size. A bit table says at every byte whether an anchor can end there; only then they are looked up.
 * Compared with an automaton over the whole of the patterns it needs about 40 bytes for each of a million patterns, and
 * is made while they are read. Filled by one thread, then read by any.
 */
final class GramTable {
    private final int size;
    private final long mask;
    private final boolean fold;
    private long[] keys = new long[1024];
    private int[] heads = empty(1024);
    private int used;
    private int[] patterns = new int[1024];
    private int[] nexts = new int[1024];
    private int entries;
    private long[] bits = new long[0];
    private int shift;

    /** Is told which pattern has its anchor where. */
    @FunctionalInterface
    interface Hits {
        void hit(int pattern, int offset);
    }

    /** @param size bytes of each anchor, at most 8 */
    GramTable(int size, boolean fold) {
        this.size = size;
        this.fold = fold;
        mask = size == 8 ? -1L : (1L << size * 8) - 1;
    }

    private static int[] empty(int capacity) {
        int[] heads = new int[capacity];
        Arrays.fill(heads, -1);
        return heads;
    }

    void add(long gram, int pattern) {
        if (used * 2 >= keys.length) {
            grow();
        }
        int slot = slot(gram);
        if (heads[slot] < 0) {
            used++;
            keys[slot] = gram;
        }
        if (entries == patterns.length) {
            patterns = Arrays.copyOf(patterns, entries * 2);
            nexts = Arrays.copyOf(nexts, entries * 2);
        }
        patterns[entries] = pattern;
        nexts[entries] = heads[slot];
        heads[slot] = entries++;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldHeads = heads;
        keys = new long[oldKeys.length * 2];
        heads = empty(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldHeads[i] >= 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                heads[slot] = oldHeads[i];
            }
        }
    }

    private int slot(long gram) {
        int at = (int) (mixed(gram) >>> 20) & keys.length - 1;
        while (heads[at] >= 0 && keys[at] != gram) {
            at = at + 1 & keys.length - 1;
        }
        return at;
    }

    private static long mixed(long gram) {
        long h = gram * 0x9E3779B97F4A7C15L;
        return h ^ h >>> 29;
    }

    /** Makes it ready: nothing may be added after. */
    void finish() {
        int log = Math.clamp(36 - Integer.numberOfLeadingZeros(used + 1), 10, 26);
        shift = 64 - log;
        bits = new long[Math.max(1, 1 << log - 6)];
        for (int i = 0; i < keys.length; i++) {
            if (heads[i] >= 0) {
                int bit = (int) (keys[i] * 0xBF58476D1CE4E5B9L >>> shift);
                bits[bit >>> 6] |= 1L << bit;
            }
        }
    }

    boolean isEmpty() {
        return entries == 0;
    }

    /** Tells of every anchor in the first {@code length} bytes. */
    void scan(byte[] data, int length, Hits hits) {
        long window = 0;
        for (int i = 0; i < length; i++) {
            int b = data[i];
            window = (window << 8 | (fold ? Atom.small(b) : b) & 0xff) & mask;
            int bit = (int) (window * 0xBF58476D1CE4E5B9L >>> shift);
            if ((bits[bit >>> 6] & 1L << bit) != 0 && i >= size - 1) {
                for (int e = heads[slot(window)]; e >= 0; e = nexts[e]) {
                    hits.hit(patterns[e], i - size + 1);
                }
            }
        }
    }
}
