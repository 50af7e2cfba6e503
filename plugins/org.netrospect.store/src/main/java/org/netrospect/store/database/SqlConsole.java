package org.netrospect.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netrospect.core.cases.CaseStore.SqlRows;

/** Runs the analyst's statements: one at a time, reading only. */
public record SqlConsole(CaseDatabase database) {
    /** Runs one statement; see {@link org.netrospect.core.cases.CaseStore#sql}. */
    public void run(String statement, SqlRows rows) {
        String checked = SqlGuard.checked(statement, SqlDefinitions.tables());
        database.transaction("preparing its tables for SQL", SqlDefinitions::define);
        try (Connection connection = database.connect()) {
            connection.setReadOnly(true);
            try {
                read(connection, checked, rows);
            } finally {
                if (!connection.isClosed()) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            if (isFault(e)) {
                throw database.failure("running a statement", e);
            }
            throw new IllegalArgumentException("The statement cannot be run: " + e.getMessage(), e);
        }
    }

    /** The database's fault, not the statement's: connection (08), resources, or severe (XJ, XS …). */
    private static boolean isFault(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("XS") || state.startsWith("XB");
    }

    private static void read(Connection connection, String statement, SqlRows rows) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement);
                ResultSet result = prepared.executeQuery()) {
            ResultSetMetaData meta = result.getMetaData();
            int columns = meta.getColumnCount();
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                names.add(meta.getColumnLabel(i).toLowerCase(Locale.ROOT));
            }
            rows.columns(names);
            boolean more = true;
            while (more && result.next()) {
                List<Optional<String>> values = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    values.add(Optional.ofNullable(result.getString(i)));
                }
                more = rows.row(values);
            }
        }
    }
}
