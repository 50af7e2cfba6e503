package org.netrospect.workbench.window;

import java.nio.file.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.netrospect.workbench.StartArguments;
import org.netrospect.workbench.importing.WarmUp;
import org.netrospect.workbench.model.CaseContext;
import org.osgi.framework.FrameworkUtil;

/** The first size and the furniture of a window. */
final class NetrospectWindowAdvisor extends WorkbenchWindowAdvisor {
    /** From the window's opening until there is time to get ready for the first import. */
    private static final int IDLE_MILLIS = 1000;

    private WindowParts parts;

    NetrospectWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
    }

    @Override
    public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
        return new NetrospectActionBars(configurer);
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
        configurer.setInitialSize(new Point(1440, 900));
        configurer.setTitle("Netrospect");
        configurer.setShowCoolBar(false);
        configurer.setShowPerspectiveBar(false);
        configurer.setShowStatusLine(false);
        configurer.setShowProgressIndicator(false);
    }

    @Override
    public void postWindowCreate() {
        parts = new WindowParts(getWindowConfigurer().getWindow());
        WindowTrim.addTo(getWindowConfigurer().getWindow(), parts);
        WindowTrim.forgetCounts(getWindowConfigurer().getWindow());
    }

    @Override
    public void postWindowOpen() {
        parts.opened();
        getWindowConfigurer().getWindow().getPartService().addPartListener(new IPartListener2() {
            @Override
            public void partOpened(IWorkbenchPartReference reference) {
                dropsAgain();
            }

            @Override
            public void partVisible(IWorkbenchPartReference reference) {
                dropsAgain();
            }
        });
        // before what the arguments ask for, which ends it
        Path own = Platform.getStateLocation(FrameworkUtil.getBundle(WarmUp.class)).toPath();
        new WarmUp(getWindowConfigurer().getWindow().getService(CaseContext.class).engine(), own.resolve("ready"))
                .schedule(IDLE_MILLIS);
        if (getWindowConfigurer().getWindow().getWorkbench().getWorkbenchWindowCount() == 1) {
            StartArguments arguments = StartArguments.of(Platform.getApplicationArgs());
            parts.begin(arguments.caseName(), arguments.files());
        }
    }

    /** Views make their controls after they are told to be opened. */
    private void dropsAgain() {
        Shell shell = getWindowConfigurer().getWindow().getShell();
        shell.getDisplay().asyncExec(() -> {
            if (!shell.isDisposed()) {
                parts.drops().install();
                WindowTrim.setOthersAside(getWindowConfigurer().getWindow());
                WindowTrim.keepTitles(shell);
            }
        });
    }

    @Override
    public boolean preWindowShellClose() {
        return !parts.importing() || MessageDialog.openQuestion(getWindowConfigurer().getWindow().getShell(),
                "Import Running", "An import is running. Stop it and close? What was read is kept.");
    }

    @Override
    public void postWindowClose() {
        try {
            WarmUp.endAndWait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        parts.dispose();
    }
}
