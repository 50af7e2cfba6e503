package org.netrospect.workbench.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.netrospect.workbench.tests.RunningWorkbench.has;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;
import static org.netrospect.workbench.tests.RunningWorkbench.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Combo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.Tables;
import org.netrospect.replay.run.Runs;
import org.netrospect.workbench.inspector.InspectorView;
import org.netrospect.workbench.model.AlertChoice;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ShownJob;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.tests.RunningWorkbench;
import org.netrospect.workbench.views.SessionsView;

/** Programs that are run from the workbench, from the request to what the views show. */
class ReplayJobTest {
    private static final String RULE = "alert tcp any any -> any any (msg:\"A name logs in\"; content:\"USER \"; "
            + "sid:77; rev:3;)\n";

    @TempDir
    Path folder;
    private final RunningWorkbench workbench = new RunningWorkbench();
    private CaseContext context;
    private CaseStore store;

    @BeforeEach
    void open() throws IOException {
        context = workbench.openCase("ftp/passive.pcap");
        store = ui(() -> context.store().orElseThrow());
    }

    private Job start(SearchEngine engine, Path program) throws IOException {
        Path rules = Files.writeString(folder.resolve("a.rules"), RULE);
        ReplayJob job = ui(() -> new ReplayJob(context,
                new SearchRequest(engine, Optional.of(program), "a.rules", List.of(rules))));
        job.schedule();
        return job;
    }

    private Path program(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("suricata"), "#!/bin/sh\n[ \"$1\" = -V ] && "
                + "echo 'This is Suricata version 7.0.10 RELEASE' && exit 0\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    @Timeout(120)
    void alertsOfSuricataAreInRunsAlertsSessionsAndTheInspector() throws Exception {
        FoundEngines.State suricata = FoundEngines.find(name -> "").of(SearchEngine.SURICATA);
        assumeTrue(suricata.usable(), () -> "not run: the program suricata is not installed. " + suricata.missing());
        assertTrue(suricata.version().matches("\\d+\\.\\d+.*"), suricata.version());
        DataTable runs = workbench.table(RunsView.ID);
        start(SearchEngine.SURICATA, suricata.program().orElseThrow()).join();
        Runs.Run run = Runs.of(store).getLast();
        assertEquals(List.of("suricata", suricata.version(), 1L, 1L), List.of(run.engine(), run.engineVersion(),
                run.signatures(), run.results()));
        until("the run", () -> has(runs, 1));
        until("what it found to be shown", () -> workbench.find(StyledText.class,
                text -> text.getText().contains("suricata " + suricata.version())).isPresent());
        DataTable alerts = workbench.table("org.netrospect.workbench.alerts");
        until("the alert", () -> has(alerts, 1));
        long session = store.table(Tables.ALERTS.name()).orElseThrow().longAt(Tables.ALERTS.index("session"), 0);
        workbench.view(SessionsView.ID);
        ui(() -> context.filter("alert.sid = 77"));
        until("the session", () -> context.shown().filter(shown -> shown.rows().size() == 1).isPresent());
        workbench.view(InspectorView.ID);
        ui(() -> {
            context.select(session);
            context.alert(AlertChoice.of(store.table(Tables.ALERTS.name()).orElseThrow(), 0));
        });
        until("the inspector", () -> workbench.find(Combo.class, combo -> combo.getText().contains("A name logs in"))
                .isPresent());
        ui(() -> context.filter(""));
    }

    @Test
    @Timeout(120)
    void whyAProgramFailedIsKeptAsARun() throws Exception {
        DataTable runs = workbench.table(RunsView.ID);
        start(SearchEngine.SURICATA, program("echo 'No such device' >&2; exit 3")).join();
        Runs.Run run = Runs.of(store).getLast();
        assertEquals("a.rules (failed)", run.name());
        assertTrue(run.said(RunWords.FAILED).getFirst().contains("status 3"), run.detail());
        until("the run", () -> has(runs, 1));
        until("the reason to be shown", () -> workbench.find(StyledText.class,
                text -> text.getText().contains("No such device")).isPresent());
    }

    @Test
    @Timeout(120)
    void aProgramThatHangsIsEndedByCancel() throws Exception {
        Path begun = folder.resolve("begun");
        Job job = start(SearchEngine.SURICATA, program("touch " + begun + "; exec sleep 100"));
        until("the program to run", () -> Files.exists(begun));
        assertTrue(Job.getJobManager().find(ShownJob.class).length > 0);
        job.cancel();
        job.join();
        assertEquals(List.of(), Runs.of(store));
    }
}
