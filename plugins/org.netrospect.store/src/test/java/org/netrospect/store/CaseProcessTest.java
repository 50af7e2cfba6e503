package org.netrospect.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseInUseException;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.RunResults;
import org.netrospect.core.cases.Workspace;
import org.netrospect.core.event.Details;
import org.netrospect.core.session.MadeSessions;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;

/** What one process does to another through a case. */
class CaseProcessTest {
    private static final int KILLS = Integer.getInteger("netrospect.kills", 8);

    @TempDir
    Path folder;

    @Test
    void keepsASecondProcessOutUntilTheFirstHasEnded() throws Exception {
        Process child = ChildProcess.start(List.of(), folder.toString(), "held", "hold");
        try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8);
                Workspace workspace = new StoreWorkspaces().open(folder)) {
            assertEquals("open", said.readLine());
            CaseInUseException refusal = assertThrows(CaseInUseException.class, () -> workspace.open("held", true));
            assertTrue(refusal.getMessage().contains("process " + child.pid()), refusal.getMessage());
            child.destroyForcibly();
            assertTrue(child.waitFor(20, TimeUnit.SECONDS));
            workspace.open("held", true).close();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void takesBackWhatAKilledProcessLeft() throws Exception {
        Random random = new Random(1);
        int keptSessions = 0;
        int takenBack = 0;
        for (int i = 0; i < KILLS; i++) {
            int sessions = 60_000;
            Process child = ChildProcess.start(List.of(), folder.toString(), "killed", "import", "" + sessions);
            String last = "";
            try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
                String line = said.readLine();
                while (line != null) {
                    last = line;
                    if (line.equals("importing")) {
                        child.waitFor(random.nextInt(700), TimeUnit.MILLISECONDS);
                        child.toHandle().destroyForcibly();
                    }
                    line = said.readLine();
                }
            }
            assertTrue(child.waitFor(20, TimeUnit.SECONDS));
            int rows = rows();
            boolean kept = rows == keptSessions + sessions;
            assertTrue(kept || rows == keptSessions && !last.equals("kept"), rows + " rows after \"" + last + '"');
            takenBack += kept ? 0 : 1;
            keptSessions = rows;
        }
        assertTrue(takenBack > 0, "no process was killed early enough");
        assertEquals(keptSessions + 100, importAgain(keptSessions));
    }

    /** Opens the case and looks at everything in it. */
    private int rows() throws IOException {
        try (Workspace workspace = new StoreWorkspaces().open(folder);
                CaseStore store = workspace.open("killed", true)) {
            Table table = store.table("sessions").orElseThrow();
            long expected = 0;
            for (CaptureInfo capture : store.captures()) {
                assertEquals(CaptureInfo.State.COMPLETE, capture.state());
                expected += capture.packets() / 3;
                assertEquals(600, store.notes(capture.id()).size());
            }
            assertEquals(expected, table.rows());
            assertEquals(table.rows() / 100, store.table("irregularities").orElseThrow().rows());
            for (int row = 0; row < table.rows(); row += 7) {
                SessionRowCheck.check(table, row, MadeSessions.session(row, row / 60_000 + 1), row + 1);
            }
            if (table.rows() > 0) {
                assertTrue(store.trail(table.rows(), (capture, number, position, fromServer) -> { }));
            }
            return table.rows();
        }
    }

    private int importAgain(int from) throws IOException {
        try (Workspace workspace = new StoreWorkspaces().open(folder);
                CaseStore store = workspace.open("killed", true)) {
            assertEquals(List.of(), store.openingNotes(), "was said once already");
            try (CaptureImport target = store.beginImport()) {
                SyntheticFeed.capture(target, "again.pcap", from, 100);
            }
            return store.table("sessions").orElseThrow().rows();
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void saysWhichImportWasInterrupted() throws Exception {
        Process child = ChildProcess.start(List.of(), folder.toString(), "said", "import", "100000000");
        try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8);
                Workspace workspace = new StoreWorkspaces().open(folder)) {
            assertEquals("open", said.readLine());
            assertEquals("importing", said.readLine());
            while (!workspace.cases().contains("said")) {
                assertTrue(child.isAlive());
                Thread.onSpinWait();
            }
            child.destroyForcibly();
            assertTrue(child.waitFor(20, TimeUnit.SECONDS));
            try (CaseStore store = workspace.open("said", false)) {
                String note = String.join("\n", store.openingNotes());
                assertTrue(note.matches("The import of .*child\\.pcap was interrupted and has been taken back;"
                        + " import it again\\."), note);
            }
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void takesBackARunThatWasInterruptedAndSaysSo() throws Exception {
        try (Workspace workspace = new StoreWorkspaces().open(folder); CaseStore store = workspace.open("run", true)) {
            try (CaptureImport target = store.beginImport()) {
                SyntheticFeed.capture(target, "first.pcap", 0, 100);
            }
            try (RunResults run = store.beginRun()) {
                run.add(Tables.ALERTS, new Details().put("session", 1).put("message", "kept"));
                run.finish(new Details().put("name", "first"));
            }
        }
        Process child = ChildProcess.start(List.of(), folder.toString(), "run", "run");
        try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8);
                Workspace workspace = new StoreWorkspaces().open(folder)) {
            assertEquals("open", said.readLine());
            assertEquals("running", said.readLine());
            child.destroyForcibly();
            assertTrue(child.waitFor(20, TimeUnit.SECONDS));
            try (CaseStore store = workspace.open("run", false)) {
                assertEquals(List.of("A replay or scan was interrupted and has been taken back; start it again."),
                        store.openingNotes());
                assertEquals(1, store.table("runs").orElseThrow().rows());
                assertEquals(1, store.table("alerts").orElseThrow().rows());
                assertEquals(100, store.table("sessions").orElseThrow().rows());
            }
        } finally {
            child.destroyForcibly();
        }
        try (Workspace workspace = new StoreWorkspaces().open(folder); CaseStore store = workspace.open("run", false)) {
            assertEquals(List.of(), store.openingNotes(), "was said once already");
            store.beginRun().close();
        }
        try (Workspace workspace = new StoreWorkspaces().open(folder); CaseStore store = workspace.open("run", false)) {
            assertEquals(List.of(), store.openingNotes(), "whoever left it knows");
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void keepsWhatCouldBeWrittenWhenFilesCannotGrow() throws Exception {
        // a limit of the size of files fails a write as a full disk does, in blocks of 512 or 1024 bytes
        Process child = ChildProcess.start(List.of("sh", "-c", "ulimit -f 3000; exec \"$@\"", "sh"), folder.toString(),
                "full", "import", "1500000");
        try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = said.lines().toList();
            assertTrue(child.waitFor(20, TimeUnit.SECONDS));
            assertTrue(lines.get(2).startsWith("The case full could not be written further"), lines.toString());
            assertEquals(List.of("read", "kept"), lines.subList(3, lines.size()));
        }
        try (Workspace workspace = new StoreWorkspaces().open(folder);
                CaseStore store = workspace.open("full", false)) {
            Table table = store.table("sessions").orElseThrow();
            int rows = table.rows();
            assertTrue(rows > 0);
            SessionRowCheck.check(table, rows - 1, MadeSessions.session(rows - 1, 1), rows);
            assertEquals(CaptureInfo.State.PARTIAL, store.captures().get(0).state());
            try (CaptureImport target = store.beginImport()) {
                SyntheticFeed.capture(target, "after.pcap", 0, 100);
            }
            assertEquals(rows + 100, store.table("sessions").orElseThrow().rows());
        }
    }
}
