package org.netrospect.replay.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSource;
import org.netrospect.core.table.Tables;

/** How the verdicts of two runs on the same contents differ. */
public final class VerdictDifference {
    private VerdictDifference() {
    }

    /**
     * A content and what both runs said of it; "" where one said nothing.
     *
     * @param file id of the first file with this content
     * @param firstTime when it was first carried, nanoseconds since 1970 UTC
     * @param session that carried it first; 0 for none
     */
    public record Entry(Change change, String sha256, long file, String name, String before, String signatureBefore,
            String after, String signature, long firstTime, String hosts,
            long session) {
    }

    private static final class Pair {
        private int before = -1;
        private int after = -1;
    }

    /** The differences, by content; those that are the same come too. @param first id of a run */
    public static List<Entry> of(TableSource source, long first, long second) {
        Table verdicts = source.table(Tables.VERDICTS.name()).orElseThrow();
        int run = Tables.VERDICTS.index("run");
        Map<String, Pair> pairs = new TreeMap<>();
        for (int row = 0; row < verdicts.rows(); row++) {
            long of = verdicts.longAt(run, row);
            if (of == first || of == second) {
                Pair pair = pairs.computeIfAbsent(text(verdicts, row, "sha256"), key -> new Pair());
                if (of == first) {
                    pair.before = row;
                }
                if (of == second) {
                    pair.after = row;
                }
            }
        }
        List<Entry> entries = new ArrayList<>();
        pairs.forEach((sha256, pair) -> entries.add(entry(verdicts, sha256, pair)));
        return entries;
    }

    private static Entry entry(Table table, String sha256, Pair pair) {
        String before = text(table, pair.before, "verdict");
        String after = text(table, pair.after, "verdict");
        String signatureBefore = text(table, pair.before, "signature");
        String signature = text(table, pair.after, "signature");
        Change change = pair.before < 0 ? Change.NEW : pair.after < 0 ? Change.GONE
                : before.equals(after) && signatureBefore.equals(signature) ? Change.SAME : Change.CHANGED;
        int row = pair.after < 0 ? pair.before : pair.after;
        return new Entry(change, sha256, table.longAt(Tables.VERDICTS.index("file"), row), text(table, row, "name"),
                before, signatureBefore, after, signature, table.longAt(Tables.VERDICTS.index("first_time"), row),
                text(table, row, "hosts"), table.longAt(Tables.VERDICTS.index("session"), row));
    }

    private static String text(Table table, int row, String column) {
        return row < 0 ? "" : table.textAt(Tables.VERDICTS.index(column), row);
    }
}
