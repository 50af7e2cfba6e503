package org.netrospect.workbench.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.Limits;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.importing.ImportOptions;
import org.netrospect.core.importing.ImportResult;
import org.netrospect.core.importing.Importer;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.tests.RunningWorkbench;

class WarmUpTest {
    @TempDir
    Path folder;
    private final RunningWorkbench workbench = new RunningWorkbench();

    @Test
    void practisesWithSessionsOfAllItsKinds() throws IOException {
        CaseContext context = workbench.openCase("ftp/passive.pcap");
        CaseStore store = ui(() -> context.store().orElseThrow());
        int before = store.table(Tables.SESSIONS.name()).orElseThrow().rows();
        Path capture = folder.resolve("practise.pcap");
        PractiseCapture.write(capture, 30);
        List<ImportResult> results = new Importer(context.engine().captures(), store,
                new ImportOptions(1, Limits.DEFAULT, context.engine().analyzers(store))).run(List.of(capture),
                        Progress.NONE, result -> {
                        });
        assertEquals(30, store.table(Tables.SESSIONS.name()).orElseThrow().rows() - before, results.toString());
        assertEquals(10, store.table(Tables.HTTP.name()).orElseThrow().rows());
        assertEquals(10, store.table(Tables.DNS.name()).orElseThrow().rows());
    }

    @Test
    @Timeout(120)
    void leavesNothingBehindButWhatTheDatabaseLogs() throws Exception {
        WarmUp warm = new WarmUp(workbench.context().engine(), folder.resolve("ready"));
        warm.schedule();
        warm.join();
        assertTrue(warm.getResult().isOK());
        try (Stream<Path> left = Files.walk(folder)) {
            assertEquals(List.of(), left.filter(Files::isRegularFile).toList());
        }
    }

    @Test
    @Timeout(60)
    void endsAtOnceWhenThereIsRealWork() throws Exception {
        WarmUp warm = new WarmUp(workbench.context().engine(), folder.resolve("ready"));
        warm.schedule();
        WarmUp.endAndWait();
        assertEquals(0, Job.getJobManager().find(WarmUp.class).length);
    }
}
