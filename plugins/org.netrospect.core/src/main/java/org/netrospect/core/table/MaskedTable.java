package org.netrospect.core.table;

import java.util.Optional;
import java.util.OptionalInt;
import org.netrospect.core.net.IpAddress;

/** A table whose secrets (the column {@code secret}) cannot be read. */
public final class MaskedTable implements Table {
    private static final String MASK = "********";

    private final Table table;
    private final int secret;

    private MaskedTable(Table table, int secret) {
        this.table = table;
        this.secret = secret;
    }

    /** The table itself if it has no secrets. */
    public static Table of(Table table) {
        OptionalInt secret = table.schema().find("secret");
        return secret.isEmpty() ? table : new MaskedTable(table, secret.getAsInt());
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
        return table.isNull(column, row);
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
        return column != secret ? table.textAt(column, row) : table.isNull(column, row) ? "" : MASK;
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
        return column == secret ? -1 : table.textKeyAt(column, row);
    }
}
