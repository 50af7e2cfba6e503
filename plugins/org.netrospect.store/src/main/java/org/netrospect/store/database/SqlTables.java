package org.netrospect.store.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.store.columns.ColumnTable;
import org.netrospect.store.columns.StoredColumn;
import org.netrospect.store.tables.CapturesView;
import org.netrospect.store.tables.IrregularityView;
import org.netrospect.store.tables.PlainTables;
import org.netrospect.store.tables.SessionView;
import org.netrospect.store.tables.StoredIrregularities;
import org.netrospect.store.tables.StoredSessions;

/**
 * Functions that Derby calls for the rows of tables that are not in the database. They find their case by the
 * database they are called from, and show what is committed.
 */
public final class SqlTables {
    private static final String URL = "jdbc:derby:";

    private SqlTables() {
    }

    /** Rows of a table. */
    public static ResultSet rows(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:default:connection")) {
            return new TableRows(switch (name) {
                case "captures" -> CapturesView.of(CaseRecords.captures(connection));
                case "sessions" -> new SessionView(table(connection, name, StoredSessions.columns())).snapshot();
                case "irregularities" ->
                    new IrregularityView(table(connection, name, StoredIrregularities.columns())).snapshot();
                default -> plain(connection, name);
            });
        }
    }

    private static Table plain(Connection connection, String name) throws SQLException {
        Map<String, ColumnTable> tables = new HashMap<>();
        for (TableSchema schema : PlainTables.ALL) {
            tables.put(schema.name(), table(connection, schema.name(), PlainTables.columns(schema)));
        }
        return PlainTables.ALL.stream().filter(schema -> schema.name().equals(name)).findFirst()
                .map(schema -> PlainTables.snapshot(schema, tables))
                .orElseThrow(() -> new SQLException("There is no table " + name + "."));
    }

    private static ColumnTable table(Connection connection, String name, List<StoredColumn> columns)
            throws SQLException {
        Path database = Path.of(connection.getMetaData().getURL().substring(URL.length()));
        Path folder = database.resolveSibling("tables").resolve(name);
        return new ColumnTable(folder, columns, CaseRecords.state(connection).table(name));
    }
}
