package org.netrospect.core.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.net.IpAddress;

/**
 * A table whose rows are given as lists of values: a {@link Number} for INTEGER, DECIMAL, TIME and DURATION, a Boolean,
 * a String, an {@link IpAddress}, and {@code Optional.empty()} for no value. For tables of few rows.
 */
public final class MemoryTable implements Table {
    private final TableSchema schema;
    private final Object[][] cells;
    private final Map<String, Integer> textKeys = new HashMap<>();

    /** Copies the rows. IllegalArgumentException if a value does not fit its column. */
    public MemoryTable(TableSchema schema, List<? extends List<?>> rows) {
        this.schema = schema;
        cells = new Object[rows.size()][];
        int width = schema.columns().size();
        for (int row = 0; row < cells.length; row++) {
            List<?> values = rows.get(row);
            if (values.size() != width) {
                throw new IllegalArgumentException(
                        "row " + row + " of " + schema.name() + " has " + values.size() + " values, not " + width);
            }
            cells[row] = values.toArray();
            for (int column = 0; column < width; column++) {
                check(schema.column(column), cells[row][column]);
            }
        }
    }

    private void check(Column column, Object value) {
        boolean fits = value instanceof Optional<?> none ? none.isEmpty() : switch (column.type()) {
            case INTEGER, TIME, DURATION -> value instanceof Long || value instanceof Integer;
            case DECIMAL -> value instanceof Number;
            case BOOLEAN -> value instanceof Boolean;
            case ADDRESS -> value instanceof IpAddress;
            case TEXT, JSON -> value instanceof String;
        };
        if (!fits) {
            throw new IllegalArgumentException(schema.name() + "." + column.name() + " cannot hold " + value);
        }
        if (value instanceof String text) {
            textKeys.putIfAbsent(text, textKeys.size());
        }
    }

    @Override
    public TableSchema schema() {
        return schema;
    }

    @Override
    public int rows() {
        return cells.length;
    }

    @Override
    public boolean isNull(int column, int row) {
        return cells[row][column] instanceof Optional;
    }

    @Override
    public long longAt(int column, int row) {
        return switch (cells[row][column]) {
            case Number number -> number.longValue();
            case Boolean yes -> yes ? 1 : 0;
            default -> 0;
        };
    }

    @Override
    public double doubleAt(int column, int row) {
        return cells[row][column] instanceof Number number ? number.doubleValue() : 0;
    }

    @Override
    public String textAt(int column, int row) {
        return cells[row][column] instanceof String text ? text : "";
    }

    @Override
    public Optional<IpAddress> addressAt(int column, int row) {
        return cells[row][column] instanceof IpAddress address ? Optional.of(address) : Optional.empty();
    }

    @Override
    public int addressVersionAt(int column, int row) {
        return cells[row][column] instanceof IpAddress address ? address.version() : 0;
    }

    @Override
    public long addressHighAt(int column, int row) {
        return cells[row][column] instanceof IpAddress address ? address.high() : 0;
    }

    @Override
    public long addressLowAt(int column, int row) {
        return cells[row][column] instanceof IpAddress address ? address.low() : 0;
    }

    @Override
    public long textKeyAt(int column, int row) {
        return cells[row][column] instanceof String text ? textKeys.get(text) : -1;
    }
}
