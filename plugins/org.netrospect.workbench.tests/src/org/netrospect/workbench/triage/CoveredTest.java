package org.netrospect.workbench.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;
import static org.netrospect.workbench.tests.RunningWorkbench.until;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Triage.Group;
import org.netrospect.core.cases.Triage.Suppression;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.tests.RunningWorkbench;

class CoveredTest {
    @TempDir
    Path folder;
    private final RunningWorkbench workbench = new RunningWorkbench();
    private CaseContext context;
    private CaseStore store;

    @BeforeEach
    void runARule() throws IOException {
        context = workbench.openCase("ftp/passive.pcap");
        store = ui(() -> context.store().orElseThrow());
        assertEquals(1, workbench.replay("alert tcp any any -> any any (msg:\"In\"; content:\"USER \"; sid:77;)",
                folder));
    }

    private Covered of(String rule, String network, long until) {
        return Covered.of(store, new Suppression(0, rule, network, Long.MIN_VALUE, until, "ours", "me", 1),
                () -> false);
    }

    @Test
    void countsAlertsRulesAndClients() {
        assertEquals(new Covered(1, 1, 1, 1), of("1:77", "0.0.0.0/0", Long.MAX_VALUE));
        assertEquals(new Covered(1, 0, 0, 0), of("1:78", "", Long.MAX_VALUE));
        assertEquals(new Covered(1, 0, 0, 0), of("1:77", "", 0));
    }

    @Test
    void theDialogSaysWhatItWouldTake() {
        String host = store.table(Tables.ALERTS.name()).orElseThrow()
                .addressAt(Tables.ALERTS.index("saddr"), 0).orElseThrow().toString();
        SuppressDialog dialog = ui(() -> {
            SuppressDialog made = new SuppressDialog(workbench.window().getShell(), new Group(1, 77, host), context);
            made.setBlockOnOpen(false);
            made.open();
            return made;
        });
        try {
            ui(() -> RunningWorkbench.find(dialog.getShell(), Text.class, text -> text.getMessage().equals("needed"))
                    .orElseThrow().setText("ours"));
            until("the count", () -> RunningWorkbench.find(dialog.getShell(), Label.class,
                    label -> label.getText().startsWith("1 of the 1 alerts")).isPresent());
            ui(() -> RunningWorkbench.find(dialog.getShell(), Button.class,
                    button -> button.getData().equals(IDialogConstants.OK_ID)).orElseThrow()
                    .notifyListeners(SWT.Selection, new Event()));
            assertEquals("ours", dialog.suppression().reason());
        } finally {
            ui(() -> {
                dialog.close();
            });
        }
    }
}
