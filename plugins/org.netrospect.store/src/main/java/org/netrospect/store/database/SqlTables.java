package org.netrospect.store.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.netrospect.store.columns.ColumnTable;
import org.netrospect.store.columns.StoredColumn;
import org.netrospect.store.tables.CapturesView;
import org.netrospect.store.tables.IrregularityView;
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

    /** Rows of {@code sessions}. */
    public static ResultSet sessions() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:default:connection")) {
            return new TableRows(new SessionView(table(connection, "sessions", StoredSessions.columns())).snapshot());
        }
    }

    /** Rows of {@code irregularities}. */
    public static ResultSet irregularities() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:default:connection")) {
            return new TableRows(new IrregularityView(
                    table(connection, "irregularities", StoredIrregularities.columns())).snapshot());
        }
    }

    /** Rows of {@code captures}. */
    public static ResultSet captures() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:default:connection")) {
            return new TableRows(CapturesView.of(CaseRecords.captures(connection)));
        }
    }

    private static ColumnTable table(Connection connection, String name, List<StoredColumn> columns)
            throws SQLException {
        Path database = Path.of(connection.getMetaData().getURL().substring(URL.length()));
        Path folder = database.resolveSibling("tables").resolve(name);
        return new ColumnTable(folder, columns, CaseRecords.state(connection).table(name));
    }
}
