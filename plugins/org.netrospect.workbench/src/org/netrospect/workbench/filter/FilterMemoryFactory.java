package org.netrospect.workbench.filter;

import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;
import org.netrospect.workbench.model.CaseContext;

/** Makes the {@link FilterMemory} of a window when it is first asked for. */
public final class FilterMemoryFactory extends AbstractServiceFactory {
    @Override
    public Object create(@SuppressWarnings("rawtypes") Class serviceInterface, IServiceLocator parentLocator,
            IServiceLocator locator) {
        IWorkbenchWindow window = locator.getService(IWorkbenchWindow.class);
        if (window == null || window.getShell() == null) {
            return null;
        }
        return new FilterMemory(window.getService(CaseContext.class), window.getShell());
    }
}
