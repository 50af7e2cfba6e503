package org.netrospect.store.tables;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.Json;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
import org.netrospect.store.columns.ColumnReader;
import org.netrospect.store.columns.ColumnTable;

/**
 * Details of events as JSON: the columns of the event's row in its own table, so that they are stored once, and what is
 * stored beside. Secrets are left out.
 */
final class EventDetail implements ColumnView {
    /** These are columns of the event itself. */
    private static final Set<String> COMMON = Set.of("session", "time", "client", "server", "capture", "packet",
            "protocol", "secret");

    private final ColumnReader beside;
    private final ColumnReader ownTable;
    private final ColumnReader ownRow;
    private final Map<String, Table> tables = new HashMap<>();

    EventDetail(ColumnReader beside, ColumnTable events, Map<String, ColumnTable> stored) {
        this.beside = beside;
        ownTable = events.column(PlainTables.hidden(Tables.EVENTS, PlainTables.OWN_TABLE));
        ownRow = events.column(PlainTables.hidden(Tables.EVENTS, PlainTables.OWN_ROW));
        for (TableSchema schema : PlainTables.ALL) {
            if (!schema.name().equals(Tables.EVENTS.name())) {
                tables.put(schema.name(), PlainTables.snapshot(schema, stored));
            }
        }
    }

    @Override
    public boolean isNull(int row) {
        return false;
    }

    @Override
    public String textAt(int row) {
        Json json = new Json();
        Table own = tables.get(ownTable.textAt(row));
        if (own != null && !ownRow.isNull(row) && ownRow.longAt(row) < own.rows()) {
            int at = (int) ownRow.longAt(row);
            for (int i = 0; i < own.schema().columns().size(); i++) {
                if (!own.isNull(i, at) && !COMMON.contains(own.schema().column(i).name())) {
                    json.member(own.schema().column(i).name(), value(own, i, at));
                }
            }
        }
        String rest = beside.textAt(row);
        return json.members(rest).end();
    }

    private static Object value(Table table, int i, int row) {
        Column column = table.schema().column(i);
        return switch (column.type()) {
            case INTEGER, DURATION -> table.longAt(i, row);
            case DECIMAL -> table.doubleAt(i, row);
            case TIME -> new Details.Time(table.longAt(i, row));
            case BOOLEAN -> table.longAt(i, row) != 0;
            case TEXT, JSON -> table.textAt(i, row);
            case ADDRESS -> table.addressAt(i, row).map(Object::toString).orElse("");
        };
    }
}
