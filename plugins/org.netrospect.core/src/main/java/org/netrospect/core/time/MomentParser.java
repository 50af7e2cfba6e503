package org.netrospect.core.time;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one moment: fixed forms first, then words, which may come in any order. */
final class MomentParser {
    private static final Pattern EPOCH = Pattern.compile("@?(\\d{9,10})(?:\\.(\\d{1,9}))?");
    private static final Pattern ISO = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[t ]"
            + "(\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)"
            + " ?(z|utc|[+-]\\d\\d:?\\d\\d)");
    private static final Pattern LOCAL = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)t(\\d\\d:\\d\\d.*)");

    private MomentParser() {
    }

    static Optional<Moment> parse(String text, TimeReference reference, List<String> notes) {
        Matcher epoch = EPOCH.matcher(text);
        if (epoch.matches()) {
            String decimals = epoch.group(2) == null ? "" : epoch.group(2);
            long nanos = new BigDecimal(epoch.group(1) + "." + decimals + "0").movePointRight(9).longValueExact();
            return Optional.of(Moment.at(nanos, nanos + unit(decimals.length())));
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return withOffset(iso);
        }
        Matcher local = LOCAL.matcher(text);
        return words(local.matches() ? local.group(1) + " " + local.group(2) : text, reference, notes);
    }

    private static Optional<Moment> withOffset(Matcher iso) {
        String offset = iso.group(3).length() < 4 ? "Z" : iso.group(3);
        String clock = iso.group(2);
        String spelled = offset.length() == 5 ? offset.substring(0, 3) + ":" + offset.substring(3) : offset;
        try {
            OffsetDateTime t = OffsetDateTime.parse(iso.group(1) + "T" + clock + spelled);
            long nanos = Math.addExact(Math.multiplyExact(t.toEpochSecond(), 1_000_000_000L), t.getNano());
            return Optional.of(Moment.at(nanos, Math.addExact(nanos, precision(clock))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** How exact digits are: a minute, a second, or the last decimal. */
    static long precision(String clock) {
        return clock.length() <= 5 ? 60_000_000_000L : clock.length() <= 8 ? 1_000_000_000L : unit(clock.length() - 9);
    }

    private static long unit(int decimals) {
        long unit = 1_000_000_000L;
        for (int i = 0; i < decimals; i++) {
            unit /= 10;
        }
        return unit;
    }

    private static Optional<Moment> words(String text, TimeReference reference, List<String> notes) {
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        words.removeIf(word -> word.equals("at") || word.equals("on") || word.equals("in") || word.equals("the")
                || word.equals("of"));
        LocalDate today = reference.local().toLocalDate();
        Optional<Moment> ago = ago(text, words, reference);
        if (ago.isPresent()) {
            return ago;
        }
        Optional<Day> day = DayWords.take(words, today, notes);
        boolean lastNight = words.remove("night") && words.remove("last");
        if (lastNight) {
            return words.isEmpty() && day.isEmpty() ? Optional.of(new Moment(Optional.of(Day.of(today.minusDays(1))),
                    Optional.of(new Clock(LocalTime.of(18, 0), Duration.ofHours(12), true)), Optional.empty()))
                    : Optional.empty();
        }
        boolean thisPart = words.remove("this") || words.contains("tonight");
        Optional<Clock> clock = ClockWords.take(words, notes);
        if (!words.isEmpty() || day.isEmpty() && clock.isEmpty()) {
            return Optional.empty();
        }
        if (thisPart && day.isEmpty()) {
            day = Optional.of(Day.of(today));
        }
        if (clock.isPresent() && day.isPresent() && !day.get().to().equals(day.get().from().plusDays(1))) {
            return Optional.empty();
        }
        return Optional.of(new Moment(day, clock, Optional.empty()));
    }

    /** "two hours ago" is a moment as exact as its unit; "last 2 hours" is all since then. */
    private static Optional<Moment> ago(String text, List<String> words, TimeReference reference) {
        if (text.endsWith(" ago") && !text.matches(".*\\b(?:days?|weeks?) ago")) {
            var length = Durations.parse(text.substring(0, text.length() - 4));
            if (length.isPresent()) {
                long at = Math.subtractExact(reference.nanos(), length.getAsLong());
                return Optional.of(Moment.at(at, at + Math.min(length.getAsLong(), 60_000_000_000L)));
            }
        }
        boolean recent = words.size() >= 2 && (words.get(0).equals("last") || words.get(0).equals("past"));
        String unit = recent ? words.get(words.size() - 1) : "";
        boolean exact = unit.startsWith("hour") || unit.startsWith("min") || unit.startsWith("sec");
        if (recent && (words.size() > 2 || exact)) {
            var length = Durations.parse(words.size() == 2 ? "a " + unit
                    : String.join(" ", words.subList(1, words.size())));
            if (length.isPresent()) {
                return Optional.of(Moment.at(Math.subtractExact(reference.nanos(), length.getAsLong()),
                        reference.nanos() + 1));
            }
        }
        return Optional.empty();
    }
}
