package org.netrospect.core.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a time or a range of times from what an analyst types: ISO 8601, dates, seconds since 1970, and English words
 * such as {@code last Tuesday 16:00..17:00} or {@code half past four yesterday afternoon}.
 */
public final class TimeText {
    private static final int MAX_LENGTH = 200;
    private static final Pattern SHIFT = Pattern.compile("(.+?) (before|after) (.+)");
    private static final Pattern AROUND = Pattern.compile("(?:around|about|circa|roughly|approximately) (.+)");
    private static final long AROUND_NANOS = Duration.ofMinutes(15).toNanos();

    private final TimeReference reference;
    private final List<String> notes = new ArrayList<>();

    private TimeText(TimeReference reference) {
        this.reference = reference;
    }

    /** The interval that the text means, seen from the reference. */
    public static TimeInterval parse(String text, TimeReference reference) throws TimeSyntaxException {
        String plain = text.strip().replace(',', ' ').replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        if (plain.isEmpty() || plain.length() > MAX_LENGTH) {
            throw unknown(text);
        }
        try {
            return new TimeText(reference).interval(plain);
        } catch (DateTimeException | ArithmeticException e) {
            throw new TimeSyntaxException("\"" + text + "\" is no time that exists: " + e.getMessage() + ".");
        }
    }

    private static TimeSyntaxException unknown(String text) {
        return new TimeSyntaxException("\"" + text + "\" is not a time; write 2024-06-12, 2024-06-12T16:28, "
                + "2024-06-12 16:00..17:00, yesterday, or last Tuesday 16:00..17:00.");
    }

    private TimeInterval interval(String text) throws TimeSyntaxException {
        Matcher around = AROUND.matcher(text);
        if (around.matches()) {
            TimeInterval exact = interval(around.group(1));
            return new TimeInterval(Math.subtractExact(exact.from(), AROUND_NANOS),
                    Math.addExact(exact.to(), AROUND_NANOS), exact.notes());
        }
        Matcher shift = SHIFT.matcher(text);
        if (shift.matches()) {
            long length = Durations.parse(shift.group(1)).orElse(-1);
            if (length >= 0) {
                long by = shift.group(2).equals("before") ? -length : length;
                TimeInterval exact = interval(shift.group(3));
                return new TimeInterval(Math.addExact(exact.from(), by), Math.addExact(exact.to(), by), exact.notes());
            }
        }
        if (text.startsWith("since ")) {
            long from = interval(text.substring(6)).from();
            return new TimeInterval(from, Math.max(from, reference.nanos()) + 1, notes);
        }
        String[] sides = sides(text);
        if (sides.length == 1) {
            return resolve(moment(text));
        }
        return range(sides[0], sides[1]);
    }

    private static String[] sides(String text) {
        if (text.startsWith("from ")) {
            String[] sides = text.substring(5).split(" (?:to|until|till) ", 2);
            return sides.length == 2 ? sides : new String[] {text};
        }
        if (text.startsWith("between ")) {
            String[] sides = text.substring(8).split(" and ", 2);
            return sides.length == 2 ? sides : new String[] {text};
        }
        String[] sides = text.split(" ?(?:\\.\\.|\u2013|\u2026) ?| (?:until|till|-) ", 2);
        return sides.length == 2 ? sides : new String[] {text};
    }

    private TimeInterval range(String left, String right) throws TimeSyntaxException {
        if (left.isEmpty() || right.isEmpty()) {
            throw new TimeSyntaxException("A range of times needs both ends, as in 16:00..17:00.");
        }
        Moment a = moment(left);
        Moment b = moment(right);
        if (a.day().isEmpty() && b.day().isPresent() && !a.fixed()) {
            a = a.on(b.day().get());
        }
        boolean inherited = b.day().isEmpty() && !b.fixed();
        if (inherited) {
            b = a.day().isPresent() ? b.on(a.day().get()) : b.on(day(a, resolve(a)));
        }
        TimeInterval from = resolve(a);
        TimeInterval to = resolve(b);
        if (inherited && to.from() < from.from() && b.day().isPresent()) {
            to = resolve(b.on(new Day(b.day().get().from().plusDays(1), b.day().get().to().plusDays(1))));
        }
        long end = b.whole() ? to.to() : to.from();
        if (to.from() < from.from()) {
            throw new TimeSyntaxException("The range ends before it begins: " + left + " is after " + right + ".");
        }
        return new TimeInterval(from.from(), end, notes);
    }

    private Day day(Moment moment, TimeInterval at) {
        LocalDateTime local = new TimeReference(at.from(), reference.zone()).local();
        return moment.day().orElse(new Day(local.toLocalDate(), local.toLocalDate().plusDays(1)));
    }

    private Moment moment(String text) throws TimeSyntaxException {
        return MomentParser.parse(text, reference, notes).orElseThrow(() -> unknown(text));
    }

    private TimeInterval resolve(Moment moment) {
        if (moment.fixed()) {
            return new TimeInterval(moment.instant().get().from(), moment.instant().get().to(), notes);
        }
        LocalDateTime now = reference.local();
        Day day = moment.day().orElseGet(() -> {
            // A bare clock time is the last such time that the case can know of.
            boolean today = !now.toLocalDate().atTime(moment.clock().get().from()).isAfter(now);
            return Day.of(now.toLocalDate().minusDays(today ? 0 : 1));
        });
        if (moment.clock().isEmpty()) {
            return new TimeInterval(nanos(day.from().atStartOfDay(), false), nanos(day.to().atStartOfDay(), false),
                    notes);
        }
        Clock clock = moment.clock().get();
        LocalDateTime from = day.from().atTime(clock.from());
        return new TimeInterval(nanos(from, false), nanos(from.plus(clock.length()), true), notes);
    }

    /** Local time as nanoseconds; of a time that was twice, the earlier for a beginning and the later for an end. */
    private long nanos(LocalDateTime local, boolean end) {
        var offsets = reference.zone().getRules().getValidOffsets(local);
        if (offsets.size() == 2 && !end && !local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            note(local.toLocalTime() + " on " + local.toLocalDate() + " was twice in " + reference.zone()
                    + ", as the clocks were set back; both are meant.");
        } else if (offsets.isEmpty()) {
            note(local.toLocalTime() + " on " + local.toLocalDate() + " was never in " + reference.zone()
                    + ", as the clocks were set forward; the time an hour later on the clock is meant.");
        }
        var instant = offsets.size() == 2 ? local.toInstant(offsets.get(end ? 1 : 0))
                : local.atZone(reference.zone()).toInstant();
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    private void note(String sentence) {
        if (!notes.contains(sentence)) {
            notes.add(sentence);
        }
    }
}
