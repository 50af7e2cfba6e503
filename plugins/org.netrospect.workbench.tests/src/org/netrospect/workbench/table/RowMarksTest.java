package org.netrospect.workbench.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;
import static org.netrospect.workbench.tests.RunningWorkbench.until;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Triage;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.tests.RunningWorkbench;
import org.netrospect.workbench.views.SessionsView;

class RowMarksTest {
    private static final String RULE = "alert tcp any any -> any any (msg:\"A name logs in\"; content:\"USER \"; "
            + "sid:77; rev:3;)";

    @TempDir
    Path folder;
    private final RunningWorkbench workbench = new RunningWorkbench();

    @Test
    void markSessionsWithAlertsUntilTheseArePutAside() throws IOException {
        CaseContext context = workbench.openCase("ftp/passive.pcap");
        DataTable sessions = workbench.table(SessionsView.ID);
        until("the rows", () -> marked(sessions) == 0);
        assertEquals(1, workbench.replay(RULE, folder));
        until("the session to be marked", () -> marked(sessions) == 1);
        CaseStore store = ui(() -> context.store().orElseThrow());
        Table alerts = store.table(Tables.ALERTS.name()).orElseThrow();
        String host = alerts.addressAt(Tables.ALERTS.index("saddr"), 0).orElseThrow().toString();
        store.triage().decide(new Triage.Decision(new Triage.Group(1, 77, host), Triage.State.FALSE_POSITIVE, "ours",
                "A", 1));
        until("the mark to go", () -> marked(sessions) == 0);
    }

    /** How many rows on the screen are; -1 if not all have come. */
    private static int marked(DataTable table) {
        int marked = 0;
        for (int position = 0; position < table.rows(); position++) {
            if (table.row(position).isEmpty()) {
                table.redraw();
                return -1;
            }
            marked += table.row(position).orElseThrow().marked() ? 1 : 0;
        }
        return table.rows() == 0 ? -1 : marked;
    }
}
