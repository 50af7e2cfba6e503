package org.netrospect.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Workspace;
import org.netrospect.store.database.CaseDatabase;

/** Cases of every earlier schema version open, and go on as those of this one. */
class MigrationTest {
    /** What takes back the step from version n + 1 to n + 2, at place n. */
    private static final List<List<String>> BACK = List.of(
            List.of("ALTER TABLE capture DROP COLUMN import_number", "DROP TABLE replaced_capture"),
            List.of("DROP TABLE triage", "DROP TABLE suppression"));

    @TempDir
    private Path folder;

    /** Takes back what later versions added. @return the version it was */
    private int goBack(int version) throws IOException {
        Path made = folder.resolve("cases/old");
        int was;
        try (CaseDatabase database = CaseDatabase.open(made.resolve("database"), made.resolve("log"))) {
            was = database.transaction("going back to an earlier version", connection -> {
                try (Statement statement = connection.createStatement()) {
                    for (List<String> step : BACK.subList(version - 1, BACK.size())) {
                        for (String sql : step) {
                            statement.execute(sql);
                        }
                    }
                    try (ResultSet row = statement.executeQuery("SELECT version FROM schema_version")) {
                        row.next();
                        int now = row.getInt(1);
                        statement.execute("UPDATE schema_version SET version = " + version);
                        return now;
                    }
                }
            });
        }
        Files.deleteIfExists(made.resolve("index/state"));
        return was;
    }

    static IntStream versions() {
        return IntStream.rangeClosed(1, BACK.size());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void opensACaseOfAnEarlierVersionAndReplacesACaptureOfIt(int version) throws IOException {
        Workspace workspace = new StoreWorkspaces().open(folder);
        FilledCase.of(workspace, "old", 300).close();
        assertEquals(BACK.size() + 1, goBack(version), "a version whose cases are not tried");
        try (CaseStore store = workspace.open("old", false)) {
            List<CaptureInfo> before = store.captures();
            assertEquals(1, before.size());
            assertEquals(before, store.importedWith(1));
            assertEquals(List.of(), store.triage().decisions());
            assertEquals(List.of(), store.triage().suppressions());
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
