package org.netrospect.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseInUseException;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.NoSuchCaseException;
import org.netrospect.core.cases.Workspace;
import org.netrospect.core.session.MadeSessions;
import org.netrospect.core.session.OpenSession;
import org.netrospect.core.session.Session;
import org.netrospect.core.table.Table;

class StoreCaseTest {
    @TempDir
    Path folder;
    private Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        workspace = new StoreWorkspaces().open(folder.resolve("work space ü'"));
    }

    @AfterEach
    void close() throws IOException {
        workspace.close();
    }

    private static void feed(CaseStore store, String file, long from, int sessions) {
        try (CaptureImport target = store.beginImport()) {
            SyntheticFeed.capture(target, file, from, sessions);
        }
    }

    @Test
    void givesSessionsBackAfterItWasClosedAndOpened() throws IOException {
        int count = 3000;
        try (CaseStore store = workspace.open("a case", true)) {
            feed(store, "one.pcap", 0, count);
        }
        try (CaseStore store = workspace.open("a case", false)) {
            assertEquals(List.of(), store.openingNotes());
            Table table = store.table("sessions").orElseThrow();
            assertEquals(count, table.rows());
            for (int row = 0; row < count; row++) {
                SessionRowCheck.check(table, row, MadeSessions.session(row, 1), row + 1);
            }
        }
    }

    @Test
    void computesLoadsAndRatesAsArgusDoes() throws IOException {
        try (CaseStore store = workspace.open("argus", true)) {
            feed(store, "one.pcap", 0, 100);
            Table table = store.table("sessions").orElseThrow();
            Session session = MadeSessions.session(47, 1);
            double seconds = (session.lastTime() - session.firstTime()) / 1e9;
            long counted = session.sbytes() - session.sbytes() / session.spkts();
            assertEquals(counted * 8 / seconds, table.doubleAt(table.schema().index("sload"), 47), 1e-6);
            assertEquals((session.spkts() - 1) / seconds, table.doubleAt(table.schema().index("srate"), 47), 1e-9);
            assertTrue(table.isNull(table.schema().index("srate"), 49), "no rate without a duration");
        }
    }

    @Test
    void showsRowsWhileTheImportRunsAndKeepsOldSnapshotsAsTheyWere() throws IOException {
        try (CaseStore store = workspace.open("running", true); CaptureImport target = store.beginImport()) {
            int capture = target.begin(SyntheticFeed.info(0, "one.pcap", 0, CaptureInfo.State.IMPORTING));
            List<Table> snapshots = new ArrayList<>();
            int[] changes = new int[1];
            store.addListener(() -> changes[0]++);
            long n = 0;
            long giveUp = System.nanoTime() + 20_000_000_000L;
            while (snapshots.size() < 3 && System.nanoTime() < giveUp) {
                int before = changes[0];
                SyntheticFeed.session(target, n++, capture);
                target.checkpoint();
                if (changes[0] > before) {
                    snapshots.add(store.table("sessions").orElseThrow());
                }
            }
            assertEquals(3, snapshots.size());
            for (Table snapshot : snapshots) {
                int last = snapshot.rows() - 1;
                SessionRowCheck.check(snapshot, last, MadeSessions.session(last, capture), last + 1);
                assertThrows(IndexOutOfBoundsException.class, () -> snapshot.longAt(0, snapshot.rows()));
            }
            assertTrue(snapshots.get(0).rows() < snapshots.get(2).rows());
            target.complete(SyntheticFeed.info(capture, "one.pcap", n, CaptureInfo.State.COMPLETE), "");
        }
    }

    @Test
    void showsOpenSessionsWhileSomebodyLooksAndNeverInItsTable() throws IOException {
        try (CaseStore store = workspace.open("a case", true)) {
            CaptureImport target = store.beginImport();
            assertFalse(target.watching());
            store.addListener(() -> {
            });
            assertTrue(target.watching());
            int capture = target.begin(SyntheticFeed.info(0, "one.pcap", 0, CaptureInfo.State.IMPORTING));
            Session session = MadeSessions.session(7, capture);
            session.id(target.opened(session));
            target.open(new ArrayList<>(List.of(new OpenSession(session, MadeSessions.session(7, capture)))));
            target.checkpoint();
            Table open = store.sessionsSoFar();
            assertEquals(1, open.rows());
            assertEquals(session.id(), open.longAt(open.schema().index("id"), 0));
            assertTrue(open.isNull(open.schema().index("state"), 0));
            assertEquals(0, store.table("sessions").orElseThrow().rows());
            session.over();
            target.ended(session);
            target.places(new long[0], (number, of, place, fromServer) -> {
            });
            Table ended = store.sessionsSoFar();
            assertEquals(1, ended.rows());
            assertFalse(ended.isNull(ended.schema().index("state"), 0));
            target.close();
            assertEquals(0, store.sessionsSoFar().rows());
        }
    }

    @Test
    void saysOfOpenSessionsWhatItSaysOfThemWhenTheyHaveEnded() throws IOException {
        try (CaseStore store = workspace.open("a case", true)) {
            CaptureImport target = store.beginImport();
            int capture = target.begin(SyntheticFeed.info(0, "one.pcap", 0, CaptureInfo.State.IMPORTING));
            List<OpenSession> all = new ArrayList<>();
            for (long n = 0; n < 50; n++) {
                Session session = MadeSessions.session(n, capture);
                session.id(n + 1);
                all.add(new OpenSession(session, MadeSessions.session(n, capture)));
            }
            target.open(all);
            target.checkpoint();
            Table open = store.sessionsSoFar();
            SyntheticFeed.capture(target, "two.pcap", 0, 50);
            target.close();
            Table ended = store.table("sessions").orElseThrow();
            for (String column : List.of("saddr", "sport", "dport", "stime", "dur", "proto", "spkts", "sload", "drate",
                    "dmeansz", "community_id", "sttl", "vlans", "tunnel", "smac", "packet")) {
                int c = ended.schema().index(column);
                for (int row = 0; row < 50; row++) {
                    assertEquals(cell(ended, c, row), cell(open, c, row), column + " of row " + row);
                }
            }
        }
    }

    private static String cell(Table table, int column, int row) {
        return table.isNull(column, row) ? "none" : switch (table.schema().column(column).type()) {
            case ADDRESS -> table.addressAt(column, row).toString();
            case TEXT -> table.textAt(column, row);
            default -> String.valueOf(table.doubleAt(column, row));
        };
    }

    @Test
    void findsThePacketsOfASession() throws IOException {
        try (CaseStore store = workspace.open("trails", true)) {
            feed(store, "one.pcap", 0, 500);
            List<String> packets = new ArrayList<>();
            assertTrue(store.trail(101, (capture, number, position, fromServer) -> packets
                    .add(capture + " " + number + " " + position + " " + fromServer)));
            assertEquals(List.of("1 301 30124 false", "1 302 30224 true", "1 303 30324 false"), packets);
            assertFalse(store.trail(501, (capture, number, position, fromServer) -> { }));
            assertEquals(100, store.sessionRow(101));
        }
    }

    @Test
    void goesOnWithIdsInASecondImport() throws IOException {
        try (CaseStore store = workspace.open("two", true)) {
            feed(store, "one.pcap", 0, 200);
            feed(store, "two.pcap", 200, 300);
            assertEquals(List.of(1, 2), store.captures().stream().map(CaptureInfo::id).toList());
            Table table = store.table("sessions").orElseThrow();
            assertEquals(500, table.rows());
            assertEquals(500, table.longAt(0, 499));
            assertEquals(2, table.longAt(1, 200));
            assertEquals(5, store.table("irregularities").orElseThrow().rows());
        }
    }

    @Test
    void takesBackAnImportInWhichNothingWasCompleted() throws IOException {
        try (CaseStore store = workspace.open("back", true)) {
            feed(store, "one.pcap", 0, 200);
            try (CaptureImport target = store.beginImport()) {
                int capture = target.begin(SyntheticFeed.info(0, "two.pcap", 0, CaptureInfo.State.IMPORTING));
                for (int n = 0; n < 5000; n++) {
                    SyntheticFeed.session(target, n, capture);
                }
                assertEquals(2, store.captures().size());
            }
            assertEquals(1, store.captures().size());
            assertEquals(200, store.table("sessions").orElseThrow().rows());
            feed(store, "three.pcap", 200, 10);
            assertEquals(210, store.table("sessions").orElseThrow().longAt(0, 209));
            assertEquals(209, store.sessionRow(210));
        }
    }

    @Test
    void keepsCapturesWithNotesAndLayouts() throws IOException {
        try (CaseStore store = workspace.open("captures", true)) {
            feed(store, "one.pcap", 0, 200);
        }
        try (CaseStore store = workspace.open("captures", false)) {
            CaptureInfo expected = SyntheticFeed.info(1, "one.pcap", 600, CaptureInfo.State.COMPLETE);
            assertEquals(List.of(expected), store.captures());
            assertEquals(expected, store.captureBySha256(expected.sha256()).orElseThrow());
            assertEquals("layout of one.pcap", store.layout(1));
            assertEquals(List.of("note 0", "note 100"),
                    store.notes(1).stream().map(note -> note.text()).toList());
            Table captures = store.table("captures").orElseThrow();
            assertEquals("one.pcap", Path.of(captures.textAt(1, 0)).getFileName().toString());
            assertEquals(600, captures.longAt(captures.schema().index("packets"), 0));
            assertTrue(store.size() > 1000);
        }
    }

    @Test
    void keepsSavedTexts() throws IOException {
        try (CaseStore store = workspace.open("texts", true)) {
            store.text("filter", "web", "dport = 80");
            store.text("filter", "web", "dport in (80, 443)");
            store.text("filter", "dns", "service = \"dns\"");
            store.text("filter", "dns", "");
        }
        try (CaseStore store = workspace.open("texts", false)) {
            assertEquals(Map.of("web", "dport in (80, 443)"), store.texts("filter"));
            assertEquals(Map.of(), store.texts("view"));
        }
    }

    @Test
    void sharesACaseThatIsOpenedTwice() throws IOException {
        CaseStore first = workspace.open("shared", true);
        CaseStore second = workspace.open("shared", false);
        assertSame(first, second);
        first.close();
        second.text("filter", "still", "open");
        second.close();
        try (CaseStore third = workspace.open("shared", false)) {
            assertEquals(Map.of("still", "open"), third.texts("filter"));
        }
    }

    @Test
    void refusesASecondOwnerWithASentence() throws IOException {
        try (Workspace other = new StoreWorkspaces().open(workspace.folder());
                CaseStore store = workspace.open("mine", true)) {
            assertEquals("mine", store.name());
            CaseInUseException refusal = assertThrows(CaseInUseException.class, () -> other.open("mine", true));
            assertTrue(refusal.getMessage().startsWith("The case mine is in use by process "), refusal.getMessage());
        }
    }

    @Test
    void listsCasesByTheirNamesAndNamesTheNearest() throws IOException {
        workspace.open("Straße/7", true).close();
        workspace.open("bank", true).close();
        Files.createDirectories(workspace.folder().resolve("cases/left over"));
        assertEquals(List.of("bank", "Straße/7"), workspace.cases());
        NoSuchCaseException missing = assertThrows(NoSuchCaseException.class, () -> workspace.open("bnak", false));
        assertTrue(missing.getMessage().contains("did you mean bank?"), missing.getMessage());
    }

    @Test
    void makesACaseWhoseMakingWasCutOff() throws IOException {
        Path half = Files.createDirectories(workspace.folder().resolve("cases/half/database/log"));
        Files.write(half.resolve("log1.dat"), new byte[10]);
        try (CaseStore store = workspace.open("half", true)) {
            feed(store, "one.pcap", 0, 10);
        }
        assertEquals(List.of("half"), workspace.cases());
    }

    @Test
    void hasOneImportAtATime() throws IOException {
        try (CaseStore store = workspace.open("one at a time", true)) {
            try (CaptureImport target = store.beginImport()) {
                assertThrows(IllegalStateException.class, store::beginImport, target::toString);
            }
            store.beginImport().close();
        }
    }
}
