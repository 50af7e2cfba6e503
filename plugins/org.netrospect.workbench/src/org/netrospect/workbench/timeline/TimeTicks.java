package org.netrospect.workbench.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a time axis has its marks and what stands below them: times in an upper row, and in a lower row the day, month
 * or year they belong to, at the left end and wherever it changes. Marks fall on full hours, days or months of the
 * zone.
 *
 * @param marks upper row
 * @param periods lower row; empty where the marks say it all
 */
record TimeTicks(List<Mark> marks, List<Mark> periods) {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000,
            50_000,
            100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000, 50_000_000, 100_000_000,
            200_000_000, 500_000_000, SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE,
            2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR,
            12 * HOUR};
    private static final int[] DAYS = {1, 2, 7, 14};
    private static final int[] MONTHS = {1, 3, 6, 12, 24, 60, 120, 240, 600};
    private static final DateTimeFormatter DAY_LONG = format("EEE d MMM uuuu");
    private static final DateTimeFormatter DAY_SHORT = format("EEE d");
    private static final DateTimeFormatter MONTH_LONG = format("MMM uuuu");
    private static final DateTimeFormatter MONTH_SHORT = format("MMM");
    private static final DateTimeFormatter YEAR = format("uuuu");

    /**
     * A mark of the axis.
     *
     * @param time nanoseconds since 1970 UTC
     */
    record Mark(long time, String text) {
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /**
     * Marks between two times, nanoseconds since 1970 UTC.
     *
     * @param most how many marks there is room for
     */
    static TimeTicks of(long from, long to, int most, ZoneId zone) {
        double wanted = (double) (to - from) / Math.max(1, most);
        for (long step : STEPS) {
            if (step >= wanted) {
                return clock(from, to, step, zone);
            }
        }
        for (int days : DAYS) {
            if ((double) days * DAY >= wanted) {
                return days(from, to, days, zone);
            }
        }
        for (int months : MONTHS) {
            if (months * 30.4 * DAY >= wanted) {
                return months(from, to, months, zone);
            }
        }
        return months(from, to, 1200, zone);
    }

    private static TimeTicks clock(long from, long to, long step, ZoneId zone) {
        List<Mark> marks = new ArrayList<>();
        List<Mark> periods = new ArrayList<>();
        LocalDateTime start = local(from, zone);
        LocalDate day = start.toLocalDate();
        periods.add(new Mark(from, DAY_LONG.format(day)));
        LocalDateTime at = day.atStartOfDay().plusNanos((start.toLocalTime().toNanoOfDay() + step - 1) / step * step);
        DateTimeFormatter format = clockFormat(step);
        for (long time = nanos(at, zone); time <= to; at = at.plusNanos(step), time = nanos(at, zone)) {
            // An hour that summer time skips would stand where the next one stands.
            if (time >= from && (marks.isEmpty() || time > marks.getLast().time)) {
                marks.add(new Mark(time, format.format(at)));
            }
            if (!at.toLocalDate().equals(day)) {
                day = at.toLocalDate();
                periods.add(new Mark(nanos(day.atStartOfDay(), zone), DAY_LONG.format(day)));
            }
        }
        return new TimeTicks(marks, periods);
    }

    private static DateTimeFormatter clockFormat(long step) {
        if (step >= MINUTE) {
            return format("HH:mm");
        }
        if (step >= SECOND) {
            return format("HH:mm:ss");
        }
        return format(step >= 1_000_000 ? "ss.SSS" : step >= 1_000 ? "ss.SSSSSS" : "ss.SSSSSSSSS");
    }

    private static TimeTicks days(long from, long to, int step, ZoneId zone) {
        List<Mark> marks = new ArrayList<>();
        List<Mark> periods = new ArrayList<>();
        LocalDate first = local(from, zone).toLocalDate();
        periods.add(new Mark(from, MONTH_LONG.format(first)));
        int month = first.getMonthValue();
        LocalDate day = LocalDate.ofEpochDay(Math.ceilDiv(first.toEpochDay() + 3, (long) step) * step - 3);
        for (long time = nanos(day.atStartOfDay(), zone); time <= to; day = day.plusDays(step), time = nanos(
                day.atStartOfDay(), zone)) {
            if (time >= from) {
                marks.add(new Mark(time, DAY_SHORT.format(day)));
            }
            if (day.getMonthValue() != month) {
                month = day.getMonthValue();
                periods.add(new Mark(nanos(day.withDayOfMonth(1).atStartOfDay(), zone), MONTH_LONG.format(day)));
            }
        }
        return new TimeTicks(marks, periods);
    }

    private static TimeTicks months(long from, long to, int step, ZoneId zone) {
        List<Mark> marks = new ArrayList<>();
        List<Mark> periods = new ArrayList<>();
        LocalDate first = local(from, zone).toLocalDate();
        boolean years = step >= 12;
        if (!years) {
            periods.add(new Mark(from, YEAR.format(first)));
        }
        int year = first.getYear();
        long number = Math.floorDiv(first.getYear() * 12L + first.getMonthValue() - 1, (long) step) * step;
        while (true) {
            LocalDate month = LocalDate.of((int) Math.floorDiv(number, 12L), (int) Math.floorMod(number, 12L) + 1, 1);
            if (month.getYear() > 2262) {
                break;
            }
            long time = nanos(month.atStartOfDay(), zone);
            if (time > to) {
                break;
            }
            if (time >= from) {
                marks.add(new Mark(time, (years ? YEAR : MONTH_SHORT).format(month)));
                if (!years && month.getYear() != year) {
                    year = month.getYear();
                    periods.add(new Mark(nanos(LocalDate.of(year, 1, 1).atStartOfDay(), zone), YEAR.format(month)));
                }
            }
            number += step;
        }
        return new TimeTicks(marks, periods);
    }

    private static LocalDateTime local(long nanos, ZoneId zone) {
        return LocalDateTime
                .ofInstant(Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND)),
                zone);
    }

    /** Of times beyond the year 2262, which nanoseconds do not reach, the last one there is. */
    private static long nanos(LocalDateTime local, ZoneId zone) {
        Instant instant = local.atZone(zone).toInstant();
        if (instant.getEpochSecond() >= Long.MAX_VALUE / SECOND) {
            return Long.MAX_VALUE;
        }
        return instant.getEpochSecond() * SECOND + instant.getNano();
    }
}
