package org.netrospect.replay.virus.signature;

import java.util.Arrays;

/** Offsets in a file, rising, each once. One thread. */
final class Positions {
    private int[] values = new int[16];
    private int size;

    /** Adds one; in any order, {@link #sorted} puts them right. */
    void add(int position) {
        if (size > 0 && values[size - 1] == position) {
            return;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = position;
    }

    void sorted() {
        boolean rising = true;
        for (int i = 1; i < size && rising; i++) {
            rising = values[i - 1] < values[i];
        }
        if (!rising) {
            Arrays.sort(values, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (kept == 0 || values[kept - 1] != values[i]) {
                    values[kept++] = values[i];
                }
            }
            size = kept;
        }
    }

    int size() {
        return size;
    }

    int at(int index) {
        return values[index];
    }
}
