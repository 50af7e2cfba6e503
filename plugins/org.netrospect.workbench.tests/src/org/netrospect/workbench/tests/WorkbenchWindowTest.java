package org.netrospect.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.netrospect.workbench.window.InvestigatePerspective;

class WorkbenchWindowTest {
    @Test
    void the_window_opens_with_the_investigate_perspective() {
        assertEquals(InvestigatePerspective.ID, onUi(() -> window().getActivePage().getPerspective().getId()));
    }

    @Test
    void the_window_shows_at_least_one_view() {
        assertTrue(onUi(() -> window().getActivePage().getViewReferences().length) > 0);
    }

    private static IWorkbenchWindow window() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
    }

    private static <T> T onUi(Supplier<T> question) {
        return Display.getDefault().syncCall(question::get);
    }
}
