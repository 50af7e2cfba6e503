package org.netrospect.core.file;

import java.util.Map;
import java.util.TreeMap;

/** Which bytes of a file are there: disjoint ranges, at most {@link #MOST}. One thread. */
public final class ByteRanges {
    /** Ranges kept; a hostile peer could otherwise make their number grow with the input. */
    public static final int MOST = 4096;

    private final TreeMap<Long, Long> ends = new TreeMap<>();

    /** The part of a range that is not there yet, at its beginning. @return its end; {@code from} if it is there */
    public long missingUntil(long from, long to) {
        Map.Entry<Long, Long> before = ends.floorEntry(from);
        if (before != null && before.getValue() > from) {
            return from;
        }
        Map.Entry<Long, Long> next = ends.higherEntry(from);
        return next == null ? to : Math.min(to, next.getKey());
    }

    /** The first byte at or behind a place that is not there. */
    public long firstMissing(long from) {
        Map.Entry<Long, Long> before = ends.floorEntry(from);
        return before != null && before.getValue() > from ? before.getValue() : from;
    }

    /** Adds a range. @return false if there are too many */
    public boolean add(long from, long to) {
        if (to <= from) {
            return true;
        }
        long start = from;
        long end = to;
        Map.Entry<Long, Long> before = ends.floorEntry(from);
        if (before != null && before.getValue() >= from) {
            start = before.getKey();
            end = Math.max(end, before.getValue());
        }
        Map.Entry<Long, Long> next = ends.higherEntry(start);
        while (next != null && next.getKey() <= end) {
            end = Math.max(end, next.getValue());
            ends.remove(next.getKey());
            next = ends.higherEntry(start);
        }
        if (ends.size() >= MOST && !ends.containsKey(start)) {
            return false;
        }
        ends.put(start, end);
        return true;
    }

    /** Bytes that are there. */
    public long covered() {
        long covered = 0;
        for (Map.Entry<Long, Long> each : ends.entrySet()) {
            covered += each.getValue() - each.getKey();
        }
        return covered;
    }

    /** The end of the last range. */
    public long end() {
        return ends.isEmpty() ? 0 : ends.lastEntry().getValue();
    }

    /** What is missing below {@code size}: {@code 100-199,300-311}, first and last byte as in HTTP; "" for nothing. */
    public String missing(long size) {
        StringBuilder text = new StringBuilder();
        long at = 0;
        for (Map.Entry<Long, Long> each : ends.entrySet()) {
            gap(text, at, Math.min(size, each.getKey()));
            at = each.getValue();
        }
        gap(text, at, size);
        return text.toString();
    }

    private static void gap(StringBuilder text, long from, long to) {
        if (from < to) {
            text.append(text.isEmpty() ? "" : ",").append(from).append('-').append(to - 1);
        }
    }
}
