package org.netrospect.core.filter;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.netrospect.core.table.RowPredicate;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.TableSource;

/**
 * A parsed filter over one table. Immutable; {@link #toString} gives its canonical text, which parses to the same
 * filter.
 */
public final class Filter {
    private final Condition condition;
    private final TableSchema table;
    private final List<String> notes;

    Filter(Condition condition, TableSchema table, List<String> notes) {
        this.condition = condition;
        this.table = table;
        this.notes = List.copyOf(notes);
    }

    /** The table whose rows it filters. */
    public TableSchema table() {
        return table;
    }

    /** Sentences on how words about time were read. */
    public List<String> notes() {
        return notes;
    }

    /** True if it keeps every row. */
    public boolean isEmpty() {
        return condition instanceof Condition.All all && all.parts().isEmpty();
    }

    /**
     * A predicate over the rows of a snapshot. Conditions on other tables are answered now, on the calling thread and,
     * for large tables, on all cores; so never on the user-interface thread.
     *
     * @param rows a snapshot of {@link #table}
     * @param source where the other tables are
     * @throws java.util.concurrent.CancellationException {@code cancelled} said so
     * @throws FilterTooSlowException now or from the predicate: a regular expression takes too long
     */
    public RowPredicate bind(Table rows, TableSource source, BooleanSupplier cancelled) {
        if (!rows.schema().name().equals(table.name())) {
            throw new IllegalArgumentException("a filter of " + table.name() + " for " + rows.schema().name());
        }
        return new Binder(rows, source, cancelled).predicate(condition);
    }

    /** As {@link #bind}; empty if every row is kept, which {@code RowSelection} does for nothing. */
    public Optional<RowPredicate> predicate(Table rows, TableSource source, BooleanSupplier cancelled) {
        return isEmpty() ? Optional.empty() : Optional.of(bind(rows, source, cancelled));
    }

    Condition condition() {
        return condition;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        condition.append(out);
        return out.toString();
    }
}
