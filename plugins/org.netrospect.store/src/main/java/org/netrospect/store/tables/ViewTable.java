package org.netrospect.store.tables;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;

/** A snapshot over columns. */
final class ViewTable implements Table {
    private final TableSchema schema;
    private final ColumnView[] columns;
    private final int rows;

    ViewTable(TableSchema schema, List<ColumnView> columns, int rows) {
        this.schema = schema;
        this.columns = columns.toArray(new ColumnView[0]);
        this.rows = rows;
    }

    @Override
    public TableSchema schema() {
        return schema;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public boolean isNull(int column, int row) {
        return columns[column].isNull(checked(row));
    }

    @Override
    public long longAt(int column, int row) {
        return columns[column].longAt(checked(row));
    }

    @Override
    public double doubleAt(int column, int row) {
        return columns[column].doubleAt(checked(row));
    }

    @Override
    public String textAt(int column, int row) {
        return columns[column].textAt(checked(row));
    }

    @Override
    public Optional<IpAddress> addressAt(int column, int row) {
        return columns[column].addressAt(checked(row));
    }

    @Override
    public int addressVersionAt(int column, int row) {
        return columns[column].addressVersionAt(checked(row));
    }

    @Override
    public long addressHighAt(int column, int row) {
        return columns[column].addressHighAt(checked(row));
    }

    @Override
    public long addressLowAt(int column, int row) {
        return columns[column].addressLowAt(checked(row));
    }

    @Override
    public long textKeyAt(int column, int row) {
        return columns[column].textKeyAt(checked(row));
    }

    @Override
    public long textPrefixAt(int column, int row) {
        return columns[column].textPrefixAt(checked(row));
    }

    private int checked(int row) {
        return Objects.checkIndex(row, rows);
    }
}
