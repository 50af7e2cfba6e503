package org.netrospect.replay.run;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a signature came into being, as far as is known: what the rule says of itself, else when its database was made,
 * else when its file was last changed.
 *
 * @param time nanoseconds since 1970 UTC; 0 if nothing is known
 */
public record SignatureDate(long time, Source source) {
    /** Members of the detail of an alert, and of a run. */
    public static final String CREATED = "created_at";
    public static final String UPDATED = "updated_at";
    public static final String DATABASE = "database_date";

    /** How a date is known. */
    public enum Source {
        CREATED_AT, UPDATED_AT, DATABASE, FILE, UNKNOWN;

        /** As it is told. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern DAY = Pattern.compile("(\\d{4})[_-](\\d\\d)[_-](\\d\\d)");
    /** In the header of a container: {@code 28 Apr 2026 04:25 -0400}. */
    private static final DateTimeFormatter HEADER = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .appendPattern("d MMM yyyy HH[:][-]mm[ Z]").toFormatter(Locale.ROOT);
    /** As clamd and clamscan tell their version: {@code ClamAV 1.4.6/27990/Sat May  2 10:00:00 2026}. */
    private static final Pattern SAID = Pattern
            .compile("/\\d+/\\w{3} (\\w{3}) +(\\d{1,2}) (\\d\\d:\\d\\d:\\d\\d) (\\d{4})");
    private static final DateTimeFormatter SAID_TIME = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .appendPattern("MMM d HH:mm:ss yyyy").toFormatter(Locale.ROOT);

    /** Of a run: of its databases, else of its newest file. */
    public static SignatureDate of(Runs.Run run) {
        Map<String, List<String>> detail = DetailText.members(run.detail());
        Optional<Long> database = detail.getOrDefault(DATABASE, List.of()).stream().map(SignatureDate::header)
                .flatMap(Optional::stream).max(Long::compare).or(() -> said(run.engineVersion()));
        return database.map(time -> new SignatureDate(time, Source.DATABASE)).orElseGet(() -> file(detail));
    }

    /** Of a rule, by the detail of an alert. @param ofRun if the rule says nothing */
    public static SignatureDate of(String alertDetail, SignatureDate ofRun) {
        Map<String, List<String>> detail = DetailText.members(alertDetail);
        return day(DetailText.first(detail, CREATED)).map(time -> new SignatureDate(time, Source.CREATED_AT))
                .or(() -> day(DetailText.first(detail, UPDATED))
                        .map(time -> new SignatureDate(time, Source.UPDATED_AT)))
                .orElse(ofRun);
    }

    /** The last word of each of the files is when it was changed, in seconds. */
    private static SignatureDate file(Map<String, List<String>> detail) {
        return detail.getOrDefault("files", List.of()).stream()
                .map(text -> text.substring(text.lastIndexOf(' ') + 1)).filter(t -> t.matches("\\d{1,11}\\.\\d{1,9}"))
                .map(t -> new BigDecimal(t).movePointRight(9).longValue()).max(Long::compare)
                .map(time -> new SignatureDate(time, Source.FILE)).orElse(new SignatureDate(0, Source.UNKNOWN));
    }

    private static Optional<Long> day(String text) {
        Matcher m = DAY.matcher(text);
        if (!m.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)),
                    Integer.parseInt(m.group(3))).toEpochDay() * 86_400_000_000_000L);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> header(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip(), HEADER).toEpochSecond() * 1_000_000_000L);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> said(String version) {
        Matcher m = SAID.matcher(version);
        if (!m.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(m.group(1) + " " + m.group(2) + " " + m.group(3) + " " + m.group(4),
                    SAID_TIME).toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
