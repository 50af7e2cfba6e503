package org.netrospect.workbench.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;
import static org.netrospect.workbench.tests.RunningWorkbench.until;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.tests.RunningWorkbench;

class WriteJobTest {
    @TempDir
    private Path folder;
    private final List<String> said = new ArrayList<>();
    private CaseContext context;
    private Path file;

    @BeforeEach
    void listen() {
        context = new RunningWorkbench().context();
        file = folder.resolve("sessions.tsv");
        ui(() -> context.addListener(new ContextListener() {
            @Override
            public void message(Message message) {
                said.add(message.sentence());
            }
        }));
    }

    @Test
    void givesTheFileItsNameWhenItIsWhole() throws IOException {
        run(false, (out, progress) -> {
            out.write("a\tb\n".getBytes(StandardCharsets.US_ASCII));
            assertFalse(Files.exists(file));
            return "1 row is";
        });
        assertEquals("1 row is in " + file + ".", said.getLast());
        assertEquals("a\tb\n", Files.readString(file));
    }

    @Test
    void leavesNothingBehindWhenCancelled() throws IOException {
        run(false, (out, progress) -> {
            throw new CancellationException();
        });
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
        assertTrue(said.getLast().contains("cancelled"));
    }

    @Test
    void saysWhyAFileCouldNotBeWritten() {
        run(false, (out, progress) -> {
            throw new IOException("The disk is full.");
        });
        assertEquals(file + " could not be written: The disk is full.", said.getLast());
    }

    @Test
    void doesNotReplaceAFileUnasked() throws IOException {
        Files.writeString(file, "evidence");
        run(false, (out, progress) -> "");
        assertEquals("evidence", Files.readString(file));
        run(true, (out, progress) -> "nothing is");
        assertEquals("", Files.readString(file));
    }

    private void run(boolean replaces, WriteJob.Work work) {
        int before = ui(said::size);
        new WriteJob(context, "Writing", file, replaces, work).schedule();
        until("a sentence", () -> said.size() > before);
    }
}
