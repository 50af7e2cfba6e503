package org.netrospect.core.table;

import java.util.Optional;
import org.netrospect.core.net.IpAddress;

/** The rows of one table, and behind them those of another of the same schema. */
public final class AppendedTable implements Table {
    /** Texts of the two have numbers of their own: those of the second are moved out of the way of the first's. */
    private static final long SECOND_KEYS = 1L << 40;

    private final Table first;
    private final Table second;
    private final int border;

    public AppendedTable(Table first, Table second) {
        if (!first.schema().equals(second.schema())) {
            throw new IllegalArgumentException(second.schema().name() + " cannot stand behind "
                    + first.schema().name());
        }
        this.first = first;
        this.second = second;
        border = first.rows();
    }

    /** The table whose rows come first, under the same numbers. */
    public Table first() {
        return first;
    }

    private Table at(int row) {
        return row < border ? first : second;
    }

    private int place(int row) {
        return row < border ? row : row - border;
    }

    @Override
    public TableSchema schema() {
        return first.schema();
    }

    @Override
    public int rows() {
        return border + second.rows();
    }

    @Override
    public boolean isNull(int column, int row) {
        return at(row).isNull(column, place(row));
    }

    @Override
    public long longAt(int column, int row) {
        return at(row).longAt(column, place(row));
    }

    @Override
    public double doubleAt(int column, int row) {
        return at(row).doubleAt(column, place(row));
    }

    @Override
    public String textAt(int column, int row) {
        return at(row).textAt(column, place(row));
    }

    @Override
    public Optional<IpAddress> addressAt(int column, int row) {
        return at(row).addressAt(column, place(row));
    }

    @Override
    public int addressVersionAt(int column, int row) {
        return at(row).addressVersionAt(column, place(row));
    }

    @Override
    public long addressHighAt(int column, int row) {
        return at(row).addressHighAt(column, place(row));
    }

    @Override
    public long addressLowAt(int column, int row) {
        return at(row).addressLowAt(column, place(row));
    }

    @Override
    public long textKeyAt(int column, int row) {
        long key = at(row).textKeyAt(column, place(row));
        return row < border || key < 0 ? key : SECOND_KEYS + key;
    }

    @Override
    public long textPrefixAt(int column, int row) {
        return at(row).textPrefixAt(column, place(row));
    }
}
