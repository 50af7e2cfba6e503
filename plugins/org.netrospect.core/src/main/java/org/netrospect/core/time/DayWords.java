package org.netrospect.core.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the day among the words of a moment and takes its words away. Weeks begin on Monday (ISO 8601). */
final class DayWords {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d\\d)(?:-(\\d\\d))?");
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final Pattern ORDINAL = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?");
    private static final Pattern YEAR = Pattern.compile("(?:19[7-9]|20\\d|21\\d|22[0-5])\\d");

    private final List<String> words;
    private final LocalDate today;
    private final List<String> notes;

    private DayWords(List<String> words, LocalDate today, List<String> notes) {
        this.words = words;
        this.today = today;
        this.notes = notes;
    }

    static Optional<Day> take(List<String> words, LocalDate today, List<String> notes) {
        DayWords d = new DayWords(words, today, notes);
        return d.digits().or(d::named).or(d::weekday).or(d::period).or(d::month).or(d::year);
    }

    private Optional<Day> digits() {
        for (int i = 0; i < words.size(); i++) {
            Matcher iso = ISO.matcher(words.get(i));
            Matcher dotted = DOTTED.matcher(words.get(i));
            if (iso.matches()) {
                words.remove(i);
                LocalDate first = LocalDate.of(number(iso, 1), number(iso, 2), iso.group(3) == null ? 1
                        : number(iso, 3));
                return Optional.of(new Day(first, iso.group(3) == null ? first.plusMonths(1) : first.plusDays(1)));
            }
            if (dotted.matches()) {
                words.remove(i);
                return Optional.of(Day.of(LocalDate.of(number(dotted, 3), number(dotted, 2), number(dotted, 1))));
            }
        }
        return Optional.empty();
    }

    private Optional<Day> named() {
        if (takeAll("day", "before", "yesterday")) {
            return Optional.of(Day.of(today.minusDays(2)));
        }
        if (takeAll("yesterday")) {
            return Optional.of(Day.of(today.minusDays(1)));
        }
        if (takeAll("today")) {
            return Optional.of(Day.of(today));
        }
        for (int i = 0; i + 2 < words.size(); i++) {
            int n = words.get(i).equals("a") ? 1 : NumberWords.value(words.get(i));
            int unit = words.get(i + 1).matches("days?") ? 1 : words.get(i + 1).matches("weeks?") ? 7 : 0;
            if (n >= 0 && unit > 0 && words.get(i + 2).equals("ago")) {
                words.subList(i, i + 3).clear();
                return Optional.of(Day.of(today.minusDays((long) n * unit)));
            }
        }
        return Optional.empty();
    }

    private Optional<Day> weekday() {
        for (int i = 0; i < words.size(); i++) {
            int day = indexOf(words.get(i), 7, n -> DayOfWeek.of(n).name());
            if (day == 0) {
                continue;
            }
            DayOfWeek weekday = DayOfWeek.of(day);
            words.remove(i);
            LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            if (takeAll("last", "week")) {
                return Optional.of(Day.of(monday.minusWeeks(1).with(TemporalAdjusters.nextOrSame(weekday))));
            }
            if (takeAll("this", "week") || i > 0 && takeAt(i - 1, "this")) {
                return Optional.of(Day.of(monday.with(TemporalAdjusters.nextOrSame(weekday))));
            }
            if (i > 0 && takeAt(i - 1, "last")) {
                LocalDate date = today.with(TemporalAdjusters.previous(weekday));
                return told("last " + title(weekday.name()), date);
            }
            return told(title(weekday.name()), today.with(TemporalAdjusters.previousOrSame(weekday)));
        }
        return Optional.empty();
    }

    private Optional<Day> told(String words, LocalDate date) {
        notes.add(words + " is read as " + date + ", seen from the last packet on " + today + ".");
        return Optional.of(Day.of(date));
    }

    private Optional<Day> period() {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate month = today.withDayOfMonth(1);
        LocalDate year = today.withDayOfYear(1);
        if (takeAll("last", "week")) {
            return Optional.of(new Day(monday.minusWeeks(1), monday));
        }
        if (takeAll("this", "week")) {
            return Optional.of(new Day(monday, monday.plusWeeks(1)));
        }
        if (takeAll("last", "month")) {
            return Optional.of(new Day(month.minusMonths(1), month));
        }
        if (takeAll("this", "month")) {
            return Optional.of(new Day(month, month.plusMonths(1)));
        }
        if (takeAll("last", "year")) {
            return Optional.of(new Day(year.minusYears(1), year));
        }
        return takeAll("this", "year") ? Optional.of(new Day(year, year.plusYears(1))) : Optional.empty();
    }

    private Optional<Day> month() {
        for (int i = 0; i < words.size(); i++) {
            int month = indexOf(words.get(i), 12, n -> Month.of(n).name());
            if (month == 0) {
                continue;
            }
            words.remove(i);
            int day = 0;
            // The day stands on either side of the month's name: 12 Jun, June 12th.
            for (int at : new int[] {i - 1, i}) {
                if (day == 0 && at >= 0 && at < words.size() && ORDINAL.matcher(words.get(at)).matches()) {
                    Matcher ordinal = ORDINAL.matcher(words.remove(at));
                    day = ordinal.matches() ? Integer.parseInt(ordinal.group(1)) : 0;
                }
            }
            Optional<Integer> given = takeYear();
            int year = given.orElse(today.getYear());
            LocalDate date = LocalDate.of(year, month, Math.max(1, day));
            if (given.isEmpty() && date.isAfter(today)) {
                date = date.minusYears(1);
            }
            return Optional.of(day == 0 ? new Day(date, date.plusMonths(1)) : Day.of(date));
        }
        return Optional.empty();
    }

    private Optional<Day> year() {
        return words.size() > 1 ? Optional.empty()
                : takeYear().map(y -> new Day(LocalDate.of(y, 1, 1), LocalDate.of(y + 1, 1, 1)));
    }

    private Optional<Integer> takeYear() {
        for (int i = 0; i < words.size(); i++) {
            if (YEAR.matcher(words.get(i)).matches()) {
                return Optional.of(Integer.valueOf(words.remove(i)));
            }
        }
        return Optional.empty();
    }

    /** Takes these words away if they stand side by side. */
    private boolean takeAll(String... wanted) {
        for (int i = 0; i + wanted.length <= words.size(); i++) {
            if (words.subList(i, i + wanted.length).equals(List.of(wanted))) {
                words.subList(i, i + wanted.length).clear();
                return true;
            }
        }
        return false;
    }

    private boolean takeAt(int i, String wanted) {
        if (words.get(i).equals(wanted)) {
            words.remove(i);
            return true;
        }
        return false;
    }

    /** Number from 1 of a name that is given in full or by its first letters, at least three; 0 for none. */
    private static int indexOf(String word, int count, IntFunction<String> name) {
        String plain = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
        return plain.length() < 3 ? 0 : IntStream.rangeClosed(1, count)
                .filter(n -> name.apply(n).toLowerCase(Locale.ROOT).startsWith(plain)).findFirst().orElse(0);
    }

    private static String title(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
