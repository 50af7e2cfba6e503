package org.netrospect.store.tables;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.netrospect.core.event.Details;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.Event;
import org.netrospect.core.table.TableSchema;
import org.netrospect.store.columns.AppendFile;
import org.netrospect.store.columns.ColumnTable;
import org.netrospect.store.columns.ColumnTable.Size;
import org.netrospect.store.columns.ColumnTableWriter;

/** Appends to one of the {@link PlainTables}; its files are opened when the first row comes. One thread. */
public final class PlainWriter implements Closeable {
    private final TableSchema schema;
    private final ColumnTable table;
    /** Columns that are shown; the others are behind them. */
    private final int shown;
    private final DetailRow row;
    private final List<Told> told;
    private Optional<ColumnTableWriter> writer = Optional.empty();

    /** Goes on behind what is visible. */
    public PlainWriter(TableSchema schema, ColumnTable table) {
        this.schema = schema;
        this.table = table;
        shown = PlainTables.shown(schema);
        row = new DetailRow(schema);
        told = Told.of(schema);
    }

    TableSchema schema() {
        return schema;
    }

    public int rows() {
        return writer.isPresent() ? writer.get().rows() : table.size().rows();
    }

    private ColumnTableWriter writer() throws IOException {
        if (writer.isEmpty()) {
            writer = Optional.of(table.append());
        }
        return writer.get();
    }

    /** Appends a row of nothing but details. */
    void add(Details details) throws IOException {
        ColumnTableWriter out = writer();
        row.row(details);
        for (int i = 0; i < shown; i++) {
            if (row.has(i)) {
                value(out, i, row.value(i));
            } else {
                out.nothing(i);
            }
        }
        out.endRow();
    }

    /** Appends the row that an event has in a table of its own. @return its number */
    int add(Event event) throws IOException {
        ColumnTableWriter out = writer();
        row.row(event.details());
        for (int i = 0; i < shown; i++) {
            if (row.has(i)) {
                value(out, i, row.value(i));
            } else if (told.get(i) == Told.SUBJECT) {
                // a certificate's subject, or a mail's: what the event is about is no substitute
                out.nothing(i);
            } else {
                told.get(i).write(out, i, event);
            }
        }
        out.endRow();
        return out.rows() - 1;
    }

    /** What the event added last has beside the columns: members of a JSON object, without its braces. */
    String beside() {
        return row.beside();
    }

    /** Appends a row to {@code events}. @param ownRow its row in a table of its own, less than 0 for none */
    void add(Event event, int detailColumn, String detail, String ownTable, long ownRow) throws IOException {
        ColumnTableWriter out = writer();
        for (int i = 0; i < shown; i++) {
            if (i == detailColumn) {
                out.text(i, detail);
            } else {
                told.get(i).write(out, i, event);
            }
        }
        out.text(shown, ownTable);
        if (ownRow < 0) {
            out.nothing(shown + 1);
        } else {
            out.number(shown + 1, ownRow);
        }
        out.endRow();
    }

    /** Appends a row to {@code files}. */
    void add(FileRow file) throws IOException {
        ColumnTableWriter out = writer();
        for (int i = 0; i < shown; i++) {
            told.get(i).write(out, i, file);
        }
        out.number(shown, file.file().content().length());
        out.number(shown + 1, file.place());
        out.endRow();
    }

    private void value(ColumnTableWriter out, int i, Object value) throws IOException {
        switch (schema.column(i).type()) {
            case INTEGER, TIME, DURATION -> number(out, i, value);
            case DECIMAL -> out.decimal(i, value instanceof Number number ? number.doubleValue() : Double.NaN);
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

    private static String text(Object value) {
        if (!(value instanceof List<?> list)) {
            return value.toString();
        }
        StringBuilder joined = new StringBuilder();
        for (Object each : list) {
            joined.append(joined.isEmpty() ? "" : ",").append(each);
        }
        return joined.toString();
    }

    /** See {@link ColumnTableWriter#flush()}. */
    public Size flush() throws IOException {
        return writer.isPresent() ? writer.get().flush() : table.size();
    }

    /** See {@link ColumnTableWriter#files()}. */
    public Stream<AppendFile> files() {
        return writer.stream().flatMap(ColumnTableWriter::files);
    }

    @Override
    public void close() throws IOException {
        if (writer.isPresent()) {
            writer.get().close();
        }
    }
}
