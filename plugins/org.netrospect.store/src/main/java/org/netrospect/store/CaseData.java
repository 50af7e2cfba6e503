package org.netrospect.store;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.cases.CaseStore.TrailVisitor;
import org.netrospect.core.session.Session;
import org.netrospect.core.table.AppendedTable;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.store.columns.ColumnTable;
import org.netrospect.store.columns.ColumnTable.Size;
import org.netrospect.store.columns.StoredColumn;
import org.netrospect.store.database.CaseState;
import org.netrospect.store.tables.Hidden;
import org.netrospect.store.tables.IrregularityView;
import org.netrospect.store.tables.OpenSessionsView;
import org.netrospect.store.tables.PlainTables;
import org.netrospect.store.tables.SessionView;
import org.netrospect.store.tables.StoredIrregularities;
import org.netrospect.store.tables.StoredSessions;

/** The sidecar files of a case: tables that grow with the traffic, packet trails, contents of files. Any thread. */
final class CaseData {
    private static final String SESSIONS = "sessions";
    private static final String IRREGULARITIES = "irregularities";
    private static final String FILES = "files";
    /** What the length of the contents of files is called among the sizes of tables. */
    private static final String CONTENTS = "contents";
    private static final String INDEX = "index";

    final ColumnTable sessions;
    final ColumnTable irregularities;
    final TrailFile trails;
    final IndexFile index;
    final ContentFile contents;
    final SessionView sessionView;
    final IrregularityView irregularityView;
    private final SessionRows sessionRows;
    private List<Session> open = List.of();
    private volatile Hidden hidden = Hidden.NOTHING;
    private final Map<String, ColumnTable> tables = new LinkedHashMap<>();

    /** How much of all files counts. @param tables by name */
    record Sizes(Map<String, Size> tables, long trails) {
        /** The same with other sizes of some tables. */
        Sizes with(Map<String, Size> changed) {
            Map<String, Size> all = new LinkedHashMap<>(tables);
            all.putAll(changed);
            return new Sizes(all, trails);
        }
    }

    CaseData(CaseFolder folder, CaseState state) {
        for (TableSchema schema : PlainTables.ALL) {
            table(folder, state, schema.name(), PlainTables.columns(schema));
        }
        irregularities = table(folder, state, IRREGULARITIES, StoredIrregularities.columns());
        sessions = table(folder, state, SESSIONS, StoredSessions.columns());
        trails = new TrailFile(folder.trails(), state.trails());
        contents = new ContentFile(folder.contents(), tables.get(FILES), state.table(CONTENTS).heap());
        index = new IndexFile(folder.sessionContents(), state.table(INDEX).heap());
        sessionView = new SessionView(sessions);
        irregularityView = new IrregularityView(irregularities);
        sessionRows = new SessionRows(sessionView);
    }

    private ColumnTable table(CaseFolder folder, CaseState state, String name, List<StoredColumn> columns) {
        ColumnTable table = new ColumnTable(folder.table(name), columns, state.table(name));
        tables.put(name, table);
        return table;
    }

    /** All tables by name. */
    Map<String, ColumnTable> tables() {
        return tables;
    }

    /** Cuts the files to what counts; see {@link ColumnTable#cut()}. */
    boolean cut(CaseFolder folder) throws IOException {
        boolean cut = false;
        for (ColumnTable table : tables.values()) {
            cut |= table.cut();
        }
        cut |= ColumnTable.cut(folder.trails(), trails.length());
        cut |= ColumnTable.cut(contents.path(), contents.length());
        cut |= ColumnTable.cut(index.path(), index.length());
        return cut;
    }

    /** What is visible now. */
    Sizes sizes() {
        Map<String, Size> sizes = new LinkedHashMap<>();
        tables.forEach((name, table) -> sizes.put(name, table.size()));
        sizes.put(CONTENTS, new Size(0, contents.length()));
        sizes.put(INDEX, new Size(0, index.length()));
        return new Sizes(sizes, trails.length());
    }

    /** What an import has written. @param found sizes of the other tables */
    static Sizes sizes(Size sessions, Size irregularities, Map<String, Size> found, long contents, long index,
            long trails) {
        Map<String, Size> sizes = new LinkedHashMap<>(found);
        sizes.put(SESSIONS, sessions);
        sizes.put(IRREGULARITIES, irregularities);
        sizes.put(CONTENTS, new Size(0, contents));
        sizes.put(INDEX, new Size(0, index));
        return new Sizes(sizes, trails);
    }

    /** Makes more visible, and in the same moment other sessions that are open; these do not change any more. */
    synchronized void show(Sizes sizes, List<Session> stillOpen) {
        show(sizes);
        open = stillOpen;
    }

    /** The sessions that are visible now, and behind them those that are open. */
    Table sessionsSoFar() {
        Table stored;
        List<Session> behind;
        synchronized (this) {
            stored = sessionView.snapshot();
            behind = open;
        }
        Table shown = hidden.hide(stored);
        return behind.isEmpty() ? shown : new AppendedTable(shown, OpenSessionsView.of(behind));
    }

    /** Makes more visible, what others refer to first. */
    synchronized void show(Sizes sizes) {
        trails.length(sizes.trails());
        contents.length(sizes.tables().get(CONTENTS).heap());
        index.length(sizes.tables().get(INDEX).heap());
        sessions.size(sizes.tables().get(SESSIONS));
        tables.forEach((name, table) -> table.size(sizes.tables().get(name)));
    }

    /** Nothing is open any more. */
    synchronized void showNoneOpen() {
        open = List.of();
    }

    /** Goes back to an earlier state. */
    void takeBack(Sizes sizes) {
        tables.forEach((name, table) -> table.size(sizes.tables().get(name)));
        trails.length(sizes.trails());
        contents.length(sizes.tables().get(CONTENTS).heap());
        index.length(sizes.tables().get(INDEX).heap());
        sessionRows.forget();
    }

    /** Hides what captures that left the case have left in the files. */
    void hide(Set<Integer> captures) {
        hidden = Hidden.of(captures, this::stored);
    }

    /** The visible row of a session, or -1. */
    int sessionRow(long session) {
        int row = sessionRows.row(session);
        return row < 0 ? -1 : hidden.of(SESSIONS).visible(row);
    }

    /** See {@link org.netrospect.core.cases.CaseStore#trail}. */
    boolean trail(long session, TrailVisitor visitor) throws IOException {
        int row = sessionRows.row(session);
        if (row < 0 || hidden.of(SESSIONS).visible(row) < 0) {
            return false;
        }
        trails.visit(sessionView.trail(row), visitor);
        return true;
    }

    /** What is visible now of a table. */
    Optional<Table> table(String name) {
        Hidden now = hidden;
        return stored(name).map(now::hide);
    }

    private Optional<Table> stored(String name) {
        return switch (name) {
            case SESSIONS -> Optional.of(sessionView.snapshot());
            case IRREGULARITIES -> Optional.of(irregularityView.snapshot());
            default -> PlainTables.ALL.stream().filter(schema -> schema.name().equals(name)).findFirst()
                    .map(schema -> PlainTables.snapshot(schema, tables));
        };
    }
}
