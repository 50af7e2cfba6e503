package org.netrospect.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.cases.Triage.Decision;
import org.netrospect.core.cases.Triage.Group;
import org.netrospect.core.cases.Triage.State;
import org.netrospect.core.cases.Triage.Suppression;

/** Reads and writes what the analyst decided about alerts, within the caller's transaction. */
public final class TriageRecords {
    private static final String COLUMNS = "SELECT gid, sid, host, state, note, author, decided FROM triage ";

    private TriageRecords() {
    }

    /** The last decision about each group. */
    public static List<Decision> decisions(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + "t WHERE number = (SELECT MAX(number)"
                + " FROM triage o WHERE o.gid = t.gid AND o.sid = t.sid AND o.host = t.host)"
                + " ORDER BY gid, sid, host")) {
            return read(select);
        }
    }

    /** All decisions about one group. */
    public static List<Decision> history(Connection connection, Group group) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement(COLUMNS + "WHERE gid = ? AND sid = ? AND host = ? ORDER BY number")) {
            set(select, group.gid(), group.sid(), group.host());
            return read(select);
        }
    }

    private static List<Decision> read(PreparedStatement select) throws SQLException {
        List<Decision> decisions = new ArrayList<>();
        try (ResultSet r = select.executeQuery()) {
            while (r.next()) {
                decisions.add(new Decision(new Group(r.getLong(1), r.getLong(2), r.getString(3)),
                        State.valueOf(r.getString(4)), r.getString(5), r.getString(6), r.getLong(7)));
            }
        }
        return decisions;
    }

    /** Keeps a decision behind those there are. */
    public static boolean decide(Connection connection, Decision d) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO triage VALUES ((SELECT"
                + " COALESCE(MAX(number), 0) + 1 FROM triage), ?, ?, ?, ?, ?, ?, ?)")) {
            set(insert, d.group().gid(), d.group().sid(), d.group().host(), d.state().name(), d.note(), d.author(),
                    d.time());
            return insert.executeUpdate() == 1;
        }
    }

    /** Suppressions that stand. */
    public static List<Suppression> suppressions(Connection connection) throws SQLException {
        List<Suppression> suppressions = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id, rule, network, from_time, until_time,"
                + " reason, author, made FROM suppression WHERE lifted = 0 ORDER BY id");
                ResultSet r = select.executeQuery()) {
            while (r.next()) {
                suppressions.add(new Suppression(r.getLong(1), r.getString(2), r.getString(3), r.getLong(4),
                        r.getLong(5), r.getString(6), r.getString(7), r.getLong(8)));
            }
        }
        return suppressions;
    }

    /** Keeps a suppression. @return it, with its id: no id is ever given twice */
    public static Suppression suppress(Connection connection, Suppression s) throws SQLException {
        long id;
        try (PreparedStatement select = connection
                .prepareStatement("SELECT COALESCE(MAX(id), 0) + 1 FROM suppression");
                ResultSet r = select.executeQuery()) {
            id = r.next() ? r.getLong(1) : 1;
        }
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO suppression VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)")) {
            set(insert, id, s.rule(), s.network(), s.from(), s.until(), s.reason(), s.author(), s.time());
            insert.executeUpdate();
        }
        return new Suppression(id, s.rule(), s.network(), s.from(), s.until(), s.reason(), s.author(), s.time());
    }

    /** Takes one back; its row stays, since runs name it. */
    public static boolean lift(Connection connection, long id) throws SQLException {
        try (PreparedStatement update = connection
                .prepareStatement("UPDATE suppression SET lifted = 1 WHERE id = ? AND lifted = 0")) {
            set(update, id);
            return update.executeUpdate() == 1;
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
