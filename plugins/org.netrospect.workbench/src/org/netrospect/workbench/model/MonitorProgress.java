package org.netrospect.workbench.model;

import org.eclipse.core.runtime.IProgressMonitor;
import org.netrospect.core.Progress;

/** Tells a job's monitor how far work of the engine is. One thread, but for {@link #percent}. */
public final class MonitorProgress implements Progress {
    private static final int UNITS = 1000;
    private static final int UNITS_PER_PERCENT = 10;

    private final IProgressMonitor monitor;
    private long total;
    private volatile int told;

    public MonitorProgress(IProgressMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public void begin(String task, long of) {
        total = of;
        told = 0;
        monitor.beginTask(task, of > 0 ? UNITS : IProgressMonitor.UNKNOWN);
    }

    @Override
    public void worked(long done) {
        if (total > 0) {
            int units = (int) Math.min(UNITS, (double) done / total * UNITS);
            if (units > told) {
                monitor.worked(units - told);
                told = units;
            }
        }
    }

    /** How far the task is; of a task of unknown length 0. Any thread. */
    public int percent() {
        return told / UNITS_PER_PERCENT;
    }

    @Override
    public boolean cancelled() {
        return monitor.isCanceled();
    }
}
