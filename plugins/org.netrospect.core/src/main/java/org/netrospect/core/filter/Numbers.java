package org.netrospect.core.filter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.core.filter.Scanner.Value;
import org.netrospect.core.filter.ValueMatch.DoubleRange;
import org.netrospect.core.filter.ValueMatch.LongRange;
import org.netrospect.core.time.Durations;

/** Numbers with units, and ranges of them: {@code 80}, {@code 10MB}, {@code 4KiB}, {@code 1..1024}, {@code 1.5h}. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("([+-]?\\d{1,19}(?:\\.\\d{1,30})?) ?([a-zA-Z]*)");
    private static final Map<String, Long> UNITS = Map.ofEntries(Map.entry("", 1L), Map.entry("b", 1L),
            Map.entry("k", 1_000L), Map.entry("kb", 1_000L), Map.entry("kib", 1L << 10), Map.entry("m", 1_000_000L),
            Map.entry("mb", 1_000_000L), Map.entry("mib", 1L << 20), Map.entry("g", 1_000_000_000L),
            Map.entry("gb", 1_000_000_000L), Map.entry("gib", 1L << 30), Map.entry("t", 1_000_000_000_000L),
            Map.entry("tb", 1_000_000_000_000L), Map.entry("tib", 1L << 40));

    private Numbers() {
    }

    static LongRange integers(Value value) throws FilterSyntaxException {
        String[] ends = ends(value);
        return range(value, integer(value, ends[0]), integer(value, ends[ends.length - 1]));
    }

    static LongRange durations(Value value) throws FilterSyntaxException {
        String[] ends = ends(value);
        return range(value, duration(value, ends[0]), duration(value, ends[ends.length - 1]));
    }

    static DoubleRange decimals(Value value) throws FilterSyntaxException {
        String[] ends = ends(value);
        double from = decimal(value, ends[0]).doubleValue();
        double to = decimal(value, ends[ends.length - 1]).doubleValue();
        if (to < from) {
            throw backwards(value);
        }
        return new DoubleRange(from, to);
    }

    private static String[] ends(Value value) {
        return value.text().strip().split(" ?\\.\\. ?", 2);
    }

    private static LongRange range(Value value, long from, long to) throws FilterSyntaxException {
        if (to < from) {
            throw backwards(value);
        }
        return new LongRange(from, to);
    }

    private static long integer(Value value, String text) throws FilterSyntaxException {
        BigDecimal number = decimal(value, text);
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new FilterSyntaxException(value.position(), value.length(),
                    "expected a whole number below 2^63, found \"" + text + "\".");
        }
    }

    private static BigDecimal decimal(Value value, String text) throws FilterSyntaxException {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            throw new FilterSyntaxException(value.position(), value.length(),
                    "expected a number such as 80, 1..1024 or 10MB, found \"" + text + "\".");
        }
        Long unit = UNITS.get(number.group(2).toLowerCase(Locale.ROOT));
        if (unit == null) {
            throw new FilterSyntaxException(value.position(), value.length(), "there is no unit \"" + number.group(2)
                    + "\" of numbers; known are k M G T, kB MB GB TB, KiB MiB GiB TiB.");
        }
        return new BigDecimal(number.group(1)).multiply(BigDecimal.valueOf(unit));
    }

    private static long duration(Value value, String text) throws FilterSyntaxException {
        OptionalLong withUnit = Durations.parse(text);
        if (withUnit.isPresent()) {
            return withUnit.getAsLong();
        }
        if (text.matches("-?\\d{1,9}(\\.\\d{1,30})?")) {
            return new BigDecimal(text).movePointRight(9).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
        }
        throw new FilterSyntaxException(value.position(), value.length(),
                "expected a duration such as 1.5s, 300ms, 5min or 2h, found \"" + text + "\".");
    }

    private static FilterSyntaxException backwards(Value value) {
        return new FilterSyntaxException(value.position(), value.length(), "the range ends before it begins.");
    }
}
