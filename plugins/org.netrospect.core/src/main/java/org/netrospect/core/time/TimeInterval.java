package org.netrospect.core.time;

import java.util.List;

/**
 * What a text about time means.
 *
 * @param from nanoseconds since 1970 UTC, inclusive
 * @param to exclusive; {@code to - from} is the precision where the text names one moment
 * @param notes sentences on how the text was read where it could have been read otherwise
 */
public record TimeInterval(long from, long to, List<String> notes) {
    public TimeInterval {
        notes = List.copyOf(notes);
        if (to < from) {
            throw new IllegalArgumentException("a time that ends before it begins");
        }
    }

    public boolean contains(long nanos) {
        return nanos >= from && nanos < to;
    }

    /** True if something that lasted from {@code first} to {@code last}, both inclusive, falls in part into this. */
    public boolean overlaps(long first, long last) {
        return first < to && last >= from;
    }
}
