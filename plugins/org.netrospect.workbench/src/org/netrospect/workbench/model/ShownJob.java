package org.netrospect.workbench.model;

import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
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
    private final Display display;
    private volatile Optional<MonitorProgress> running = Optional.empty();

    /** @param context the case of the window in whose status line it stands; @param display of that window */
    protected ShownJob(String name, CaseContext context, Display display) {
        super(name);
        this.context = context;
        this.display = display;
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

    /** Shows from now on how far the work is. To be called when the job runs. */
    protected final MonitorProgress begin(IProgressMonitor monitor) {
        MonitorProgress progress = new MonitorProgress(monitor);
        running = Optional.of(progress);
        return progress;
    }

    /** Says a sentence in the status line. Any thread. */
    protected final void say(String sentence, boolean problem) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> context.message(new Message(sentence, problem)));
        }
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == ShownJob.class;
    }
}
