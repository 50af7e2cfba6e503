package org.netrospect.workbench.replay;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.swt.widgets.Display;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.MonitorProgress;
import org.netrospect.workbench.model.ShownJob;

/** Searches the open case, in the background. What became of it is said in the status line. */
final class ReplayJob extends ShownJob {
    private final CaseStore store;
    private final SearchRequest request;
    private final int threads;

    ReplayJob(CaseContext context, SearchRequest request) {
        super("Replay " + request.name(), context, Display.getCurrent());
        this.request = request;
        store = context.store().orElseThrow();
        threads = context.settings().threads();
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        MonitorProgress progress = begin(monitor);
        try {
            say("Run “" + request.name() + "” has begun; cancel it here or in the view Runs.", false);
            say(new SearchRun(context().engine(), store, threads, request, progress).run(), false);
        } catch (CancellationException e) {
            say("Run “" + request.name() + "” was cancelled; nothing of it is kept.", false);
        } catch (IOException | RuntimeException | Error e) {
            say(Background.failure("Run “" + request.name() + "” did not work: ", e), true);
        }
        return Status.OK_STATUS;
    }
}
