package org.netrospect.workbench.replay;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.workbench.export.MonitorProgress;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener.Message;
import org.netrospect.workbench.model.ShownWork;

/** Searches the open case, in the background. What became of it is said in the status line. */
final class ReplayJob extends Job implements ShownWork {
    private final CaseContext context;
    private final CaseStore store;
    private final SearchRequest request;
    private final int threads;
    private final Display display = Display.getCurrent();
    private volatile Optional<MonitorProgress> running = Optional.empty();

    ReplayJob(CaseContext context, SearchRequest request) {
        super("Replay " + request.name());
        this.context = context;
        this.request = request;
        store = context.store().orElseThrow();
        threads = context.settings().threads();
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        MonitorProgress progress = new MonitorProgress(monitor);
        running = Optional.of(progress);
        try {
            say("Run “" + request.name() + "” has begun; cancel it in the Replay perspective.", false);
            say(new SearchRun(context.engine(), store, threads, request, progress).run(), false);
        } catch (CancellationException e) {
            say("Run “" + request.name() + "” was cancelled; nothing of it is kept.", false);
        } catch (IOException | RuntimeException | Error e) {
            say(Background.failure("Run “" + request.name() + "” did not work: ", e), true);
        }
        return Status.OK_STATUS;
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == ShownWork.class;
    }

    @Override
    public CaseContext context() {
        return context;
    }

    @Override
    public String words() {
        int percent = running.map(MonitorProgress::percent).orElse(0);
        return getName() + (percent == 0 ? "" : " · " + percent + " %");
    }

    private void say(String sentence, boolean problem) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> context.message(new Message(sentence, problem)));
        }
    }
}
