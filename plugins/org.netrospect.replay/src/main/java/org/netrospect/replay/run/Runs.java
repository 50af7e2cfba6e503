package org.netrospect.replay.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSource;
import org.netrospect.core.table.Tables;

/** The runs of a case, as they stand in the table {@code runs}. */
public final class Runs {
    /** Member of the detail: how many captures the engine refused or read in part. */
    public static final String UNREAD = "unread";

    private Runs() {
    }

    /**
     * A run.
     *
     * @param started nanoseconds since 1970 UTC, by the clock of the machine
     * @param seconds how long it took
     * @param detail JSON: signature files, skipped signatures, what the engine said
     */
    public record Run(long id, String name, Kind kind, String engine, String engineVersion, String signaturesSha256,
            long signatures, long honoured, long skipped, long captures, long started, double seconds, long results,
            String detail) {
        /** Sentences about alerts that were counted but not given, because the analyst suppressed them. */
        public List<String> suppressed() {
            return said("suppressed");
        }

        /** Captures that the engine refused or read in part, so that what is not among the results says nothing. */
        public long unread() {
            return said(UNREAD).stream().mapToLong(Long::parseLong).findFirst().orElse(0);
        }

        /** Texts of a member of the detail, such as {@code files} or {@code skipped}; none if it has no such. */
        public List<String> said(String member) {
            return DetailText.members(detail).getOrDefault(member, List.of());
        }
    }

    /** What a run searches with. */
    public enum Kind {
        RULES, VIRUSES, INDICATORS;

        /** As it stands in the table. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** All of them, in the order in which they were made. */
    public static List<Run> of(TableSource source) {
        Optional<Table> table = source.table(Tables.RUNS.name());
        List<Run> runs = new ArrayList<>();
        if (table.isPresent()) {
            Table t = table.get();
            for (int row = 0; row < t.rows(); row++) {
                runs.add(new Run(number(t, row, "id"), text(t, row, "name"), Kind.of(text(t, row, "kind")),
                        text(t, row, "engine"), text(t, row, "engine_version"), text(t, row, "signatures_sha256"),
                        number(t, row, "signatures"), number(t, row, "honoured"), number(t, row, "skipped"),
                        number(t, row, "captures"), number(t, row, "started"),
                        t.doubleAt(Tables.RUNS.index("seconds"), row), number(t, row, "results"),
                        text(t, row, "detail")));
            }
        }
        return runs;
    }

    /** A run by its number or its name; of several of one name the last. */
    public static Optional<Run> find(TableSource source, String numberOrName) {
        List<Run> runs = of(source);
        return runs.stream().filter(run -> Long.toString(run.id()).equals(numberOrName)).findFirst()
                .or(() -> runs.reversed().stream().filter(run -> run.name().equals(numberOrName)).findFirst());
    }

    private static long number(Table table, int row, String column) {
        return table.longAt(Tables.RUNS.index(column), row);
    }

    private static String text(Table table, int row, String column) {
        return table.textAt(Tables.RUNS.index(column), row);
    }
}
