package org.netrospect.workbench;

import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** The first size and the furniture of a window. */
final class NetrospectWindowAdvisor extends WorkbenchWindowAdvisor {
    NetrospectWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
        configurer.setInitialSize(new Point(1400, 860));
        configurer.setTitle("Netrospect");
        configurer.setShowStatusLine(true);
        configurer.setShowProgressIndicator(true);
    }
}
