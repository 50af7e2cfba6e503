package org.netrospect.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;

/**
 * How SQL sees the tables of a case: a table function each, and a view over it. Times and durations are exact decimal
 * seconds. Made when the first statement is run, and anew when a newer program has other columns.
 */
final class SqlDefinitions {
    private static final Map<String, TableSchema> TABLES = Tables.ALL.stream()
            .filter(schema -> !schema.name().equals(Tables.PACKETS.name()))
            .collect(Collectors.toMap(schema -> schema.name().toUpperCase(Locale.ROOT), schema -> schema));

    private SqlDefinitions() {
    }

    /** Names in capitals. */
    static Set<String> tables() {
        return TABLES.keySet();
    }

    /** Makes functions and views if they are not there as they should be. */
    static boolean define(Connection connection) throws SQLException {
        List<String> statements = new ArrayList<>();
        TABLES.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(table -> {
            statements.add(function(table.getKey(), table.getValue()));
            statements.add("CREATE VIEW " + table.getKey() + " AS SELECT * FROM TABLE(" + table.getKey()
                    + "_ROWS('" + table.getKey().toLowerCase(Locale.ROOT) + "')) AS ROWS_OF_" + table.getKey());
        });
        String wanted = String.join("\n", statements);
        String present = present(connection);
        if (present.equals(wanted)) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                PreparedStatement keep = connection.prepareStatement("INSERT INTO sql_definition VALUES ?")) {
            for (String old : present.lines().filter(line -> line.startsWith("CREATE VIEW")).toList()) {
                statement.execute("DROP VIEW " + old.split(" ")[2]);
            }
            for (String old : present.lines().filter(line -> line.startsWith("CREATE FUNCTION")).toList()) {
                statement.execute("DROP FUNCTION " + old.split("[ (]")[2]);
            }
            for (String each : statements) {
                statement.execute(each);
            }
            statement.execute("DELETE FROM sql_definition");
            keep.setString(1, wanted);
            keep.executeUpdate();
        }
        return true;
    }

    private static String present(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT text FROM sql_definition")) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private static String function(String name, TableSchema schema) {
        return "CREATE FUNCTION " + name + "_ROWS(NAME VARCHAR(64)) RETURNS TABLE ("
                + schema.columns().stream().filter(SqlDefinitions::shown).map(SqlDefinitions::column)
                        .collect(Collectors.joining(", "))
                + ") LANGUAGE JAVA PARAMETER STYLE DERBY_JDBC_RESULT_SET READS SQL DATA EXTERNAL NAME '"
                + SqlTables.class.getName() + ".rows'";
    }

    /** Secrets are shown where they can be masked. They are last, so that the columns before keep their places. */
    private static boolean shown(Column column) {
        return !column.name().equals("secret");
    }

    private static String column(Column column) {
        return '"' + column.name().toUpperCase(Locale.ROOT) + "\" " + type(column.type());
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case INTEGER -> "BIGINT";
            case DECIMAL -> "DOUBLE";
            case TIME, DURATION -> "DECIMAL(20,9)";
            case TEXT, JSON -> "VARCHAR(" + TableRows.LONGEST_TEXT + ")";
            case ADDRESS -> "VARCHAR(45)";
            case BOOLEAN -> "BOOLEAN";
        };
    }
}
