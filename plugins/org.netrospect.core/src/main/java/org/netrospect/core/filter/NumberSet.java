package org.netrospect.core.filter;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** A set of numbers that are mostly small and dense, as ids are: bits by pages, others apart. */
final class NumberSet {
    private static final int PAGE_BITS = 16;
    private static final int MAX_PAGES = 1 << 16;

    private final Set<Long> others = new HashSet<>();
    private long[][] pages = new long[0][];

    void add(long number) {
        long page = number >> PAGE_BITS;
        if (page < 0 || page >= MAX_PAGES) {
            others.add(number);
            return;
        }
        int at = (int) page;
        if (at >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(at + 1, pages.length * 2));
        }
        if (pages[at] == null) {
            pages[at] = new long[1 << PAGE_BITS - 6];
        }
        int bit = (int) number & (1 << PAGE_BITS) - 1;
        pages[at][bit >> 6] |= 1L << bit;
    }

    boolean contains(long number) {
        long page = number >> PAGE_BITS;
        if (page < 0 || page >= pages.length) {
            return !others.isEmpty() && others.contains(number);
        }
        long[] bits = pages[(int) page];
        int bit = (int) number & (1 << PAGE_BITS) - 1;
        return bits != null && (bits[bit >> 6] & 1L << bit) != 0;
    }
}
