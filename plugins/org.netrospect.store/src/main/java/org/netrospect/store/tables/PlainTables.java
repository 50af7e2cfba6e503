package org.netrospect.store.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
import org.netrospect.store.columns.ColumnReader;
import org.netrospect.store.columns.ColumnTable;
import org.netrospect.store.columns.Storage;
import org.netrospect.store.columns.StoredColumn;

/** Tables that are stored nearly as they are shown: one stored column for each column, and some that are not shown. */
public final class PlainTables {
    /** Bytes of a file's content that are stored. */
    static final StoredColumn STORED = new StoredColumn("stored", Storage.COUNT);
    /** Where they are in the file of contents. */
    static final StoredColumn PLACE = new StoredColumn("place", Storage.LONG);
    /** Table of an event's own row. */
    static final StoredColumn OWN_TABLE = new StoredColumn("own_table", Storage.TEXT);
    /** Number of that row. */
    static final StoredColumn OWN_ROW = new StoredColumn("own_row", Storage.INT);

    /** Schemas with the columns that are stored beside those shown. */
    private static final Map<String, List<StoredColumn>> HIDDEN = Map.of(Tables.EVENTS.name(),
            List.of(OWN_TABLE, OWN_ROW), Tables.FILES.name(), List.of(STORED, PLACE));

    /** The last columns of a table that are not stored but computed. */
    private static final Map<String, Integer> COMPUTED = Map.of(Tables.FILES.name(), 1,
            Tables.ALERTS.name(), 2);

    /** All of them. */
    public static final List<TableSchema> ALL = List.of(Tables.EVENTS, Tables.DNS, Tables.HTTP, Tables.TLS,
            Tables.MAIL, Tables.LOGINS, Tables.FILES, Tables.SOFTWARE, Tables.RUNS, Tables.ALERTS, Tables.VERDICTS);

    private PlainTables() {
    }

    /** What is stored of a table. */
    public static List<StoredColumn> columns(TableSchema schema) {
        return Stream.concat(schema.columns().stream().limit(shown(schema)).map(PlainTables::stored),
                HIDDEN.getOrDefault(schema.name(), List.of()).stream()).collect(Collectors.toList());
    }

    /** Index of a column that is not shown. */
    static int hidden(TableSchema schema, StoredColumn column) {
        return shown(schema) + HIDDEN.get(schema.name()).indexOf(column);
    }

    /** How many columns of a table are stored and shown: the first ones. */
    static int shown(TableSchema schema) {
        return schema.columns().size() - COMPUTED.getOrDefault(schema.name(), 0);
    }

    private static StoredColumn stored(Column column) {
        Storage storage = switch (column.type()) {
            case INTEGER -> Storage.COUNT;
            case DECIMAL, TIME, DURATION -> Storage.LONG;
            case TEXT, JSON -> Storage.TEXT;
            case ADDRESS -> Storage.ADDRESS;
            case BOOLEAN -> Storage.BYTE;
        };
        return new StoredColumn(column.name(), storage);
    }

    /**
     * What is visible now of a table.
     *
     * @param stored all tables, by name
     */
    public static Table snapshot(TableSchema schema, Map<String, ColumnTable> stored) {
        ColumnTable table = stored.get(schema.name());
        int rows = table.size().rows();
        List<ColumnView> columns = new ArrayList<>();
        for (int i = 0; i < schema.columns().size(); i++) {
            if (i >= shown(schema)) {
                columns.add(new DerivedColumns.Nothing());
                continue;
            }
            ColumnReader reader = table.column(i);
            Column column = schema.column(i);
            if (schema.name().equals(Tables.EVENTS.name()) && column.name().equals("detail")) {
                columns.add(new EventDetail(reader, table, stored));
            } else if (column.type() == ColumnType.DECIMAL) {
                columns.add(new DerivedColumns.Ratio(reader::isNull,
                        row -> Double.longBitsToDouble(reader.longAt(row))));
            } else {
                columns.add(ColumnView.stored(reader, column.type()));
            }
        }
        return new ViewTable(schema, columns, rows);
    }
}
