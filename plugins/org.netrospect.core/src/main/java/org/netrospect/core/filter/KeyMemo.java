package org.netrospect.core.filter;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What was found for texts by their keys: a cache in which a later key may take an earlier one's place, so that it
 * never grows. Any thread; an entry is one number, so none is seen half written, and all threads would write the same.
 */
final class KeyMemo {
    private static final int SIZE = 1 << 14;

    private final AtomicLongArray entries = new AtomicLongArray(SIZE);

    /** 0 or 1 as told before, -1 if not known; a negative key is never known. */
    int get(long key) {
        long entry = entries.getOpaque((int) (key & SIZE - 1));
        return entry >>> 2 == key && (entry & 2) != 0 ? (int) (entry & 1) : -1;
    }

    void put(long key, boolean found) {
        if (key >= 0 && key < 1L << 61) {
            entries.setOpaque((int) (key & SIZE - 1), key << 2 | 2 | (found ? 1 : 0));
        }
    }
}
