package org.netrospect.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;
import static org.netrospect.workbench.tests.RunningWorkbench.until;

import java.io.IOException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.Test;
import org.netrospect.workbench.browsing.BrowsingView;
import org.netrospect.workbench.model.CaseContext;

class BrowsingViewTest {
    private final RunningWorkbench workbench = new RunningWorkbench();

    @Test
    void a_redirection_stands_below_the_request_that_was_redirected() throws IOException {
        CaseContext context = workbench.openCase("http/login-and-redirect.pcap");
        workbench.view(BrowsingView.ID);
        until("the tree", () -> items() > 0);
        Tree tree = ui(this::tree);
        TreeItem redirected = ui(() -> tree.getItem(0).getItem(2));
        assertEquals("301", ui(() -> redirected.getText(2)));
        assertEquals("redirection", ui(() -> redirected.getItem(0).getText(5)));
        ui(() -> {
            tree.setSelection(redirected);
            Event event = new Event();
            event.item = redirected;
            tree.notifyListeners(SWT.Selection, event);
        });
        assertTrue(ui(context::selectedSession) > 0, "its session is selected");
    }

    @Test
    void the_filter_applies() throws IOException {
        CaseContext context = workbench.openCase("http/login-and-redirect.pcap");
        workbench.view(BrowsingView.ID);
        until("the tree", () -> items() > 0);
        ui(() -> context.filter("http.host = \"nobody.example\""));
        until("an empty tree", () -> items() == 0);
    }

    private int items() {
        return tree().getItemCount();
    }

    private Tree tree() {
        return workbench.find(Tree.class, t -> t.getColumnCount() > 0 && t.getColumn(0).getText().equals("Request"))
                .orElseThrow();
    }
}
