package org.netrospect.workbench.importing;

import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;
import org.netrospect.workbench.model.CaseContext;

/** Makes the {@link Imports} of a window when they are first asked for. */
public final class ImportsFactory extends AbstractServiceFactory {
    @Override
    public Object create(@SuppressWarnings("rawtypes") Class serviceInterface, IServiceLocator parentLocator,
            IServiceLocator locator) {
        IWorkbenchWindow window = locator.getService(IWorkbenchWindow.class);
        if (window == null || window.getShell() == null) {
            return null;
        }
        return new Imports(window.getService(CaseContext.class), window.getShell().getDisplay());
    }
}
