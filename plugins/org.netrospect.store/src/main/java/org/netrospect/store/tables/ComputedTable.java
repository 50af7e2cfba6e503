package org.netrospect.store.tables;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableOver;
import org.netrospect.core.table.TextPrefix;

/** A table some of whose columns, all of texts, are computed when they are read. */
public final class ComputedTable extends TableOver {
    private final Map<Integer, IntFunction<Optional<String>>> computed;

    /** @param computed by the index of the column, from the row; any thread */
    public ComputedTable(Table table, Map<Integer, IntFunction<Optional<String>>> computed) {
        super(table);
        this.computed = Map.copyOf(computed);
    }

    @Override
    public boolean isNull(int column, int row) {
        IntFunction<Optional<String>> value = computed.get(column);
        return value == null ? super.isNull(column, row) : value.apply(row).isEmpty();
    }

    @Override
    public String textAt(int column, int row) {
        IntFunction<Optional<String>> value = computed.get(column);
        return value == null ? super.textAt(column, row) : value.apply(row).orElse("");
    }

    @Override
    public long textKeyAt(int column, int row) {
        return computed.containsKey(column) ? -1 : super.textKeyAt(column, row);
    }

    @Override
    public long textPrefixAt(int column, int row) {
        return computed.containsKey(column) ? TextPrefix.of(textAt(column, row), 0) : super.textPrefixAt(column, row);
    }
}
