package org.netrospect.workbench.table;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A set of positions kept as ranges, so that selecting millions of rows costs nothing. Not thread-safe; copies are
 * cheap.
 */
final class Ranges {
    /** Sorted, disjoint and not adjacent: begin, end (exclusive), begin, end, ... */
    private int[] bounds = new int[8];
    private int size;

    Ranges copy() {
        Ranges copy = new Ranges();
        copy.bounds = Arrays.copyOf(bounds, Math.max(8, size));
        copy.size = size;
        return copy;
    }

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean contains(int position) {
        int at = Arrays.binarySearch(bounds, 0, size, position);
        return at >= 0 ? (at & 1) == 0 : (-at - 1 & 1) == 1;
    }

    int count() {
        int count = 0;
        for (int i = 0; i < size; i += 2) {
            count += bounds[i + 1] - bounds[i];
        }
        return count;
    }

    void add(int from, int to) {
        change(from, to, true);
    }

    void remove(int from, int to) {
        change(from, to, false);
    }

    private void change(int from, int to, boolean in) {
        if (from >= to) {
            return;
        }
        int[] now = new int[size + 4];
        int n = 0;
        int begin = from;
        int end = to;
        boolean put = !in;
        for (int i = 0; i < size; i += 2) {
            int b = bounds[i];
            int e = bounds[i + 1];
            if (in && e >= begin && b <= end) {
                begin = Math.min(begin, b);
                end = Math.max(end, e);
                continue;
            }
            if (!put && b > end) {
                now[n++] = begin;
                now[n++] = end;
                put = true;
            }
            if (in || e <= from || b >= to) {
                now[n++] = b;
                now[n++] = e;
                continue;
            }
            if (b < from) {
                now[n++] = b;
                now[n++] = from;
            }
            if (e > to) {
                now[n++] = to;
                now[n++] = e;
            }
        }
        if (!put) {
            now[n++] = begin;
            now[n++] = end;
        }
        bounds = now;
        size = n;
    }

    /** Every position, from the first. */
    void forEach(IntConsumer each) {
        for (int i = 0; i < size; i += 2) {
            for (int position = bounds[i]; position < bounds[i + 1]; position++) {
                each.accept(position);
            }
        }
    }
}
