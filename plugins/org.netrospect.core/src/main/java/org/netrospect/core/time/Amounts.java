package org.netrospect.core.time;

import java.util.Locale;

/** Durations, sizes and counts for people; not for programs, which get plain numbers. */
public final class Amounts {
    private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P", "E"};
    private static final long MICROSECOND = 1_000;
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Amounts() {
    }

    /** {@code 512 B}, {@code 1.2 MB}: decimal units. */
    public static String bytes(long bytes) {
        return scaled(bytes, "B");
    }

    /** {@code 871,424 bytes}, and from a million on {@code 12.4 MB (12,400,000 bytes)}. */
    public static String exactBytes(long bytes) {
        return bytes < 1_000_000 ? count(bytes, "byte", "bytes") : bytes(bytes) + " (" + count(bytes) + " bytes)";
    }

    /** With a decimal prefix: {@code 980 bit/s}, {@code 12.4 kbit/s}. */
    public static String scaled(long number, String unit) {
        double value = number;
        int prefix = 0;
        while (Math.abs(value) >= 999.5 && prefix < PREFIXES.length - 1) {
            value /= 1000;
            prefix++;
        }
        return (prefix == 0 ? Long.toString(number) : decimals(value)) + " " + PREFIXES[prefix] + unit;
    }

    /** {@code 1,234,567}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 1 packet}, {@code 1,284 packets}. */
    public static String count(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    /**
     * Of nanoseconds: {@code 0 s}, {@code 830 µs}, {@code 12.5 s}, {@code 3 min 5 s}, {@code 2 h 4 min}, {@code 3 d 7
     * h}.
     */
    public static String duration(long nanos) {
        if (nanos < 0) {
            return "-" + duration(nanos == Long.MIN_VALUE ? Long.MAX_VALUE : -nanos);
        }
        if (nanos < SECOND) {
            return nanos == 0 ? "0 s" : nanos < MICROSECOND ? nanos + " ns" : nanos < MILLISECOND
                    ? scaled(nanos, MICROSECOND) + " µs" : scaled(nanos, MILLISECOND) + " ms";
        }
        if (nanos < MINUTE) {
            return scaled(nanos, SECOND) + " s";
        }
        if (nanos < HOUR) {
            return two(nanos, MINUTE, "min", SECOND, "s");
        }
        return nanos < DAY ? two(nanos, HOUR, "h", MINUTE, "min") : two(nanos, DAY, "d", HOUR, "h");
    }

    private static String two(long nanos, long unit, String name, long lesser, String lesserName) {
        long rest = nanos % unit / lesser;
        return nanos / unit + " " + name + (rest == 0 ? "" : " " + rest + " " + lesserName);
    }

    /** Cut to three digits, so that 999.96 ms never reads 1000 ms. */
    private static String scaled(long nanos, long unit) {
        long tenths = nanos / (unit / 10);
        return tenths >= 1000 || tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 99.95 ? "%.1f" : "%.0f", value);
    }
}
