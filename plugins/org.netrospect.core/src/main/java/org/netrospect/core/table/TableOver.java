package org.netrospect.core.table;

import java.util.Optional;
import org.netrospect.core.net.IpAddress;

/** A table made of another one: says what that one says, but for what a subclass says otherwise. */
public abstract class TableOver implements Table {
    private final Table table;

    protected TableOver(Table table) {
        this.table = table;
    }

    /** The row of the other table that a row of this one is. */
    protected int place(int row) {
        return row;
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
        return table.isNull(column, place(row));
    }

    @Override
    public long longAt(int column, int row) {
        return table.longAt(column, place(row));
    }

    @Override
    public double doubleAt(int column, int row) {
        return table.doubleAt(column, place(row));
    }

    @Override
    public String textAt(int column, int row) {
        return table.textAt(column, place(row));
    }

    @Override
    public Optional<IpAddress> addressAt(int column, int row) {
        return table.addressAt(column, place(row));
    }

    @Override
    public int addressVersionAt(int column, int row) {
        return table.addressVersionAt(column, place(row));
    }

    @Override
    public long addressHighAt(int column, int row) {
        return table.addressHighAt(column, place(row));
    }

    @Override
    public long addressLowAt(int column, int row) {
        return table.addressLowAt(column, place(row));
    }

    @Override
    public long textKeyAt(int column, int row) {
        return table.textKeyAt(column, place(row));
    }

    @Override
    public long textPrefixAt(int column, int row) {
        return table.textPrefixAt(column, place(row));
    }
}
