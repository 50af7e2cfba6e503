package org.netrospect.workbench.export;

import java.util.Arrays;
import java.util.List;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ShownJob;

/**
 * In the status line: what is being written, searched or saved for this window, how far, and a way to stop. Not there
 * when nothing is.
 */
public final class WriteProgress extends Composite {
    private static final int TICK = 200;

    private final CaseContext context;
    private final Label words;
    private boolean ticking;

    public WriteProgress(Composite parent, CaseContext context) {
        super(parent, SWT.NONE);
        this.context = context;
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.marginTop = 0;
        layout.marginBottom = 0;
        layout.spacing = 12;
        layout.center = true;
        setLayout(layout);
        words = new Label(this, SWT.NONE);
        Link cancel = new Link(this, SWT.NONE);
        cancel.setText("<a>cancel</a>");
        cancel.setToolTipText("Stop it; nothing of it is kept");
        cancel.addListener(SWT.Selection, e -> running().forEach(Job::cancel));
        setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, false, false));
        IJobChangeListener listener = new JobChangeAdapter() {
            @Override
            public void aboutToRun(IJobChangeEvent event) {
                changed(event.getJob());
            }

            @Override
            public void done(IJobChangeEvent event) {
                changed(event.getJob());
            }
        };
        Job.getJobManager().addJobChangeListener(listener);
        addDisposeListener(e -> Job.getJobManager().removeJobChangeListener(listener));
        show(false);
    }

    private void changed(Job job) {
        if (job instanceof ShownJob && !isDisposed()) {
            getDisplay().asyncExec(() -> {
                if (!isDisposed() && !ticking) {
                    tick();
                }
            });
        }
    }

    private List<ShownJob> running() {
        return Arrays.stream(Job.getJobManager().find(ShownJob.class)).map(ShownJob.class::cast)
                .filter(job -> job.context() == context).toList();
    }

    private void tick() {
        if (isDisposed()) {
            return;
        }
        List<ShownJob> jobs = running();
        ticking = !jobs.isEmpty();
        if (ticking) {
            String text = jobs.getFirst().words() + (jobs.size() > 1 ? " and " + (jobs.size() - 1) + " more" : "");
            words.setText(text.replace("&", "&&"));
            getDisplay().timerExec(TICK, this::tick);
        }
        show(ticking);
    }

    private void show(boolean visible) {
        setVisible(visible);
        ((GridData) getLayoutData()).exclude = !visible;
        getParent().layout(true, true);
    }
}
