package org.netrospect.core.table;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Stable sort of row numbers by a long key: each piece by its least significant digit first, digits in which all keys
 * agree skipped, pieces side by side on all cores, then merged.
 */
final class RadixSort {
    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;
    private static final int SMALL = 1 << 14;

    private final IntToLongFunction key;
    private final BooleanSupplier cancelled;
    private long[] keys;
    private int[] rows;
    private long[] spareKeys;
    private int[] spareRows;

    private RadixSort(IntToLongFunction key, int length, BooleanSupplier cancelled) {
        this.key = key;
        this.cancelled = cancelled;
        keys = new long[length];
        rows = new int[length];
        spareKeys = new long[length];
        spareRows = new int[length];
    }

    /**
     * Sorts {@code rows[from..to)}; the key is taken as signed and asked for once for each row.
     *
     * @return the keys in the new order of the rows
     */
    static long[] sort(int[] rows, int from, int to, IntToLongFunction key, BooleanSupplier cancelled) {
        RadixSort sort = new RadixSort(key, to - from, cancelled);
        if (to > from) {
            sort.sort(rows, from);
        }
        for (int i = 0; i < sort.keys.length; i++) {
            sort.keys[i] ^= Long.MIN_VALUE;
        }
        return sort.keys;
    }

    private void sort(int[] given, int from) {
        int n = rows.length;
        int pieces = n < SMALL ? 1 : Math.min(16, Integer.highestOneBit(Runtime.getRuntime().availableProcessors()));
        int piece = (n + pieces - 1) / pieces;
        // In which pair of arrays a piece ends depends on its number of passes, so all take the same digits.
        long[] varying = new long[pieces];
        IntStream.range(0, pieces).parallel().forEach(p -> varying[p] = load(given, from, p * piece,
                Math.min(n, (p + 1) * piece)));
        long all = 0;
        for (int p = 0; p < pieces; p++) {
            all |= varying[p] | keys[Math.min(n - 1, p * piece)] ^ keys[0];
        }
        if (all == 0) {
            return;
        }
        for (int shift = 0; shift < 64; shift += BITS) {
            if ((all >>> shift & BUCKETS - 1) != 0) {
                checkCancelled();
                int digit = shift;
                IntStream.range(0, pieces).parallel()
                        .forEach(p -> pass(p * piece, Math.min(n, (p + 1) * piece), digit));
                swap();
            }
        }
        for (int width = piece; width < n; width *= 2) {
            checkCancelled();
            int run = width;
            IntStream.range(0, (n + 2 * width - 1) / (2 * width)).parallel().forEach(p -> {
                int left = p * 2 * run;
                merge(left, Math.min(n, left + run), Math.min(n, left + 2 * run));
            });
            swap();
        }
        System.arraycopy(rows, 0, given, from, n);
    }

    private long load(int[] given, int offset, int from, int to) {
        long varying = 0;
        for (int i = from; i < to; i++) {
            rows[i] = given[offset + i];
            keys[i] = key.applyAsLong(rows[i]) ^ Long.MIN_VALUE;
            varying |= keys[i] ^ keys[from];
        }
        return varying;
    }

    private void pass(int from, int to, int shift) {
        int[] place = new int[BUCKETS + 1];
        for (int i = from; i < to; i++) {
            place[(int) (keys[i] >>> shift & BUCKETS - 1) + 1]++;
        }
        place[0] = from;
        for (int b = 1; b <= BUCKETS; b++) {
            place[b] += place[b - 1];
        }
        for (int i = from; i < to; i++) {
            int at = place[(int) (keys[i] >>> shift & BUCKETS - 1)]++;
            spareKeys[at] = keys[i];
            spareRows[at] = rows[i];
        }
    }

    private void merge(int left, int middle, int end) {
        int a = left;
        int b = middle;
        for (int out = left; out < end; out++) {
            boolean takeLeft = b >= end || a < middle && Long.compareUnsigned(keys[a], keys[b]) <= 0;
            int from = takeLeft ? a++ : b++;
            spareKeys[out] = keys[from];
            spareRows[out] = rows[from];
        }
    }

    private void swap() {
        long[] k = keys;
        keys = spareKeys;
        spareKeys = k;
        int[] r = rows;
        rows = spareRows;
        spareRows = r;
    }

    private void checkCancelled() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}
