package org.netrospect.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Workspace;
import org.netrospect.store.database.CaseDatabase;

/** Cases of the first schema version open, and go on as those of this one. */
class MigrationTest {
    @TempDir
    private Path folder;

    /** Takes back what later versions added. */
    private void makeFirstVersion() throws IOException {
        Path made = folder.resolve("cases/old");
        try (CaseDatabase database = CaseDatabase.open(made.resolve("database"), made.resolve("log"))) {
            database.transaction("going back to the first version", connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("ALTER TABLE capture DROP COLUMN import_number");
                    statement.execute("DROP TABLE replaced_capture");
                    statement.execute("DROP TABLE triage");
                    statement.execute("DROP TABLE suppression");
                    statement.execute("UPDATE schema_version SET version = 1");
                }
                return true;
            });
        }
        Files.deleteIfExists(made.resolve("index/state"));
    }

    @Test
    void opensACaseOfTheFirstVersionAndReplacesACaptureOfIt() throws IOException {
        Workspace workspace = new StoreWorkspaces().open(folder);
        FilledCase.of(workspace, "old", 300).close();
        makeFirstVersion();
        try (CaseStore store = workspace.open("old", false)) {
            List<CaptureInfo> before = store.captures();
            assertEquals(1, before.size());
            assertEquals(before, store.importedWith(1));
            assertEquals(300, store.table("sessions").orElseThrow().rows());
            try (CaptureImport target = store.beginImport()) {
                SyntheticFeed.capture(target, "one.pcap", 0, 200);
                target.replace(Set.of(1));
            }
            assertEquals(List.of(2), store.captures().stream().map(CaptureInfo::id).toList());
            assertEquals(200, store.table("sessions").orElseThrow().rows());
            assertEquals(2, store.table("irregularities").orElseThrow().rows());
        }
        try (CaseStore store = workspace.open("old", false)) {
            assertEquals(200, store.table("sessions").orElseThrow().rows());
            assertEquals(List.of(2), store.importedWith(2).stream().map(CaptureInfo::id).toList());
        }
    }
}
