package org.netrospect.workbench.inspector;

import java.util.Locale;

/** Numbers as an analyst reads them in a sentence. */
final class Amounts {
    private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P"};
    private static final long SECOND = 1_000_000_000L;

    private Amounts() {
    }

    /** {@code 1,284} */
    static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** {@code 1 packet}, {@code 12 packets}. */
    static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** {@code 871,424 bytes}, and from a million on {@code 12.4 MB (12,400,000 bytes)}. */
    static String bytes(long bytes) {
        return bytes < 1_000_000 ? count(bytes, "byte", "bytes") : scaled(bytes, "B") + " (" + count(bytes) + " bytes)";
    }

    /** Three digits with a decimal prefix: {@code 12.4 kbit/s}. */
    static String scaled(double number, String unit) {
        double rest = number;
        int prefix = 0;
        while (rest >= 999.5 && prefix < PREFIXES.length - 1) {
            rest /= 1000;
            prefix++;
        }
        String text = prefix == 0 && rest == Math.rint(rest) ? String.format(Locale.ENGLISH, "%.0f", rest)
                : String.format(Locale.ENGLISH, rest < 9.995 ? "%.2f" : rest < 99.95 ? "%.1f" : "%.0f", rest);
        return text + " " + PREFIXES[prefix] + unit;
    }

    /** A duration in its two largest units, or in seconds with three decimals: {@code 3 min 20 s}, {@code 1.842 s}. */
    static String duration(long nanos) {
        if (nanos < 1_000_000) {
            return String.format(Locale.ENGLISH, "%.0f µs", nanos / 1e3);
        }
        if (nanos < 60 * SECOND) {
            return String.format(Locale.ENGLISH, "%.3f s", nanos / 1e9);
        }
        long seconds = nanos / SECOND;
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds < 86400 ? seconds / 3600 + " h " + seconds / 60 % 60 + " min"
                : count(seconds / 86400) + " d " + seconds / 3600 % 24 + " h";
    }
}
