package org.netrospect.store.tables;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netrospect.core.event.Details;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.TableSchema;
import org.netrospect.store.columns.ColumnTable;
import org.netrospect.store.columns.ColumnTable.Size;
import org.netrospect.store.columns.ColumnTableWriter;

/** Appends to one of the {@link PlainTables}; its files are opened when the first row comes. One thread. */
public final class PlainWriter implements Closeable {
    private final TableSchema schema;
    private final ColumnTable table;
    private Optional<ColumnTableWriter> writer = Optional.empty();

    /** What stands in a column of a row; what {@link Details} can hold, or a list of strings. */
    @FunctionalInterface
    public interface Row {
        Optional<Object> value(String column);
    }

    /** Goes on behind what is visible. */
    public PlainWriter(TableSchema schema, ColumnTable table) {
        this.schema = schema;
        this.table = table;
    }

    TableSchema schema() {
        return schema;
    }

    public int rows() {
        return writer.isPresent() ? writer.get().rows() : table.size().rows();
    }

    /** Appends a row. @param hidden values of the columns that are not shown, Long or String. @return its number */
    int add(Row row, Object... hidden) throws IOException {
        if (writer.isEmpty()) {
            writer = Optional.of(table.append());
        }
        ColumnTableWriter out = writer.get();
        int columns = PlainTables.shown(schema);
        for (int i = 0; i < columns; i++) {
            Optional<Object> value = row.value(schema.column(i).name());
            if (value.isEmpty()) {
                out.nothing(i);
            } else {
                value(out, i, value.get());
            }
        }
        for (int i = 0; i < hidden.length; i++) {
            if (hidden[i] instanceof String text) {
                out.text(columns + i, text);
            } else if ((Long) hidden[i] < 0) {
                out.nothing(columns + i);
            } else {
                out.number(columns + i, (Long) hidden[i]);
            }
        }
        out.endRow();
        return out.rows() - 1;
    }

    private void value(ColumnTableWriter out, int i, Object value) throws IOException {
        switch (schema.column(i).type()) {
            case INTEGER, TIME, DURATION -> number(out, i, value);
            case DECIMAL -> out.number(i, Double.doubleToRawLongBits(decimal(value) + 0.0));
            case BOOLEAN -> out.number(i, Boolean.TRUE.equals(value) ? 1 : 0);
            case TEXT, JSON -> out.text(i, text(value));
            case ADDRESS -> {
                if (value instanceof IpAddress address) {
                    out.address(i, address.version(), address.high(), address.low());
                } else {
                    out.address(i, 0, 0, 0);
                }
            }
        }
    }

    private static void number(ColumnTableWriter out, int i, Object value) throws IOException {
        switch (value) {
            case Long number -> out.number(i, number);
            case Details.Time time -> out.number(i, time.nanoseconds());
            default -> out.nothing(i);
        }
    }

    private static double decimal(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static String text(Object value) {
        return value instanceof List<?> list ? list.stream().map(Object::toString).collect(Collectors.joining(","))
                : value.toString();
    }

    /** See {@link ColumnTableWriter#flush()}. */
    public Size flush() throws IOException {
        return writer.isPresent() ? writer.get().flush() : table.size();
    }

    /** See {@link ColumnTableWriter#force()}. */
    public void force() throws IOException {
        if (writer.isPresent()) {
            writer.get().force();
        }
    }

    @Override
    public void close() throws IOException {
        if (writer.isPresent()) {
            writer.get().close();
        }
    }
}
