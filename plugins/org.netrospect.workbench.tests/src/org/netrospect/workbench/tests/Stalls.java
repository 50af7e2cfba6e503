package org.netrospect.workbench.tests;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.swt.widgets.Display;

/**
 * Measures how long the user interface lets an event wait, and, beside it, how long the machine lets a thread wait that has
 * nothing to do: only what is beyond that is the user interface's own.
 */
final class Stalls implements AutoCloseable {
    private static final int PROBE = 10;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong machine = new AtomicLong();
    private final AtomicLong probes = new AtomicLong();

    Stalls(Display display) {
        clock.scheduleWithFixedDelay(() -> {
            long asked = System.nanoTime();
            display.syncExec(() -> longest.accumulateAndGet(System.nanoTime() - asked, Math::max));
            probes.incrementAndGet();
        }, 0, PROBE, TimeUnit.MILLISECONDS);
        AtomicLong due = new AtomicLong(System.nanoTime());
        clock.scheduleWithFixedDelay(() -> {
            long now = System.nanoTime();
            machine.accumulateAndGet(now - due.get(), Math::max);
            due.set(now + TimeUnit.MILLISECONDS.toNanos(PROBE));
        }, 0, PROBE, TimeUnit.MILLISECONDS);
    }

    /** The longest wait that was the user interface's own. */
    long longestMillis() {
        return TimeUnit.NANOSECONDS.toMillis(Math.max(0, longest.get() - machine.get()));
    }

    long probes() {
        return probes.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
