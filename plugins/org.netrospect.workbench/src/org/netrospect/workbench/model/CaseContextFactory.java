package org.netrospect.workbench.model;

import java.util.Optional;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;
import org.netrospect.workbench.Engine;
import org.netrospect.workbench.WorkbenchEngine;

/** Makes the {@link CaseContext} of a window when it is first asked for; all windows share cases that are open. */
public final class CaseContextFactory extends AbstractServiceFactory {
    private Optional<Engine> engine = Optional.empty();

    @Override
    public Object create(@SuppressWarnings("rawtypes") Class serviceInterface, IServiceLocator parentLocator,
            IServiceLocator locator) {
        IWorkbenchWindow window = locator.getService(IWorkbenchWindow.class);
        if (window == null || window.getShell() == null) {
            return null;
        }
        CaseContext context = new CaseContext(window.getShell().getDisplay(), engine(),
                new Settings(WorkbenchEngine.preferences()));
        window.getShell().addDisposeListener(e -> context.dispose());
        return context;
    }

    private Engine engine() {
        if (engine.isEmpty()) {
            Engine found = WorkbenchEngine.engine();
            engine = Optional.of(new Engine(new SharedWorkspaces(found.workspaces()), found.captures(),
                    found.plugins(), found.folder()));
        }
        return engine.get();
    }
}
