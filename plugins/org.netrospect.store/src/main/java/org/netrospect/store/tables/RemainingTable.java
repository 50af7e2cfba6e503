package org.netrospect.store.tables;

import java.util.Objects;
import java.util.Optional;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;

/** A snapshot without rows that are hidden. */
record RemainingTable(Table stored, HiddenRows hidden) implements Table {
    @Override
    public TableSchema schema() {
        return stored.schema();
    }

    @Override
    public int rows() {
        return stored.rows() - hidden.count();
    }

    @Override
    public boolean isNull(int column, int row) {
        return stored.isNull(column, place(row));
    }

    @Override
    public long longAt(int column, int row) {
        return stored.longAt(column, place(row));
    }

    @Override
    public double doubleAt(int column, int row) {
        return stored.doubleAt(column, place(row));
    }

    @Override
    public String textAt(int column, int row) {
        return stored.textAt(column, place(row));
    }

    @Override
    public Optional<IpAddress> addressAt(int column, int row) {
        return stored.addressAt(column, place(row));
    }

    @Override
    public int addressVersionAt(int column, int row) {
        return stored.addressVersionAt(column, place(row));
    }

    @Override
    public long addressHighAt(int column, int row) {
        return stored.addressHighAt(column, place(row));
    }

    @Override
    public long addressLowAt(int column, int row) {
        return stored.addressLowAt(column, place(row));
    }

    @Override
    public long textKeyAt(int column, int row) {
        return stored.textKeyAt(column, place(row));
    }

    private int place(int row) {
        return hidden.stored(Objects.checkIndex(row, rows()));
    }
}
