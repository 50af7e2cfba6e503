package org.netrospect.workbench.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;

import java.io.IOException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netrospect.workbench.tests.RunningWorkbench;
import org.netrospect.workbench.views.SessionsView;

class TableKeysTest {
    private final RunningWorkbench workbench = new RunningWorkbench();
    private DataTable table;

    @BeforeEach
    void showSessions() throws IOException {
        workbench.openCase("http/pipelined.pcap");
        table = workbench.table(SessionsView.ID);
        press(SWT.HOME, 1);
    }

    private void press(int key, int times) {
        for (int i = 0; i < times; i++) {
            ui(() -> {
                Event event = new Event();
                event.keyCode = key;
                table.notifyListeners(SWT.KeyDown, event);
            });
        }
    }

    @Test
    void arrowsGoFromColumnToColumnAndBringThemOnTheScreen() {
        int last = ui(() -> table.columns().count() - 1);
        press(SWT.ARROW_RIGHT, last + 5);
        assertEquals(last, ui(() -> table.columns().current()));
        int right = ui(() -> table.columns().left(last) + table.columns().width(last) - table.scroll().left());
        assertTrue(right <= ui(() -> table.getClientArea().width), "the last column is on the screen");
        press(SWT.ARROW_LEFT, last + 5);
        assertEquals(0, ui(() -> table.columns().current()));
        assertEquals(0, ui(() -> table.scroll().left()));
    }
}
