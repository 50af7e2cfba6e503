package org.netrospect.core.time;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the time of day among the words of a moment and takes its words away. */
final class ClockWords {
    private static final Pattern DIGITS = Pattern
            .compile("(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9}))?)?(am|pm)?");
    private static final Pattern HOUR = Pattern.compile("(\\d{1,2})(am|pm|h)");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<String> words;
    private final List<String> notes;
    private Optional<Part> part = Optional.empty();

    /** A part of the day, from one hour to another. */
    private enum Part {
        MORNING(6, 12), AFTERNOON(12, 18), EVENING(18, 24), NIGHT(18, 30), AM(0, 12), PM(12, 24);

        private final int from;
        private final int to;

        Part(int from, int to) {
            this.from = from;
            this.to = to;
        }

        /** The hour of the day of an hour on a dial; an hour that says more than the dial stays. */
        int hour(int hour) {
            if (hour > 12) {
                return hour;
            }
            return switch (this) {
                case MORNING, AM -> hour % 12;
                case AFTERNOON, PM -> hour % 12 + 12;
                case EVENING -> hour == 12 ? 0 : hour + 12;
                case NIGHT -> hour == 12 ? 0 : hour < 6 ? hour : hour + 12;
            };
        }
    }

    private ClockWords(List<String> words, List<String> notes) {
        this.words = words;
        this.notes = notes;
    }

    static Optional<Clock> take(List<String> words, List<String> notes) {
        ClockWords c = new ClockWords(words, notes);
        c.takePart();
        return c.named().or(c::digits).or(c::hour).or(c::spoken).or(c::partAlone);
    }

    private void takePart() {
        for (int i = words.size() - 1; i >= 0; i--) {
            Optional<Part> found = switch (words.get(i)) {
                case "morning" -> Optional.of(Part.MORNING);
                case "afternoon" -> Optional.of(Part.AFTERNOON);
                case "evening" -> Optional.of(Part.EVENING);
                case "night", "tonight" -> Optional.of(Part.NIGHT);
                case "am", "a.m." -> Optional.of(Part.AM);
                case "pm", "p.m." -> Optional.of(Part.PM);
                default -> Optional.empty();
            };
            if (found.isPresent() && part.isEmpty()) {
                part = found;
                words.remove(i);
            }
        }
    }

    private Optional<Clock> named() {
        if (words.remove("noon") || words.remove("midday")) {
            return Optional.of(new Clock(LocalTime.NOON, MINUTE, false));
        }
        return words.remove("midnight") ? Optional.of(new Clock(LocalTime.MIDNIGHT, MINUTE, false)) : Optional.empty();
    }

    private Optional<Clock> digits() {
        for (int i = 0; i < words.size(); i++) {
            Matcher m = DIGITS.matcher(words.get(i));
            if (m.matches()) {
                words.remove(i);
                int hour = dial(Integer.parseInt(m.group(1)), half(m.group(5)));
                int second = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
                String decimals = m.group(4) == null ? "" : m.group(4);
                int nano = decimals.isEmpty() ? 0 : Integer.parseInt((decimals + "00000000").substring(0, 9));
                long precision = m.group(3) == null ? MINUTE.toNanos()
                        : MomentParser.precision("00:00:00" + (decimals.isEmpty() ? "" : "." + decimals));
                return Optional.of(new Clock(LocalTime.of(hour, Integer.parseInt(m.group(2)), second, nano),
                        Duration.ofNanos(precision), false));
            }
        }
        return Optional.empty();
    }

    /** "4pm", "4 pm", "16h", "four o'clock". */
    private Optional<Clock> hour() {
        for (int i = 0; i < words.size(); i++) {
            Matcher m = HOUR.matcher(words.get(i));
            if (m.matches()) {
                words.remove(i);
                int hour = Integer.parseInt(m.group(1));
                return exact(m.group(2).equals("h") ? hour : dial(hour, half(m.group(2))), 0);
            }
            boolean oclock = i + 1 < words.size() && words.get(i + 1).matches("o['\u2019]?clock");
            int hour = NumberWords.value(words.get(i));
            if (hour >= 0 && hour <= 24 && (oclock || part.isPresent() && words.size() == 1)) {
                words.subList(i, oclock ? i + 2 : i + 1).clear();
                return exact(spokenHour(hour, hour + " o'clock"), 0);
            }
        }
        return Optional.empty();
    }

    /** "half past four", "quarter to five", "ten past four". */
    private Optional<Clock> spoken() {
        words.remove("minutes");
        for (int i = 1; i + 1 < words.size(); i++) {
            boolean past = words.get(i).equals("past") || words.get(i).equals("after");
            boolean to = words.get(i).equals("to") || words.get(i).equals("before");
            int hour = NumberWords.value(words.get(i + 1));
            int minutes = minutes(words.get(i - 1));
            if ((past || to) && hour >= 1 && hour <= 24 && minutes > 0) {
                int first = minutes == 5 && i > 1 && words.get(i - 2).equals("twenty") ? i - 2 : i - 1;
                minutes = first == i - 2 ? 25 : minutes;
                if (minutes == 15 && first > 0 && words.get(first - 1).equals("a")) {
                    first--;
                }
                String said = String.join(" ", words.subList(first, i + 2));
                words.subList(first, i + 2).clear();
                if (words.size() >= 1 && words.get(words.size() - 1).matches("o['\u2019]?clock")) {
                    words.remove(words.size() - 1);
                }
                int total = spokenHour(hour, said) * 60 + (past ? minutes : -minutes);
                return exact(Math.floorMod(total, 1440) / 60, Math.floorMod(total, 60));
            }
        }
        return Optional.empty();
    }

    private static int minutes(String word) {
        return switch (word) {
            case "half" -> 30;
            case "quarter" -> 15;
            default -> {
                int n = NumberWords.value(word);
                yield n < 60 ? n : -1;
            }
        };
    }

    /** Of a spoken hour without part of the day, the one in working hours is meant, and that is told. */
    private int spokenHour(int hour, String said) {
        if (part.isPresent() || hour > 12 || hour == 0) {
            return dial(hour, part);
        }
        int meant = hour < 7 ? hour + 12 : hour;
        notes.add("\"" + said + "\" is read as in the " + (meant < 12 ? "morning" : "afternoon") + "; say \"in the "
                + (meant < 12 ? "evening" : "morning") + "\" for the other.");
        return meant;
    }

    private Optional<Part> half(Object suffix) {
        return "am".equals(suffix) ? Optional.of(Part.AM) : "pm".equals(suffix) ? Optional.of(Part.PM) : part;
    }

    private static int dial(int hour, Optional<Part> half) {
        int meant = half.map(p -> p.hour(hour)).orElse(hour);
        return meant == 24 ? 0 : meant;
    }

    private Optional<Clock> partAlone() {
        return part.filter(p -> p != Part.AM && p != Part.PM)
                .map(p -> new Clock(LocalTime.of(p.from, 0), Duration.ofHours(p.to - p.from), true));
    }

    private static Optional<Clock> exact(int hour, int minute) {
        return Optional.of(new Clock(LocalTime.of(hour, minute), MINUTE, false));
    }
}
