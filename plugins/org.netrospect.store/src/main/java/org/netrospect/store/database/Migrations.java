package org.netrospect.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The schema of a case's database, as numbered steps: step n leads from version n - 1 to version n. */
final class Migrations {
    private static final List<List<String>> STEPS = List.of(List.of(
            "CREATE TABLE schema_version (version INT NOT NULL)",
            "INSERT INTO schema_version VALUES 0",
            "CREATE TABLE counter (name VARCHAR(64) NOT NULL PRIMARY KEY, amount BIGINT NOT NULL)",
            "CREATE TABLE table_size (name VARCHAR(64) NOT NULL PRIMARY KEY, row_count INT NOT NULL,"
                    + " heap_bytes BIGINT NOT NULL)",
            "CREATE TABLE capture (id INT NOT NULL PRIMARY KEY, path VARCHAR(32672) NOT NULL,"
                    + " sha256 VARCHAR(64) NOT NULL, bytes BIGINT NOT NULL, modified BIGINT NOT NULL,"
                    + " format VARCHAR(1000) NOT NULL, packets BIGINT NOT NULL, first_time BIGINT NOT NULL,"
                    + " last_time BIGINT NOT NULL, truncated BIGINT NOT NULL, irregularities BIGINT NOT NULL,"
                    + " bytes_read BIGINT NOT NULL, state VARCHAR(20) NOT NULL, layout CLOB NOT NULL)",
            "CREATE TABLE capture_interface (capture INT NOT NULL, number INT NOT NULL, link_type INT NOT NULL,"
                    + " snap_length BIGINT NOT NULL, resolution BIGINT NOT NULL, name CLOB NOT NULL,"
                    + " description CLOB NOT NULL, capture_filter CLOB NOT NULL, system CLOB NOT NULL,"
                    + " PRIMARY KEY (capture, number))",
            "CREATE TABLE capture_note (capture INT NOT NULL, number INT NOT NULL, packet BIGINT NOT NULL,"
                    + " kind VARCHAR(100) NOT NULL, text CLOB NOT NULL, PRIMARY KEY (capture, number))",
            "CREATE TABLE text (kind VARCHAR(100) NOT NULL, name VARCHAR(500) NOT NULL, text CLOB NOT NULL,"
                    + " PRIMARY KEY (kind, name))",
            "CREATE TABLE sql_definition (text CLOB NOT NULL)"), List.of(
            "ALTER TABLE capture ADD COLUMN import_number BIGINT NOT NULL DEFAULT 0",
            "CREATE TABLE replaced_capture (id INT NOT NULL PRIMARY KEY)"), List.of(
            "CREATE TABLE triage (number BIGINT NOT NULL PRIMARY KEY, gid BIGINT NOT NULL, sid BIGINT NOT NULL,"
                    + " host VARCHAR(64) NOT NULL, state VARCHAR(20) NOT NULL, note VARCHAR(32672) NOT NULL,"
                    + " author VARCHAR(1000) NOT NULL, decided BIGINT NOT NULL)",
            "CREATE INDEX triage_group ON triage (gid, sid, host)",
            "CREATE TABLE suppression (id BIGINT NOT NULL PRIMARY KEY, rule VARCHAR(40) NOT NULL,"
                    + " network VARCHAR(64) NOT NULL, from_time BIGINT NOT NULL, until_time BIGINT NOT NULL,"
                    + " reason VARCHAR(32672) NOT NULL, author VARCHAR(1000) NOT NULL, made BIGINT NOT NULL,"
                    + " lifted INT NOT NULL)"));

    /** The version this program writes and reads. */
    static final int CURRENT = STEPS.size();

    private Migrations() {
    }

    /** Brings a database to the current version, in the caller's transaction. @param from 0 for an empty database */
    static void migrate(Connection connection, int from) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int step = from; step < CURRENT; step++) {
                for (String sql : STEPS.get(step)) {
                    statement.execute(sql);
                }
            }
        }
        try (PreparedStatement update = connection.prepareStatement("UPDATE schema_version SET version = ?")) {
            update.setInt(1, CURRENT);
            update.executeUpdate();
        }
    }

    /** The version of a database. */
    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version FROM schema_version")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
