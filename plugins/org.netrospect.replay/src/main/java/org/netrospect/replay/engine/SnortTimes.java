package org.netrospect.replay.engine;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.core.cases.CaptureInfo;

/**
 * Times as Snort writes them: {@code 02/28-13:41:54.376038}, without a year unless it was asked for one, and then of
 * two digits, first (Snort 3) or last (Snort 2). Of the moments that a text may mean, the one nearest to the capture is
 * taken. Snort is run with UTC as its time zone.
 */
final class SnortTimes {
    private static final Pattern TIME = Pattern
            .compile("(\\d\\d)/(\\d\\d)(?:/(\\d\\d))?-(\\d\\d):(\\d\\d):(\\d\\d)\\.(\\d{6})");
    private static final long SECOND = 1_000_000_000L;
    private static final int CENTURY = 2000;

    private final long first;
    private final long last;
    private final boolean yearFirst;

    SnortTimes(CaptureInfo capture, boolean yearFirst) {
        this.yearFirst = yearFirst;
        first = capture.first();
        last = capture.last();
    }

    /** Nanoseconds since 1970 UTC; the capture's first packet if the text is no time. */
    long nanoseconds(String text) {
        Matcher m = TIME.matcher(text.strip());
        if (!m.matches()) {
            return first;
        }
        int one = Integer.parseInt(m.group(1));
        int two = Integer.parseInt(m.group(2));
        long best = Long.MAX_VALUE;
        if (m.group(3) == null) {
            for (int year = year(first) - 1; year <= year(last) + 1; year++) {
                best = nearer(best, moment(year, one, two, m));
            }
        } else {
            int three = Integer.parseInt(m.group(3));
            for (int century = CENTURY - 100; century <= CENTURY; century += 100) {
                best = nearer(best, yearFirst ? moment(century + one, two, three, m)
                        : moment(century + three, one, two, m));
            }
        }
        return best == Long.MAX_VALUE ? first : best;
    }

    private static int year(long time) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(time, SECOND), 0, ZoneOffset.UTC).getYear();
    }

    /** @return {@link Long#MAX_VALUE} for a day or an hour that there is not */
    private static long moment(int year, int month, int day, Matcher m) {
        try {
            return LocalDateTime.of(year, month, day, Integer.parseInt(m.group(4)), Integer.parseInt(m.group(5)),
                    Integer.parseInt(m.group(6))).toEpochSecond(ZoneOffset.UTC) * SECOND
                    + Integer.parseInt(m.group(7)) * 1000L;
        } catch (DateTimeException e) {
            return Long.MAX_VALUE;
        }
    }

    private long nearer(long a, long b) {
        return distance(b) < distance(a) ? b : a;
    }

    private long distance(long time) {
        return time == Long.MAX_VALUE ? Long.MAX_VALUE
                : time < first ? first - time : Math.max(0, time - last);
    }
}
