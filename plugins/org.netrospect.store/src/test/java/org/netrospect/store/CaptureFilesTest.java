package org.netrospect.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.CaptureCheck;
import org.netrospect.core.cases.CaptureCheck.Result;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Workspace;

class CaptureFilesTest {
    /** SHA-256 of "abc", from FIPS 180-2, appendix B.1. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;
    private Path file;
    private CaptureInfo capture;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("one.pcap"), "abc");
        capture = new CaptureInfo(1, file, ABC, 3, Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS), "pcap",
                1, 5, 5, 0, 0, 3, CaptureInfo.State.COMPLETE, List.of());
    }

    private Result result(boolean hash) {
        CaptureCheck check = CaptureFiles.check(List.of(capture), hash, Progress.NONE).get(0);
        assertTrue(check.sentence().startsWith(file + " "), check.sentence());
        assertTrue(check.sentence().endsWith("."), check.sentence());
        return check.result();
    }

    @Test
    void tellsHowAFileStandsAgainstItsImport() throws IOException {
        assertEquals(Result.PRESENT, result(false));
        assertEquals(Result.VERIFIED, result(true));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1000));
        assertEquals(Result.TOUCHED, result(false));
        assertEquals(Result.VERIFIED, result(true));
        Files.writeString(file, "abd");
        assertEquals(Result.CHANGED, result(true));
        Files.writeString(file, "abcd");
        assertEquals(Result.CHANGED, result(false));
        Files.delete(file);
        assertEquals(Result.MISSING, result(false));
    }

    @Test
    void takesANewPlaceOfTheSameFileOnly() throws IOException {
        try (Workspace workspace = new StoreWorkspaces().open(folder.resolve("w"))) {
            try (CaseStore store = workspace.open("moved", true)) {
                try (CaptureImport target = store.beginImport()) {
                    target.begin(capture);
                    target.complete(capture, "");
                }
                Path other = Files.writeString(folder.resolve("other.pcap"), "abd");
                IOException refusal = assertThrows(IOException.class, () -> store.relocate(1, other,
                        Progress.NONE));
                assertTrue(refusal.getMessage().contains("SHA-256"), refusal.getMessage());
                Path moved = Files.move(file, folder.resolve("moved ü.pcap"));
                store.relocate(1, moved, Progress.NONE);
                assertEquals(moved, store.captures().get(0).file());
                assertEquals(Result.PRESENT, store.check(false, Progress.NONE).get(0).result());
            }
            try (CaseStore store = workspace.open("moved", false)) {
                assertEquals(folder.resolve("moved ü.pcap"), store.captures().get(0).file());
            }
        }
    }
}
