package org.netrospect.workbench.window;

import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.WorkbenchException;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener.Message;

/** Opens another window on the case of this one, with a filter and a selection of its own. */
record NewWindow(IWorkbenchWindow from, CaseContext context) {
    void open() {
        try {
            IWorkbenchWindow window = from.getWorkbench().openWorkbenchWindow(InvestigatePerspective.ID, null);
            if (!context.caseWanted().isEmpty()) {
                window.getService(CaseContext.class).open(context.caseWanted());
            }
        } catch (WorkbenchException e) {
            context.message(new Message("No other window could be opened: " + e.getMessage(), true));
        }
    }
}
