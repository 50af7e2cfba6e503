package org.netrospect.store.database;

import java.io.Closeable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netrospect.core.capture.CaptureNote;
import org.netrospect.core.cases.CaptureInfo;

/** The database's side of one import: notes as they come, the rest at its end, all in one transaction. Any thread. */
public final class ImportTransaction implements Closeable {
    /** Notes kept of one capture; a hostile one could have a note a packet. */
    static final int NOTES_PER_CAPTURE = 100_000;
    private static final int LONGEST_KIND = 100;
    private static final int LONGEST_NOTE = 1 << 20;

    private final CaseDatabase database;
    private final Connection connection;
    private final Map<Integer, Integer> noteCounts = new HashMap<>();

    /** Begins the transaction. */
    public ImportTransaction(CaseDatabase database) {
        this.database = database;
        try {
            connection = database.connect();
        } catch (SQLException e) {
            throw database.failure("beginning an import", e);
        }
    }

    /** Keeps a note of a capture. */
    public synchronized void note(int capture, CaptureNote note) {
        int number = noteCounts.merge(capture, 1, Integer::sum);
        if (number < NOTES_PER_CAPTURE) {
            insert(capture, number, note);
        } else if (number == NOTES_PER_CAPTURE) {
            insert(capture, number, new CaptureNote(0, "limit", "The capture has more than "
                    + (NOTES_PER_CAPTURE - 1) + " comments and other notes; the rest of them is not kept."));
        }
    }

    private void insert(int capture, int number, CaptureNote note) {
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO capture_note VALUES (?, ?, ?, ?, ?)")) {
            insert.setInt(1, capture);
            insert.setInt(2, number);
            insert.setLong(3, note.packet());
            insert.setString(4, cut(note.kind(), LONGEST_KIND));
            insert.setString(5, cut(note.text(), LONGEST_NOTE));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw database.failure("keeping a note of a capture", e);
        }
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /** Makes the import part of the case. */
    public synchronized void commit(CaseState state, List<CaptureInfo> added, Map<Integer, String> layouts) {
        try {
            CaseRecords.commit(connection, state, added, layouts);
            connection.commit();
        } catch (SQLException e) {
            throw database.failure("completing an import", e);
        }
    }

    /** Ends the transaction; what was not committed is taken back. */
    @Override
    public synchronized void close() {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.close();
            }
        } catch (SQLException e) {
            throw database.failure("ending an import", e);
        }
    }
}
