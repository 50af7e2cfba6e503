package org.netrospect.workbench.views;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.swt.widgets.Display;
import org.netrospect.core.cases.CaptureCheck;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ShownJob;

/** Hashes the captures of a case again, in the background. */
final class VerifyJob extends ShownJob {
    private final CaseStore store;
    private final Display display;
    private final Consumer<List<CaptureCheck>> show;

    /** @param show is given the result on the user-interface thread, unless it was cancelled */
    VerifyJob(CaseContext context, Consumer<List<CaptureCheck>> show) {
        super("Verifying captures", context, Display.getCurrent());
        this.show = show;
        display = Display.getCurrent();
        store = context.store().orElseThrow();
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            List<CaptureCheck> checks = store.check(true, begin(monitor));
            if (monitor.isCanceled()) {
                say("Verifying was cancelled; it says nothing about the captures.", false);
            } else if (!display.isDisposed()) {
                display.asyncExec(() -> show.accept(checks));
            }
        } catch (IOException | RuntimeException | Error e) {
            say(Background.failure("The captures could not be verified: ", e), true);
        }
        return Status.OK_STATUS;
    }
}
