package org.netrospect.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.ReadOnlyCaseException;
import org.netrospect.core.cases.Triage.Decision;
import org.netrospect.core.cases.Triage.Group;
import org.netrospect.core.cases.Triage.State;
import org.netrospect.core.cases.Triage.Suppression;
import org.netrospect.core.cases.Workspace;
import org.netrospect.store.hashset.KnownFiles;

/** A case opened as where nothing can be written: a test that may write everywhere sees that nothing is. */
class ReadOnlyCaseTest {
    @TempDir
    Path folder;
    private CaseFolder place;

    @BeforeEach
    void fill() throws IOException {
        try (Workspace workspace = new StoreWorkspaces().open(folder)) {
            FilledCase.of(workspace, "kept", 300).close();
        }
        place = new CaseFolder(folder.resolve("cases/kept"));
    }

    private CaseStore open() throws IOException {
        return StoreCase.read("kept", place, new KnownFiles(folder.resolve("knowledge/hashsets"), () -> {
        }));
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(place.path())) {
            for (Path file : walk.toList()) {
                all.put(file.toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
        }
        return all;
    }

    @Test
    void whatItHoldsIsReadAndNothingIsWritten() throws IOException {
        Files.writeString(place.importing(), "9\nlate.pcap\n");
        Map<String, String> before = files();
        try (CaseStore store = open()) {
            assertFalse(store.writable());
            assertEquals(300, store.table("sessions").orElseThrow().rows());
            assertEquals("layout of one.pcap", store.layout(1));
            assertTrue(store.openingNotes().getFirst().contains("can only be read"),
                    store.openingNotes().toString());
            assertFalse(store.unpacked(1).startsWith(place.path()));
        }
        assertEquals(before, files());
    }

    @Test
    void whatWouldChangeItIsRefusedWithASentence() throws IOException {
        Map<String, String> before = files();
        try (CaseStore store = open()) {
            Group group = new Group(1, 2, "10.0.0.1");
            List<Executable> changes = List.of(store::beginImport, store::beginRun,
                    () -> store.text("filter", "a", "b"),
                    () -> store.triage().decide(new Decision(group, State.CONFIRMED, "", "me", 1)),
                    () -> store.triage().suppress(new Suppression(0, "1:2", "", 0, 1, "why", "me", 1)),
                    () -> store.triage().lift(1));
            for (Executable change : changes) {
                String sentence = assertThrows(ReadOnlyCaseException.class, change).getMessage();
                assertTrue(sentence.contains(place.path().toString()), sentence);
            }
            assertEquals(1, store.check(false, Progress.NONE).size());
        }
        assertEquals(before, files());
    }
}
