package org.netrospect.store.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.cases.Triage;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
import org.netrospect.store.columns.ColumnTable;
import org.netrospect.store.columns.StoredColumn;
import org.netrospect.store.hashset.KnownFiles;
import org.netrospect.store.hashset.KnownTable;
import org.netrospect.store.tables.CapturesView;
import org.netrospect.store.tables.Hidden;
import org.netrospect.store.tables.IrregularityView;
import org.netrospect.store.tables.PlainTables;
import org.netrospect.store.tables.SessionView;
import org.netrospect.store.tables.StoredIrregularities;
import org.netrospect.store.tables.StoredSessions;
import org.netrospect.store.tables.TriagedAlerts;

/**
 * Functions that Derby calls for the rows of tables that are not in the database. They find their case by the
 * database they are called from, and show what is committed.
 */
public final class SqlTables {
    private static final String URL = "jdbc:derby:";

    private final Path folder;
    private final CaseState state;

    private SqlTables(Path folder, CaseState state) {
        this.folder = folder;
        this.state = state;
    }

    /** Rows of a table. */
    public static ResultSet rows(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:default:connection")) {
            CaseState state = CaseRecords.state(connection);
            if (name.equals(Tables.CAPTURES.name())) {
                return new TableRows(CapturesView.of(state.captures()));
            }
            Path database = Path.of(connection.getMetaData().getURL().substring(URL.length()));
            SqlTables tables = new SqlTables(database.resolveSibling("tables"), state);
            Table stored = tables.stored(name)
                    .orElseThrow(() -> new SQLException("There is no table " + name + "."));
            KnownFiles known = new KnownFiles(database.getParent().getParent()
                    .resolveSibling("knowledge").resolve("hashsets"), () -> {
            });
            Table shown = KnownTable.of(Hidden.of(state.replaced(), tables::stored).hide(stored), known);
            List<Triage.Decision> decisions = name.equals(Tables.ALERTS.name()) ? TriageRecords.decisions(connection)
                    : List.of();
            return new TableRows(new TriagedAlerts(() -> decisions).of(shown), known);
        }
    }

    private Optional<Table> stored(String name) {
        return switch (name) {
            case "sessions" -> Optional.of(new SessionView(table(name, StoredSessions.columns())).snapshot());
            case "irregularities" ->
                Optional.of(new IrregularityView(table(name, StoredIrregularities.columns())).snapshot());
            default -> plain(name);
        };
    }

    private Optional<Table> plain(String name) {
        Map<String, ColumnTable> tables = new HashMap<>();
        for (TableSchema schema : PlainTables.ALL) {
            tables.put(schema.name(), table(schema.name(), PlainTables.columns(schema)));
        }
        return PlainTables.ALL.stream().filter(schema -> schema.name().equals(name)).findFirst()
                .map(schema -> PlainTables.snapshot(schema, tables));
    }

    private ColumnTable table(String name, List<StoredColumn> columns) {
        return new ColumnTable(folder.resolve(name), columns, state.table(name));
    }
}
