package org.netrospect.workbench.importing;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.netrospect.core.Progress;
import org.netrospect.core.time.Amounts;

/** How far an import is. Written by the import's threads, read by the status line. */
public final class ImportProgress implements Progress {
    private static final double SECOND = 1e9;
    private static final double RATE_AFTER = 0.5;

    private final long start = System.nanoTime();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicLong before = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private volatile String task = "Looking at the files";
    private volatile long current;
    private volatile long total;

    /** Bytes of all files together. */
    void total(long bytes) {
        total = bytes;
    }

    @Override
    public void begin(String what, long bytes) {
        before.addAndGet(current);
        done.set(0);
        current = what.startsWith("Importing") ? bytes : 0;
        task = what;
    }

    @Override
    public void worked(long bytes) {
        if (current > 0) {
            done.set(bytes);
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled.get();
    }

    void cancel() {
        cancelled.set(true);
    }

    public String task() {
        return cancelled.get() ? "Stopping; what was read is kept" : task;
    }

    /** From 0 to 1. */
    public double fraction() {
        return total == 0 ? 0 : Math.min(1, (double) bytes() / total);
    }

    long bytes() {
        return before.get() + Math.min(done.get(), current);
    }

    /** {@code 64 % · 412 MB/s · 3 s left}. */
    public String figures() {
        double seconds = (System.nanoTime() - start) / SECOND;
        long bytes = bytes();
        if (seconds < RATE_AFTER || bytes == 0 || total == 0) {
            return total == 0 ? "" : Math.round(100 * fraction()) + " %";
        }
        double rate = bytes / seconds;
        long left = (long) (Math.max(0, total - bytes) / rate * SECOND);
        return Math.round(100 * fraction()) + " % · " + Amounts.bytes((long) rate) + "/s · "
                + (left < SECOND ? "nearly done" : Amounts.duration((long) (Math.ceil(left / SECOND) * SECOND))
                        + " left");
    }
}
