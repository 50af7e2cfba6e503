package org.netrospect.core.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lengths of time: {@code 1.5 h}, {@code 300ms}, {@code half an hour}, {@code ten minutes}. */
public final class Durations {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?) ?([a-zµμ]+)");
    private static final Pattern WORD = Pattern.compile("(?:the |past |last )*((?:half )?an?|[a-z]+) ([a-z]+)");
    private static final Map<String, Long> UNITS = units();

    private Durations() {
    }

    /** Nanoseconds; empty if the text is no length of time with a unit. */
    public static OptionalLong parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        Matcher number = NUMBER.matcher(plain);
        if (number.matches() && UNITS.containsKey(number.group(2))) {
            return scaled(new BigDecimal(number.group(1)), UNITS.get(number.group(2)));
        }
        Matcher word = WORD.matcher(plain);
        if (word.matches() && UNITS.containsKey(word.group(2))) {
            long unit = UNITS.get(word.group(2));
            return switch (word.group(1)) {
                case "a", "an" -> OptionalLong.of(unit);
                case "half a", "half an" -> OptionalLong.of(unit / 2);
                default -> {
                    int n = NumberWords.value(word.group(1));
                    yield n < 0 ? OptionalLong.empty() : OptionalLong.of(n * unit);
                }
            };
        }
        return OptionalLong.empty();
    }

    private static OptionalLong scaled(BigDecimal number, long unit) {
        BigDecimal nanos = number.multiply(BigDecimal.valueOf(unit)).setScale(0, RoundingMode.HALF_EVEN);
        return nanos.unscaledValue().bitLength() < 63 ? OptionalLong.of(nanos.longValueExact()) : OptionalLong.empty();
    }

    private static Map<String, Long> units() {
        Map<String, Long> units = new HashMap<>();
        String[][] names = {{"ns", "nanosecond"}, {"us", "µs", "μs", "microsecond"}, {"ms", "millisecond"},
                {"s", "sec", "second"}, {"m", "min", "minute"}, {"h", "hour"}, {"d", "day"}, {"w", "week"}};
        long[] nanos = {1, 1_000, 1_000_000, 1_000_000_000, 60_000_000_000L, 3_600_000_000_000L, 86_400_000_000_000L,
                604_800_000_000_000L};
        for (int i = 0; i < names.length; i++) {
            for (String name : names[i]) {
                units.put(name, nanos[i]);
                if (name.length() > 2) {
                    units.put(name + "s", nanos[i]);
                }
            }
        }
        return Map.copyOf(units);
    }
}
