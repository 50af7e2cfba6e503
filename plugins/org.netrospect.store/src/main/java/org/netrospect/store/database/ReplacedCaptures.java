package org.netrospect.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which captures came together, and which left the case; within the caller's transaction. */
final class ReplacedCaptures {
    private ReplacedCaptures() {
    }

    /** Number of the import of each capture that has one. */
    static Map<Integer, Long> imports(Connection connection) throws SQLException {
        Map<Integer, Long> imports = new HashMap<>();
        try (PreparedStatement select = connection
                .prepareStatement("SELECT id, import_number FROM capture WHERE import_number > 0");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                imports.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return imports;
    }

    static Set<Integer> all(Connection connection) throws SQLException {
        Set<Integer> replaced = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM replaced_capture");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                replaced.add(rows.getInt(1));
            }
        }
        return replaced;
    }

    /** Takes captures out of the case that are in it yet. @param replaced all that have left it */
    static void add(Connection connection, Set<Integer> replaced) throws SQLException {
        Set<Integer> more = new HashSet<>(replaced);
        more.removeAll(all(connection));
        for (String statement : new String[] {"INSERT INTO replaced_capture VALUES (?)",
            "DELETE FROM capture WHERE id = ?", "DELETE FROM capture_interface WHERE capture = ?",
            "DELETE FROM capture_note WHERE capture = ?"}) {
            try (PreparedStatement update = connection.prepareStatement(statement)) {
                for (int capture : more) {
                    update.setInt(1, capture);
                    update.executeUpdate();
                }
            }
        }
    }
}
