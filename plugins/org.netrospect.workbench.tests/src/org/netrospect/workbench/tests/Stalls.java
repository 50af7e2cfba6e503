package org.netrospect.workbench.tests;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.swt.widgets.Display;

/** Measures how long the user interface lets an event wait. */
final class Stalls implements AutoCloseable {
    private static final int PROBE = 10;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong probes = new AtomicLong();

    Stalls(Display display) {
        clock.scheduleWithFixedDelay(() -> {
            long asked = System.nanoTime();
            display.syncExec(() -> longest.accumulateAndGet(System.nanoTime() - asked, Math::max));
            probes.incrementAndGet();
        }, 0, PROBE, TimeUnit.MILLISECONDS);
    }

    long longestMillis() {
        return TimeUnit.NANOSECONDS.toMillis(longest.get());
    }

    long probes() {
        return probes.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
