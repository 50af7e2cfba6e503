package org.netrospect.store.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.CaptureNote;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.store.columns.ColumnTable.Size;

/** Reads and writes the rows of a case's database, within the caller's transaction. */
public final class CaseRecords {
    private static final String TRAILS = "trails";
    private static final String LAST_SESSION = "last session";
    private static final String IMPORTS = "imports";

    private CaseRecords() {
    }

    /** All that is needed to open a case. */
    public static CaseState state(Connection connection) throws SQLException {
        Map<String, Long> counters = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT name, amount FROM counter");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                counters.put(rows.getString(1), rows.getLong(2));
            }
        }
        Map<String, Size> tables = new HashMap<>();
        try (PreparedStatement select = connection
                .prepareStatement("SELECT name, row_count, heap_bytes FROM table_size");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                tables.put(rows.getString(1), new Size(rows.getInt(2), rows.getLong(3)));
            }
        }
        return new CaseState(captures(connection), tables, counters.getOrDefault(TRAILS, 0L),
                counters.getOrDefault(LAST_SESSION, 0L), counters.getOrDefault(IMPORTS, 0L),
                ReplacedCaptures.imports(connection), ReplacedCaptures.all(connection));
    }

    /** The captures, by id. */
    static List<CaptureInfo> captures(Connection connection) throws SQLException {
        Map<Integer, List<CaptureInterface>> interfaces = interfaces(connection);
        List<CaptureInfo> captures = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id, path, sha256, bytes, modified, format,"
                + " packets, first_time, last_time, truncated, irregularities, bytes_read, state FROM capture"
                + " ORDER BY id"); ResultSet r = select.executeQuery()) {
            while (r.next()) {
                captures.add(new CaptureInfo(r.getInt(1), Path.of(r.getString(2)), r.getString(3), r.getLong(4),
                        r.getLong(5), r.getString(6), r.getLong(7), r.getLong(8), r.getLong(9), r.getLong(10),
                        r.getLong(11), r.getLong(12), CaptureInfo.State.valueOf(r.getString(13)),
                        List.copyOf(interfaces.getOrDefault(r.getInt(1), List.of()))));
            }
        }
        return captures;
    }

    private static Map<Integer, List<CaptureInterface>> interfaces(Connection connection) throws SQLException {
        Map<Integer, List<CaptureInterface>> interfaces = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT capture, link_type, snap_length,"
                + " resolution, name, description, capture_filter, system FROM capture_interface"
                + " ORDER BY capture, number"); ResultSet r = select.executeQuery()) {
            while (r.next()) {
                interfaces.computeIfAbsent(r.getInt(1), capture -> new ArrayList<>())
                        .add(new CaptureInterface(r.getInt(2), r.getLong(3), r.getLong(4), r.getString(5),
                                r.getString(6), r.getString(7), r.getString(8)));
            }
        }
        return interfaces;
    }

    /** Writes what an import changed of the state. @param added captures that the database does not have yet */
    static void commit(Connection connection, CaseState state, List<CaptureInfo> added, Map<Integer, String> layouts)
            throws SQLException {
        addCaptures(connection, added, layouts, state.importOf());
        ReplacedCaptures.add(connection, state.replaced());
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM table_size")) {
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO table_size VALUES (?, ?, ?)")) {
            for (Map.Entry<String, Size> table : state.tables().entrySet()) {
                insert.setString(1, table.getKey());
                insert.setInt(2, table.getValue().rows());
                insert.setLong(3, table.getValue().heap());
                insert.executeUpdate();
            }
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM counter")) {
            delete.executeUpdate();
        }
        Map<String, Long> counters = Map.of(TRAILS, state.trails(), LAST_SESSION, state.lastSession(), IMPORTS,
                state.imports());
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO counter VALUES (?, ?)")) {
            for (Map.Entry<String, Long> counter : counters.entrySet()) {
                insert.setString(1, counter.getKey());
                insert.setLong(2, counter.getValue());
                insert.executeUpdate();
            }
        }
    }

    private static void addCaptures(Connection connection, List<CaptureInfo> added, Map<Integer, String> layouts,
            Map<Integer, Long> imports) throws SQLException {
        try (PreparedStatement capture = connection
                .prepareStatement("INSERT INTO capture VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement links = connection
                        .prepareStatement("INSERT INTO capture_interface VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (CaptureInfo each : added) {
                set(capture, each.id(), each.file().toString(), each.sha256(), each.bytes(), each.modified(),
                        each.format(), each.packets(), each.first(), each.last(), each.truncatedPackets(),
                        each.irregularities(), each.bytesRead(), each.state().name(),
                        layouts.getOrDefault(each.id(), ""), imports.getOrDefault(each.id(), 0L));
                capture.executeUpdate();
                int number = 0;
                for (CaptureInterface link : each.interfaces()) {
                    set(links, each.id(), number++, link.linkType(), link.snapLength(), link.resolution(), link.name(),
                            link.description(), link.filter(), link.system());
                    links.executeUpdate();
                }
            }
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** A capture's file lies elsewhere now. */
    public static boolean relocate(Connection connection, int capture, Path file, long modified) throws SQLException {
        try (PreparedStatement update = connection
                .prepareStatement("UPDATE capture SET path = ?, modified = ? WHERE id = ?")) {
            set(update, file.toString(), modified, capture);
            return update.executeUpdate() == 1;
        }
    }

    /** What {@link #commit} was given for each capture. */
    public static Map<Integer, String> layouts(Connection connection) throws SQLException {
        Map<Integer, String> layouts = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id, layout FROM capture");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                layouts.put(rows.getInt(1), rows.getString(2));
            }
        }
        return layouts;
    }

    /** Notes of a capture in their order, also of an import that has not been committed. */
    public static List<CaptureNote> notes(Connection connection, int capture) throws SQLException {
        // the import's own rows are locked until it ends; nothing else ever changes them
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
        List<CaptureNote> notes = new ArrayList<>();
        try (PreparedStatement select = connection
                .prepareStatement("SELECT packet, kind, text FROM capture_note WHERE capture = ? ORDER BY number")) {
            select.setInt(1, capture);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    notes.add(new CaptureNote(rows.getLong(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return notes;
    }

    /** Texts of a kind, by name. */
    public static Map<String, String> texts(Connection connection, String kind) throws SQLException {
        Map<String, String> texts = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT name, text FROM text WHERE kind = ?")) {
            select.setString(1, kind);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    texts.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return texts;
    }

    /** Keeps a text in place of the one that has its name; removes that one if the text is empty. */
    public static boolean text(Connection connection, String kind, String name, String text) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM text WHERE kind = ? AND name = ?")) {
            set(delete, kind, name);
            delete.executeUpdate();
        }
        if (text.isEmpty()) {
            return false;
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO text VALUES (?, ?, ?)")) {
            set(insert, kind, name, text);
            insert.executeUpdate();
        }
        return true;
    }
}
