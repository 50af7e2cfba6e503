package org.netrospect.core.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Sessions, packets and bytes over time. Packets and bytes of a session are spread evenly from its first packet to its
 * last; the session itself is counted where it begins.
 *
 * @param from begin of the first bucket, nanoseconds since 1970 UTC
 * @param width of a bucket in nanoseconds
 * @param series one, or one for each value of the column that is stacked, largest in bytes first and "other" last
 */
public record Histogram(long from, long width, List<Series> series) {
    private static final int MAX_NAMES = 256;
    private static final String OTHER = "other";

    /**
     * One value of the stacked column; arrays have an element a bucket and belong to the receiver.
     *
     * @param name "" if nothing is stacked, or for rows without a value
     */
    public record Series(String name, double[] sessions, double[] packets, double[] bytes) {
    }

    /** Collects one series: what covers whole buckets as changes from bucket to bucket, the rest bucket by bucket. */
    private static final class Sums {
        private final double[] sessions;
        private final double[][] parts;
        private final double[][] slopes;

        Sums(int buckets) {
            sessions = new double[buckets];
            parts = new double[2][buckets];
            slopes = new double[2][buckets + 1];
        }

        void add(Sums other) {
            sum(sessions, other.sessions);
            for (int i = 0; i < 2; i++) {
                sum(parts[i], other.parts[i]);
                sum(slopes[i], other.slopes[i]);
            }
        }

        private static void sum(double[] to, double[] from) {
            for (int i = 0; i < to.length; i++) {
                to[i] += from[i];
            }
        }

        Series series(String name) {
            for (int i = 0; i < 2; i++) {
                double level = 0;
                for (int b = 0; b < sessions.length; b++) {
                    level += slopes[i][b];
                    // Differences of large numbers leave a little behind where there is nothing.
                    parts[i][b] = Math.max(0, parts[i][b] + (Math.abs(level) < 1e-6 ? 0 : level));
                }
            }
            return new Series(name, sessions, parts[0], parts[1]);
        }
    }

    /**
     * Counts in one pass, on the calling thread.
     *
     * @param sessions a table with the columns of sessions
     * @param to end of the last bucket; what is outside is not counted
     * @param stack a text column whose values become series
     * @param maxSeries how many of them, "other" included
     * @throws CancellationException {@code cancelled} said so
     */
    public static Histogram of(Table sessions, RowSelection rows, long from, long to, int buckets, OptionalInt stack,
            int maxSeries, BooleanSupplier cancelled) {
        if (to <= from || buckets < 1 || maxSeries < 1) {
            throw new IllegalArgumentException("a histogram needs time and buckets");
        }
        long width = Math.max(1, Math.ceilDiv(to - from, (long) buckets));
        Collector collector = new Collector(sessions, from, width, buckets, stack);
        for (int i = 0; i < rows.size(); i++) {
            if ((i & 0xffff) == 0 && cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            collector.add(rows.row(i));
        }
        return new Histogram(from, width, collector.series(maxSeries));
    }

    /** The pass over the rows. */
    private static final class Collector {
        private final Table table;
        private final long from;
        private final long width;
        private final int buckets;
        private final OptionalInt stack;
        private final int stime;
        private final int ltime;
        private final int[] packets;
        private final int[] bytes;
        private final Map<String, Sums> byName = new HashMap<>();
        private final Map<Long, Sums> byKey = new HashMap<>();
        private final Sums other;
        private boolean overflow;

        Collector(Table table, long from, long width, int buckets, OptionalInt stack) {
            this.table = table;
            this.from = from;
            this.width = width;
            this.buckets = buckets;
            this.stack = stack;
            TableSchema schema = table.schema();
            stime = schema.index("stime");
            ltime = schema.index("ltime");
            packets = new int[] {schema.index("spkts"), schema.index("dpkts")};
            bytes = new int[] {schema.index("sbytes"), schema.index("dbytes")};
            other = new Sums(buckets);
        }

        void add(int row) {
            long first = table.longAt(stime, row);
            long last = Math.max(first, table.longAt(ltime, row));
            long end = from + width * buckets;
            if (first >= end || last < from || table.isNull(stime, row)) {
                return;
            }
            Sums sums = sums(row);
            int firstBucket = first <= from ? 0 : (int) ((first - from) / width);
            int lastBucket = (int) ((Math.min(last, end - 1) - from) / width);
            if (first >= from) {
                sums.sessions[firstBucket]++;
            }
            spread(sums, 0, table.longAt(packets[0], row) + table.longAt(packets[1], row), first, last, firstBucket,
                    lastBucket);
            spread(sums, 1, table.longAt(bytes[0], row) + table.longAt(bytes[1], row), first, last, firstBucket,
                    lastBucket);
        }

        private void spread(Sums sums, int what, long amount, long first, long last, int firstBucket, int lastBucket) {
            if (first >= from && firstBucket == lastBucket && last < from + width * buckets) {
                sums.parts[what][firstBucket] += amount;
                return;
            }
            double perNano = amount / Math.max(1, (double) last - first);
            double perBucket = perNano * width;
            sums.parts[what][firstBucket] += perNano
                    * (Math.min(last, from + width * (firstBucket + 1)) - Math.max(first, from + width * firstBucket));
            if (lastBucket > firstBucket) {
                sums.parts[what][lastBucket] += perNano
                        * (Math.min(last, from + width * (lastBucket + 1)) - (from + width * lastBucket));
                sums.slopes[what][firstBucket + 1] += perBucket;
                sums.slopes[what][lastBucket] -= perBucket;
            }
        }

        private Sums sums(int row) {
            if (stack.isEmpty()) {
                return byName.computeIfAbsent("", n -> new Sums(buckets));
            }
            int column = stack.getAsInt();
            long key = table.textKeyAt(column, row);
            Sums known = byKey.get(key);
            if (key != -1 && known != null) {
                return known;
            }
            String name = table.textAt(column, row);
            Sums sums = byName.get(name);
            if (sums == null) {
                if (byName.size() >= MAX_NAMES) {
                    overflow = true;
                    return other;
                }
                sums = new Sums(buckets);
                byName.put(name, sums);
            }
            if (key != -1 && byKey.size() < MAX_NAMES * 16) {
                byKey.put(key, sums);
            }
            return sums;
        }

        List<Series> series(int max) {
            record Named(String name, Sums sums, double bytes) {
            }
            List<Named> all = new ArrayList<>();
            byName.forEach((name, sums) -> all.add(new Named(name, sums,
                    Arrays.stream(sums.parts[1]).sum() + slope(sums))));
            all.sort(Comparator.comparingDouble(Named::bytes).reversed().thenComparing(Named::name));
            boolean rest = overflow || all.size() > max;
            int own = Math.min(all.size(), rest ? max - 1 : max);
            List<Series> series = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if (i < own) {
                    series.add(all.get(i).sums.series(all.get(i).name));
                } else {
                    other.add(all.get(i).sums);
                }
            }
            if (rest) {
                series.add(other.series(OTHER));
            }
            return series;
        }

        private static double slope(Sums sums) {
            double level = 0;
            double total = 0;
            for (double change : sums.slopes[1]) {
                level += change;
                total += level;
            }
            return total;
        }
    }
}
