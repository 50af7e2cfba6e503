package org.netrospect.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Workspace;
import org.netrospect.store.KeptState.Content;
import org.netrospect.store.columns.ColumnTable.Size;
import org.netrospect.store.database.CaseState;

class KeptStateTest {
    @TempDir
    Path folder;
    private Path state;

    @BeforeEach
    void fill() throws IOException {
        try (Workspace workspace = new StoreWorkspaces().open(folder)) {
            FilledCase.of(workspace, "kept", 300).close();
        }
        state = folder.resolve("cases/kept/index/state");
    }

    private void opensWithEverything(boolean withoutDatabase) throws IOException {
        try (Workspace workspace = new StoreWorkspaces().open(folder);
                CaseStore store = workspace.open("kept", false)) {
            assertEquals(withoutDatabase, Files.exists(state));
            assertEquals(List.of(SyntheticFeed.info(1, "one.pcap", 900, CaptureInfo.State.COMPLETE)), store.captures());
            assertEquals("layout of one.pcap", store.layout(1));
            assertEquals(300, store.table("sessions").orElseThrow().rows());
            assertEquals(List.of(), store.openingNotes());
        }
        assertTrue(Files.exists(state));
    }

    @Test
    void opensACaseWithoutStartingItsDatabase() throws IOException {
        opensWithEverything(true);
    }

    @Test
    void isGoneAsSoonAsTheDatabaseRuns() throws IOException {
        try (Workspace workspace = new StoreWorkspaces().open(folder);
                CaseStore store = workspace.open("kept", false)) {
            store.text("filter", "a", "b");
            assertFalse(Files.exists(state));
            assertEquals(Map.of("a", "b"), store.texts("filter"));
        }
        opensWithEverything(true);
    }

    @Test
    void isNotBelievedWhenItIsDamaged() throws IOException {
        byte[] bytes = Files.readAllBytes(state);
        bytes[bytes.length - 20] ^= 1;
        Files.write(state, bytes);
        opensWithEverything(false);
        Files.write(state, new byte[5]);
        opensWithEverything(false);
    }

    @Test
    void isNotBelievedWhenTheDatabaseWasWrittenAfterIt() throws IOException {
        Path log = folder.resolve("cases/kept/database/log/log1.dat");
        Files.setLastModifiedTime(log, FileTime.fromMillis(Files.getLastModifiedTime(log).toMillis() + 5000));
        opensWithEverything(false);
    }

    @Test
    void givesEverythingBack() throws IOException {
        CaptureInfo capture = SyntheticFeed.info(7, "ü 日本.pcap", 5, CaptureInfo.State.PARTIAL);
        Content content = new Content(new CaseState(List.of(capture), Map.of("sessions", new Size(5, 1L << 40)), 9, 10,
                11, Map.of(7, 11L), Set.of(3)), Map.of(7, "x".repeat(100_000)));
        KeptState kept = new KeptState(folder.resolve("copy"), folder.resolve("cases/kept/database"));
        kept.write(content);
        assertEquals(Optional.of(content), kept.read());
        kept.remove();
        assertEquals(Optional.empty(), kept.read());
    }
}
