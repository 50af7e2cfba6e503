package org.netrospect.workbench.tests;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.swt.widgets.Display;

/**
 * Measures how long the user interface lets an event wait because it works or waits for somebody else. Time in which
 * other programs had all processors is not its own and does not count.
 */
final class Stalls implements AutoCloseable {
    private static final int PROBE = 10;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Display display;
    private final Thread ui;
    private final Thread watch;
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong probes = new AtomicLong();

    Stalls(Display display) {
        this.display = display;
        ui = display.getThread();
        watch = Thread.ofPlatform().daemon().start(this::watch);
    }

    private void watch() {
        try {
            while (!Thread.interrupted()) {
                CountDownLatch served = new CountDownLatch(1);
                long worked = THREADS.getThreadCpuTime(ui.threadId());
                long blocked = 0;
                display.asyncExec(served::countDown);
                while (!served.await(PROBE, TimeUnit.MILLISECONDS)) {
                    blocked += ui.getState() == Thread.State.RUNNABLE ? 0 : TimeUnit.MILLISECONDS.toNanos(PROBE);
                }
                longest.accumulateAndGet(THREADS.getThreadCpuTime(ui.threadId()) - worked + blocked, Math::max);
                probes.incrementAndGet();
                TimeUnit.MILLISECONDS.timedJoin(ui, PROBE);
            }
        } catch (InterruptedException e) {
            // The measurement is over.
            Thread.currentThread().interrupt();
        }
    }

    long longestMillis() {
        return TimeUnit.NANOSECONDS.toMillis(longest.get());
    }

    long probes() {
        return probes.get();
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
