package org.netrospect.workbench.timeline;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.netrospect.core.filter.Filter;
import org.netrospect.core.filter.FilterContext;
import org.netrospect.core.filter.FilterParser;
import org.netrospect.core.filter.FilterSyntaxException;
import org.netrospect.core.filter.TimeTerm;
import org.netrospect.core.table.Histogram;
import org.netrospect.core.table.RowPredicate;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSource;

/**
 * What the timeline asks of a case.
 *
 * @param filter over sessions
 * @param visible the stretch to show; none for the whole case
 * @param buckets how many bars there is room for
 */
record TimelineQuery(TableSource source, String filter, FilterContext context, Optional<Period> visible, int buckets,
        Stacking stacking) {
    private static final int MOST_SERIES = 6;
    private static final String SESSIONS = "sessions";
    private static final String IRREGULARITIES = "irregularities";
    private static final String ALERTS = "alerts";

    /** Reads the tables; not on the user-interface thread. Nothing if there are no sessions. */
    Optional<TimelineData> run(BooleanSupplier cancelled) throws FilterSyntaxException {
        Optional<Table> sessions = source.table(SESSIONS).filter(t -> t.rows() > 0);
        if (sessions.isEmpty()) {
            return Optional.empty();
        }
        Table table = sessions.get();
        Filter parsed = FilterParser.parse(filter, context);
        Period whole = whole(table, cancelled);
        Period asked = visible.map(v -> v.within(whole)).orElse(whole);
        RowSelection everything = RowSelection.select(table, Optional.empty(), Optional.empty(), cancelled);
        Histogram all = histogram(table, everything, asked, OptionalInt.empty(), cancelled);
        Optional<RowPredicate> predicate = parsed.predicate(table, source, cancelled);
        RowSelection kept = predicate.isEmpty() ? everything
                : RowSelection.select(table, predicate, Optional.empty(), cancelled);
        Histogram shown = histogram(table, kept, asked, stacking.column(table.schema()), cancelled);
        Optional<Period> chosen = TimeTerm.of(filter, context).filter(t -> t.to() > t.from())
                .map(t -> new Period(t.from(), t.to()));
        return Optional.of(new TimelineData(whole, all, shown, predicate.isPresent(),
                count(IRREGULARITIES, all, cancelled), count(ALERTS, all, cancelled), chosen));
    }

    private Histogram histogram(Table table, RowSelection rows, Period asked, OptionalInt stack,
            BooleanSupplier cancelled) {
        return Histogram.of(table, rows, asked.from(), asked.to(), buckets, stack, MOST_SERIES, cancelled);
    }

    private static Period whole(Table sessions, BooleanSupplier cancelled) {
        int stime = sessions.schema().index("stime");
        int ltime = sessions.schema().index("ltime");
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int row = 0; row < sessions.rows(); row++) {
            check(row, cancelled);
            first = Math.min(first, sessions.longAt(stime, row));
            last = Math.max(last, sessions.longAt(ltime, row));
        }
        // A case of one moment still needs an axis; and the last packet lies before its end.
        long margin = Math.max(500_000, (last - first) / 200);
        return new Period(first - (last == first ? margin : 0), Math.max(first, last) + margin);
    }

    /** Rows of a table in each bucket. */
    private long[] count(String name, Histogram all, BooleanSupplier cancelled) {
        long[] counts = new long[buckets];
        Optional<Table> found = source.table(name);
        if (found.isPresent()) {
            Table table = found.get();
            int time = table.schema().index("time");
            for (int row = 0; row < table.rows(); row++) {
                check(row, cancelled);
                if (!table.isNull(time, row)) {
                    long bucket = Math.floorDiv(table.longAt(time, row) - all.from(), all.width());
                    if (bucket >= 0 && bucket < buckets) {
                        counts[(int) bucket]++;
                    }
                }
            }
        }
        return counts;
    }

    private static void check(int row, BooleanSupplier cancelled) {
        if ((row & 0xffff) == 0 && cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}
