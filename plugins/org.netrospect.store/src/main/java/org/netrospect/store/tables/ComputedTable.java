package org.netrospect.store.tables;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;

/** A table some of whose columns, all of texts, are computed when they are read. */
public final class ComputedTable implements Table {
    private final Table table;
    private final Map<Integer, IntFunction<Optional<String>>> computed;

    /** @param computed by the index of the column, from the row; any thread */
    public ComputedTable(Table table, Map<Integer, IntFunction<Optional<String>>> computed) {
        this.table = table;
        this.computed = Map.copyOf(computed);
    }

    @Override
    public TableSchema schema() {
        return table.schema();
    }

    @Override
    public int rows() {
        return table.rows();
    }

    @Override
    public boolean isNull(int column, int row) {
        IntFunction<Optional<String>> value = computed.get(column);
        return value == null ? table.isNull(column, row) : value.apply(row).isEmpty();
    }

    @Override
    public long longAt(int column, int row) {
        return table.longAt(column, row);
    }

    @Override
    public double doubleAt(int column, int row) {
        return table.doubleAt(column, row);
    }

    @Override
    public String textAt(int column, int row) {
        IntFunction<Optional<String>> value = computed.get(column);
        return value == null ? table.textAt(column, row) : value.apply(row).orElse("");
    }

    @Override
    public Optional<IpAddress> addressAt(int column, int row) {
        return table.addressAt(column, row);
    }

    @Override
    public int addressVersionAt(int column, int row) {
        return table.addressVersionAt(column, row);
    }

    @Override
    public long addressHighAt(int column, int row) {
        return table.addressHighAt(column, row);
    }

    @Override
    public long addressLowAt(int column, int row) {
        return table.addressLowAt(column, row);
    }

    @Override
    public long textKeyAt(int column, int row) {
        return computed.containsKey(column) ? -1 : table.textKeyAt(column, row);
    }
}
