package org.netrospect.workbench.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;
import static org.netrospect.workbench.tests.RunningWorkbench.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.Table;
import org.netrospect.replay.run.Runs;
import org.netrospect.workbench.files.FilesView;
import org.netrospect.workbench.inspector.InspectorView;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.tests.RunningWorkbench;
import org.netrospect.workbench.views.HostsView;
import org.netrospect.workbench.views.SessionsView;

/** A case that is closed while views read it and a run goes on. */
class CloseWhileReadTest {
    private static final int ROUNDS = 8;

    @TempDir
    Path folder;
    private final RunningWorkbench workbench = new RunningWorkbench();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final ILogListener log = (status, plugin) -> {
        if (status.getSeverity() == IStatus.ERROR) {
            errors.add(status + " " + Optional.ofNullable(status.getException()));
        }
    };

    @BeforeEach
    void listen() {
        Platform.addLogListener(log);
    }

    @AfterEach
    void listenNoMore() {
        Platform.removeLogListener(log);
    }

    @Test
    @Timeout(300)
    void nothing_is_logged_and_what_runs_is_kept() throws IOException {
        CaseContext context = workbench.openCase("ftp/passive.pcap", "http/pipelined.pcap",
                "http/login-and-redirect.pcap");
        String name = ui(context::caseName);
        int sessions = ui(() -> context.store().orElseThrow()).table("sessions").map(Table::rows).orElse(0);
        Path rules = Files.writeString(folder.resolve("a.rules"),
                "alert tcp any any -> any any (msg:\"Seen\"; content:\"e\"; sid:1; rev:1;)\n");
        for (int round = 0; round < ROUNDS; round++) {
            int now = round;
            workbench.view(List.of(SessionsView.ID, FilesView.ID, HostsView.ID, "org.netrospect.workbench.web")
                    .get(round % 4));
            workbench.view(InspectorView.ID);
            ui(() -> {
                context.select(1 + now % 3);
                context.file(1 + now % 2);
                new ReplayJob(context, new SearchRequest(SearchEngine.RULES, Optional.empty(), "run " + now,
                        List.of(rules))).start();
                context.filter(now % 2 == 0 ? "sbytes > " + now : "");
                context.close();
            });
            ui(() -> context.open(name));
            until("the case to be open again", () -> context.store().isPresent());
            CaseStore store = ui(() -> context.store().orElseThrow());
            until("the run to be kept", () -> Runs.of(store).size() == now + 1);
        }
        CaseStore store = ui(() -> context.store().orElseThrow());
        assertEquals(sessions, store.table("sessions").map(Table::rows).orElse(0));
        assertEquals(List.of(), errors);
    }
}
