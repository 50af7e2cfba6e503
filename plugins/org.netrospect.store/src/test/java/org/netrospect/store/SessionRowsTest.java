package org.netrospect.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Workspace;
import org.netrospect.core.session.MadeSessions;
import org.netrospect.core.session.Session;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;

class SessionRowsTest {
    /** More than are looked for one by one. */
    private static final int SESSIONS = 100;

    @TempDir
    Path folder;

    /** Ids are given in the order of beginnings, rows in that of ends. */
    private static void lastOnesEndFirst(CaseStore store) throws IOException {
        try (CaptureImport target = store.beginImport()) {
            int capture = target.begin(SyntheticFeed.info(0, "one.pcap", 0, CaptureInfo.State.IMPORTING));
            List<Session> open = new ArrayList<>();
            for (int n = 0; n < SESSIONS; n++) {
                Session session = MadeSessions.session(n, capture);
                session.id(target.opened(session));
                session.trail(-1);
                open.add(session);
            }
            open.reversed().forEach(target::ended);
            target.complete(SyntheticFeed.info(capture, "one.pcap", SESSIONS, CaptureInfo.State.COMPLETE), "layout");
        }
    }

    @Test
    void findsSessionsOneByOneAndThenByTheTableOfAll() throws IOException {
        try (Workspace workspace = new StoreWorkspaces().open(folder);
                CaseStore store = workspace.open("rows", true)) {
            lastOnesEndFirst(store);
            Table sessions = store.table(Tables.SESSIONS.name()).orElseThrow();
            assertEquals(-1, store.sessionRow(0));
            assertEquals(-1, store.sessionRow(SESSIONS + 1));
            for (int round = 0; round < 2; round++) {
                for (long id = 1; id <= SESSIONS; id++) {
                    assertEquals(id, sessions.longAt(Tables.SESSIONS.index("id"), store.sessionRow(id)));
                }
            }
        }
    }

    @Test
    void findsOneOfACaseThatHasJustBeenOpened() throws IOException {
        try (Workspace workspace = new StoreWorkspaces().open(folder);
                CaseStore store = workspace.open("rows", true)) {
            lastOnesEndFirst(store);
        }
        try (Workspace workspace = new StoreWorkspaces().open(folder);
                CaseStore store = workspace.open("rows", false)) {
            assertEquals(SESSIONS - 1, store.sessionRow(1));
            assertEquals(0, store.sessionRow(SESSIONS));
        }
    }
}
