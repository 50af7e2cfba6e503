package org.netrospect.core.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Writes times, given in nanoseconds since 1970 UTC, in a zone. Immutable. */
public final class TimeFormat {
    private static final long SECOND = 1_000_000_000L;

    private final ZoneId zone;

    public TimeFormat(ZoneId zone) {
        this.zone = zone;
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

    /** For a table: {@code 06-12 16:28:00.000}, cut, not rounded. */
    public String shortText(long nanos) {
        LocalDateTime t = local(nanos, offset(nanos));
        StringBuilder out = new StringBuilder(18);
        date(out, t, false);
        clock(out.append(' '), t);
        digits(out.append('.'), t.getNano() / 1_000_000, 3);
        return out.toString();
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
