package org.netrospect.workbench.model;

import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;
import org.netrospect.workbench.WorkbenchEngine;

/** Makes the {@link CaseContext} of a window when it is first asked for. */
public final class CaseContextFactory extends AbstractServiceFactory {
    @Override
    public Object create(@SuppressWarnings("rawtypes") Class serviceInterface, IServiceLocator parentLocator,
            IServiceLocator locator) {
        IWorkbenchWindow window = locator.getService(IWorkbenchWindow.class);
        if (window == null || window.getShell() == null) {
            return null;
        }
        CaseContext context = new CaseContext(window.getShell().getDisplay(), WorkbenchEngine.engine(),
                new Settings(WorkbenchEngine.preferences()));
        window.getShell().addDisposeListener(e -> context.dispose());
        return context;
    }
}
