package org.netrospect.workbench.timeline;

/**
 * A stretch of the time axis, never empty; nanoseconds since 1970 UTC.
 *
 * @param to exclusive
 */
record Period(long from, long to) {
    /** Below this nothing is seen that was not seen before: times are recorded in nanoseconds. */
    private static final long SHORTEST = 1000;

    Period {
        if (to <= from) {
            throw new IllegalArgumentException("a period that ends before it begins");
        }
    }

    long length() {
        return to - from;
    }

    /** Where a part of it, from 0 to 1, falls. */
    long at(double part) {
        return from + (long) (length() * part);
    }

    /** Which part of it, 0 at its begin and 1 at its end, a time is; outside below 0 and above 1. */
    double part(long time) {
        return ((double) time - from) / length();
    }

    /**
     * As much larger, or smaller below 1, around a time that stays where it is on the axis; not beyond {@code limits}.
     */
    Period zoom(double factor, long around, Period limits) {
        double length = Math.min(limits.length(), Math.max(SHORTEST, length() * factor));
        long begin = (long) (around - length * part(around));
        return new Period(begin, begin + Math.max(1, (long) length)).within(limits);
    }

    /** Moved by a part of its length, not beyond {@code limits}. */
    Period move(double part, Period limits) {
        long by = (long) (length() * part);
        return new Period(from + by, to + by).within(limits);
    }

    /** Moved, and if that is not enough cut, into {@code limits}. */
    Period within(Period limits) {
        if (length() >= limits.length()) {
            return limits;
        }
        long begin = Math.max(limits.from, Math.min(from, limits.to - length()));
        return new Period(begin, begin + length());
    }

    /** With as much before and after it as the part says, not beyond {@code limits}. */
    Period withMargin(double part, Period limits) {
        long margin = Math.max(1, (long) (length() * part));
        long begin = Math.max(limits.from, from - margin);
        long end = Math.min(limits.to, to + margin);
        return end > begin ? new Period(begin, end) : limits;
    }
}
