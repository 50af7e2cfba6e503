package org.netrospect.workbench.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.swt.widgets.Display;

/**
 * Measures how long the user interface lets an event wait. Time in which its thread was ready but other programs had all
 * processors is not its own and is taken off, where the system tells it (Linux).
 */
final class Stalls implements AutoCloseable {
    private static final int PROBE = 10;
    private static final Path SCHEDULER = Path.of("/proc/thread-self/schedstat");

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong probes = new AtomicLong();

    Stalls(Display display) {
        AtomicLong before = new AtomicLong(display.syncCall(Stalls::withoutProcessor));
        clock.scheduleWithFixedDelay(() -> {
            long asked = System.nanoTime();
            display.syncExec(() -> {
                long waited = System.nanoTime() - asked;
                long now = withoutProcessor();
                longest.accumulateAndGet(waited - (now - before.getAndSet(now)), Math::max);
            });
            probes.incrementAndGet();
        }, 0, PROBE, TimeUnit.MILLISECONDS);
    }

    /** Nanoseconds in which the calling thread was ready to run and did not. */
    private static long withoutProcessor() {
        if (!Files.isReadable(SCHEDULER)) {
            return 0;
        }
        try {
            return Long.parseLong(Files.readString(SCHEDULER).split(" ")[1]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The longest wait that was the user interface's own. */
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
