package org.netrospect.workbench.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.workbench.detail.DetailMembers.Member;

/**
 * Writes the details of an event for people: {@code lease: 600 s · routers: 192.0.2.1}. Immutable; any thread.
 *
 * @param times in the zone of the case
 */
public record DetailText(TimeFormat times) {
    /** Seconds since 1970 with nine decimals, as moments are written in JSON. */
    private static final Pattern MOMENT = Pattern.compile("(-?\\d{1,11})\\.(\\d{9})");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+([eE]-?\\d+)?");
    /** Ends of names that say a unit, and the unit. */
    private static final Map<String, String> UNITS = Map.of("_bytes", " bytes", "_seconds", " s", "_ms", " ms",
            "_milliseconds", " ms", "_packets", " packets", "_percent", " %");
    private static final Set<String> AMOUNTS_OF_BYTES = Set.of("bytes", "size", "length", "bytes_read",
            "bytes_written");
    /** The smallest number that is written with separators: below are ports, codes, years and other names. */
    private static final long GROUPED = 100_000;
    private static final long SECOND = 1_000_000_000L;

    /**
     * One thing that is known.
     *
     * @param name in the JSON
     * @param label for people, without the unit
     * @param texts values for people, with their units
     * @param raw values as they are in the JSON, one for each text
     * @param list whether it is a list there
     * @param quoted whether the values are texts there
     */
    public record Line(String name, String label, List<String> texts, List<String> raw, boolean list, boolean quoted) {
        public Line {
            texts = List.copyOf(texts);
            raw = List.copyOf(raw);
        }
    }

    /** Everything in one line; a text that is no JSON object as it is. */
    public String line(String json) {
        if (json.equals("{}")) {
            return "";
        }
        Optional<List<Line>> lines = lines(json);
        if (lines.isEmpty()) {
            return json;
        }
        StringBuilder out = new StringBuilder(json.length());
        for (Line line : lines.get()) {
            out.append(out.isEmpty() ? "" : " · ").append(line.label()).append(": ")
                    .append(String.join(", ", line.texts()));
        }
        return out.toString();
    }

    /** Each in its order; empty if the text is no JSON object. */
    public Optional<List<Line>> lines(String json) {
        return DetailMembers.of(json).map(members -> {
            List<Line> lines = new ArrayList<>();
            for (Member member : members) {
                String unit = unit(member);
                lines.add(new Line(member.name(), label(member.name(), unit),
                        member.values().stream().map(value -> text(member, value) + unit).toList(), member.values(),
                        member.list(), member.quoted()));
            }
            return lines;
        });
    }

    private static String unit(Member member) {
        boolean number = !member.quoted() && member.values().stream().allMatch(v -> WHOLE.matcher(v).matches()
                || DECIMAL.matcher(v).matches());
        if (!number) {
            return "";
        }
        if (AMOUNTS_OF_BYTES.contains(member.name())) {
            return member.values().equals(List.of("1")) ? " byte" : " bytes";
        }
        return UNITS.entrySet().stream().filter(e -> member.name().endsWith(e.getKey())).map(Map.Entry::getValue)
                .findFirst().orElse("");
    }

    private static String label(String name, String unit) {
        String plain = name;
        for (String end : UNITS.keySet()) {
            plain = !unit.isEmpty() && name.endsWith(end) ? name.substring(0, name.length() - end.length()) : plain;
        }
        return plain.replace('_', ' ');
    }

    private String text(Member member, String value) {
        if (member.quoted()) {
            Matcher moment = MOMENT.matcher(value);
            return moment.matches() && inRange(moment) ? times.longText(Long.parseLong(moment.group(1)) * SECOND
                    + Long.parseLong(moment.group(2))) : value;
        }
        if (WHOLE.matcher(value).matches()) {
            long number = Long.parseLong(value);
            boolean amount = !unit(member).isEmpty();
            return Math.abs(number) >= (amount ? 1000 : GROUPED) ? String.format(Locale.ROOT, "%,d", number) : value;
        }
        return switch (value) {
            case "true" -> "yes";
            case "false" -> "no";
            case "null" -> "none";
            default -> value;
        };
    }

    /** Nanoseconds of later moments do not fit. */
    private static boolean inRange(Matcher moment) {
        return Math.abs(Long.parseLong(moment.group(1))) < Long.MAX_VALUE / SECOND;
    }
}
