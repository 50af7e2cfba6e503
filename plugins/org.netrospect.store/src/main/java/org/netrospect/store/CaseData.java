package org.netrospect.store;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.table.Table;
import org.netrospect.store.columns.ColumnTable;
import org.netrospect.store.columns.ColumnTable.Size;
import org.netrospect.store.database.CaseState;
import org.netrospect.store.tables.IrregularityView;
import org.netrospect.store.tables.SessionView;
import org.netrospect.store.tables.StoredIrregularities;
import org.netrospect.store.tables.StoredSessions;

/** The sidecar files of a case: tables that grow with the traffic, and packet trails. Any thread. */
final class CaseData {
    private static final String SESSIONS = "sessions";
    private static final String IRREGULARITIES = "irregularities";

    final ColumnTable sessions;
    final ColumnTable irregularities;
    final TrailFile trails;
    final SessionView sessionView;
    final IrregularityView irregularityView;
    final SessionRows sessionRows;

    /** How much of all files counts. */
    record Sizes(Size sessions, Size irregularities, long trails) {
        Map<String, Size> tables() {
            return Map.of(SESSIONS, sessions, IRREGULARITIES, irregularities);
        }
    }

    CaseData(CaseFolder folder, CaseState state) {
        sessions = new ColumnTable(folder.table(SESSIONS), StoredSessions.columns(), state.table(SESSIONS));
        irregularities = new ColumnTable(folder.table(IRREGULARITIES), StoredIrregularities.columns(),
                state.table(IRREGULARITIES));
        trails = new TrailFile(folder.trails(), state.trails());
        sessionView = new SessionView(sessions);
        irregularityView = new IrregularityView(irregularities);
        sessionRows = new SessionRows(sessionView);
    }

    /** Cuts the files to what counts; see {@link ColumnTable#cut()}. */
    boolean cut(CaseFolder folder) throws IOException {
        boolean cut = sessions.cut();
        cut |= irregularities.cut();
        cut |= ColumnTable.cut(folder.trails(), trails.length());
        return cut;
    }

    /** What is visible now. */
    Sizes sizes() {
        return new Sizes(sessions.size(), irregularities.size(), trails.length());
    }

    /** Makes more visible, what others refer to first. */
    void show(Sizes sizes) {
        trails.length(sizes.trails());
        sessions.size(sizes.sessions());
        irregularities.size(sizes.irregularities());
    }

    /** Goes back to an earlier state. */
    void takeBack(Sizes sizes) {
        irregularities.size(sizes.irregularities());
        sessions.size(sizes.sessions());
        trails.length(sizes.trails());
        sessionRows.forget();
    }

    Optional<Table> table(String name) {
        return switch (name) {
            case SESSIONS -> Optional.of(sessionView.snapshot());
            case IRREGULARITIES -> Optional.of(irregularityView.snapshot());
            default -> Optional.empty();
        };
    }
}
