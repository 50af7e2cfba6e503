package org.netrospect.workbench.inspector;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongToIntFunction;
import java.util.stream.Collectors;
import org.netrospect.core.filter.FilterText;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.time.Amounts;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.workbench.inspector.FactSheet.Builder;
import org.netrospect.workbench.inspector.FactSheet.Text;

/** Sums over several sessions. */
final class SumFacts {
    private static final int MOST_VALUES = 100_000;
    private static final int TOP = 5;

    private final Table table;
    private final LongToIntFunction rowOf;
    private final TimeFormat times;
    private final Map<String, Tally> tallies = new HashMap<>();

    /** How often each value occurred; of very many values the later ones are not told apart. */
    private static final class Tally {
        private final Map<String, Long> counts = new HashMap<>();
        private boolean full;

        void add(String value) {
            if (counts.size() < MOST_VALUES || counts.containsKey(value)) {
                counts.merge(value, 1L, Long::sum);
            } else {
                full = true;
            }
        }
    }

    SumFacts(Table table, LongToIntFunction rowOf, ZoneId zone) {
        this.table = table;
        this.rowOf = rowOf;
        times = new TimeFormat(zone);
    }

    void write(long[] sessions, Builder out, BooleanSupplier cancelled) {
        TableSchema schema = table.schema();
        String[] summed = {"spkts", "dpkts", "sbytes", "dbytes", "sappbytes", "dappbytes"};
        int[] columns = new int[summed.length];
        for (int i = 0; i < summed.length; i++) {
            columns[i] = schema.index(summed[i]);
        }
        long[] sums = new long[summed.length];
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long found = 0;
        for (int n = 0; n < sessions.length; n++) {
            if ((n & 0xfff) == 0 && cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            int row = rowOf.applyAsInt(sessions[n]);
            if (row < 0 || row >= table.rows()) {
                continue;
            }
            found++;
            first = Math.min(first, table.longAt(schema.index("stime"), row));
            last = Math.max(last, table.longAt(schema.index("ltime"), row));
            for (int i = 0; i < sums.length; i++) {
                sums[i] += table.longAt(columns[i], row);
            }
            tally(row);
        }
        if (found == 0) {
            return;
        }
        out.line("Selected", Text.plain(Amounts.count(found, "session", "sessions")));
        out.line("When", Text.plain(times.longText(first) + " to " + times.longText(last)));
        out.line("", Text.dim("over " + Amounts.duration(last - first)));
        top(out, "Clients", "saddr");
        top(out, "Servers", "daddr");
        top(out, "Ports", "dport");
        top(out, "Services", "service");
        top(out, "States", "state");
        out.line("Sent", Text.plain(Amounts.count(sums[0], "packet", "packets") + ", " + Amounts.exactBytes(sums[2])));
        out.line("", Text.dim(Amounts.exactBytes(sums[4]) + " of payload"));
        out.line("Received",
                Text.plain(Amounts.count(sums[1], "packet", "packets") + ", " + Amounts.exactBytes(sums[3])));
        out.line("", Text.dim(Amounts.exactBytes(sums[5]) + " of payload"));
    }

    private void tally(int row) {
        SessionRow session = new SessionRow(table, row);
        tally("saddr", session.address("saddr"));
        tally("daddr", session.address("daddr"));
        tally("dport", Long.toString(session.number("dport")));
        tally("service", session.text("service"));
        tally("state", session.text("state"));
    }

    private void tally(String column, String value) {
        tallies.computeIfAbsent(column, c -> new Tally()).add(value);
    }

    /** How many different values there are, and the most frequent ones a line each. */
    private void top(Builder out, String label, String column) {
        Tally tally = tallies.get(column);
        List<Map.Entry<String, Long>> top = tally.counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry::getKey))
                .limit(TOP).collect(Collectors.toList());
        int different = tally.counts.size();
        if (different > TOP) {
            out.line(label, Text.dim((tally.full ? "more than " : "") + Amounts.count(different) + " different"));
        }
        for (int i = 0; i < top.size(); i++) {
            String value = top.get(i).getKey();
            out.line(i == 0 && different <= TOP ? label : "", value.isEmpty() ? Text.dim("none")
                    : Text.value(value, FilterText.equal(column, value)),
                    Text.dim("   " + Amounts.count(top.get(i).getValue())));
        }
    }
}
