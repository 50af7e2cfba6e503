package org.netrospect.workbench.model;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Display;
import org.netrospect.workbench.model.ContextListener.Message;

/**
 * A job that the status line shows while it runs, and from where it can be cancelled; what became of it is said there
 * too. Its family is this class.
 */
public abstract class ShownJob extends Job {
    private final CaseContext context;
    private final String cancelled;
    private final String failed;
    private volatile Optional<MonitorProgress> running = Optional.empty();

    /**
     * @param context the case of the window in whose status line it stands
     * @param cancelled the sentence that says that it was cancelled
     * @param failed begins the sentence that says why it failed, with the colon and the blank behind it
     */
    protected ShownJob(CaseContext context, String name, String cancelled, String failed) {
        super(name);
        this.context = context;
        this.cancelled = cancelled;
        this.failed = failed;
    }

    /** Schedules it; the case that is open now stays open until it has ended. User-interface thread. */
    public final void start() {
        CaseUse use = context.use();
        if (use.begin()) {
            addJobChangeListener(new JobChangeAdapter() {
                @Override
                public void done(IJobChangeEvent event) {
                    use.end();
                }
            });
        }
        schedule();
    }

    public final CaseContext context() {
        return context;
    }

    /** What is done and how far: {@code Saving packets to a.pcapng · 34 %}. Any thread. */
    public final String words() {
        int percent = running.map(MonitorProgress::percent).orElse(0);
        return getName() + (percent == 0 ? "" : " · " + percent + " %");
    }

    /** Does it, on a thread of its own. @throws CancellationException it was cancelled */
    protected abstract void work(MonitorProgress progress) throws Exception;

    @Override
    protected final IStatus run(IProgressMonitor monitor) {
        MonitorProgress progress = new MonitorProgress(monitor);
        running = Optional.of(progress);
        try {
            work(progress);
        } catch (CancellationException e) {
            say(cancelled, false);
            return Status.CANCEL_STATUS;
        } catch (Exception | Error e) {
            say(Background.failure(failed, e), true);
        } finally {
            monitor.done();
        }
        return Status.OK_STATUS;
    }

    /** Says a sentence in the status line. Any thread. */
    protected final void say(String sentence, boolean problem) {
        later(() -> context.message(new Message(sentence, problem)));
    }

    /** Goes on on the user-interface thread, if the window is still there. Any thread. */
    protected final void later(Runnable what) {
        Display display = context.display();
        if (!display.isDisposed()) {
            display.asyncExec(what);
        }
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == ShownJob.class;
    }
}
