package org.netrospect.core.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalInt;

/** Writes times, given in nanoseconds since 1970 UTC, in a zone. Immutable. */
public final class TimeFormat {
    private static final long SECOND = 1_000_000_000L;
    /** A year in which nothing was recorded. */
    private static final int NONE = Integer.MIN_VALUE;

    /** What {@link #shortText} writes at most, in characters, of a time of the understood year, and of others. */
    public static final int SHORT = 18;
    public static final int SHORT_WITH_YEAR = 23;

    private final ZoneId zone;
    /** The year that a reader takes for granted. */
    private final OptionalInt year;

    private TimeFormat(ZoneId zone, OptionalInt year) {
        this.zone = zone;
        this.year = year;
    }

    /** Short texts have no year. */
    public TimeFormat(ZoneId zone) {
        this(zone, OptionalInt.empty());
    }

    /**
     * Short texts of times outside the year of these have their year; all have one if these are of several years.
     *
     * @param first of the times that will be read together, in nanoseconds since 1970 UTC
     */
    public static TimeFormat amid(ZoneId zone, long first, long last) {
        TimeFormat format = new TimeFormat(zone);
        int year = local(first, format.offset(first)).getYear();
        return new TimeFormat(zone, OptionalInt.of(local(last, format.offset(last)).getYear() == year ? year : NONE));
    }

    /** Whether short texts of times have different years, so that all of them have one. */
    public boolean years() {
        return year.equals(OptionalInt.of(NONE));
    }

    public ZoneId zone() {
        return zone;
    }

    /** Appends seconds with nine decimals: {@code 1718200000.123456789}; for times and for durations. */
    public static void appendSeconds(StringBuilder out, long nanos) {
        if (nanos < 0) {
            out.append('-');
        }
        out.append(Math.abs(nanos / SECOND)).append('.');
        digits(out, Math.abs(nanos % SECOND), 9);
    }

    /** Seconds with nine decimals. */
    public static String seconds(long nanos) {
        StringBuilder out = new StringBuilder(20);
        appendSeconds(out, nanos);
        return out.toString();
    }

    /** Appends ISO 8601 with nine decimals and offset: {@code 2024-06-12T16:28:00.000000000+02:00}. */
    public void appendIso(StringBuilder out, long nanos) {
        ZoneOffset offset = offset(nanos);
        LocalDateTime t = local(nanos, offset);
        date(out, t, true);
        clock(out.append('T'), t);
        digits(out.append('.'), t.getNano(), 9);
        out.append(offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId());
    }

    /** ISO 8601 with nine decimals and offset. */
    public String iso(long nanos) {
        StringBuilder out = new StringBuilder(40);
        appendIso(out, nanos);
        return out.toString();
    }

    /**
     * For a table: {@code 06-12 16:28:00.000}, cut, not rounded; {@code 2031-06-12 16:28:00} where the year does not go
     * without saying.
     */
    public String shortText(long nanos) {
        LocalDateTime t = local(nanos, offset(nanos));
        boolean withYear = year.isPresent() && year.getAsInt() != t.getYear();
        StringBuilder out = new StringBuilder(SHORT_WITH_YEAR);
        date(out, t, withYear);
        clock(out.append(' '), t);
        if (!withYear || t.getNano() != 0) {
            millis(out, t);
        }
        return out.toString();
    }

    /** The time of the day: {@code 16:28:00.000}, cut, not rounded. */
    public String clockText(long nanos) {
        LocalDateTime t = local(nanos, offset(nanos));
        StringBuilder out = new StringBuilder(12);
        clock(out, t);
        millis(out, t);
        return out.toString();
    }

    private static void millis(StringBuilder out, LocalDateTime t) {
        digits(out.append('.'), t.getNano() / 1_000_000, 3);
    }

    /** For a person: {@code 2024-06-12 16:28:00}, with as many of nine decimals as are needed in threes. */
    public String longText(long nanos) {
        LocalDateTime t = local(nanos, offset(nanos));
        StringBuilder out = new StringBuilder(30);
        date(out, t, true);
        clock(out.append(' '), t);
        int n = t.getNano();
        if (n % 1_000_000 != 0) {
            digits(out.append('.'), n % 1000 == 0 ? n / 1000 : n, n % 1000 == 0 ? 6 : 9);
        } else if (n != 0) {
            digits(out.append('.'), n / 1_000_000, 3);
        }
        return out.toString();
    }

    private ZoneOffset offset(long nanos) {
        return zone.getRules().getOffset(Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND)));
    }

    private static LocalDateTime local(long nanos, ZoneOffset offset) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(nanos, SECOND), (int) Math.floorMod(nanos, SECOND), offset);
    }

    private static void date(StringBuilder out, LocalDateTime t, boolean year) {
        if (year) {
            digits(out, t.getYear(), 4);
            out.append('-');
        }
        digits(out, t.getMonthValue(), 2);
        digits(out.append('-'), t.getDayOfMonth(), 2);
    }

    private static void clock(StringBuilder out, LocalDateTime t) {
        digits(out, t.getHour(), 2);
        digits(out.append(':'), t.getMinute(), 2);
        digits(out.append(':'), t.getSecond(), 2);
    }

    private static void digits(StringBuilder out, long value, int width) {
        long unit = 1;
        for (int i = 1; i < width; i++) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            out.append((char) ('0' + value / unit % 10));
        }
    }
}
