package org.netrospect.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.netrospect.core.Progress;

/**
 * A progress line on standard error, drawn only where a terminal reads it, and the cancel by Ctrl+C or SIGTERM: the
 * work is asked to end, and the process waits until it has.
 */
final class TerminalProgress implements Progress, AutoCloseable {
    private static final long REDRAW = 100_000_000L;

    private final PrintStream err;
    private final boolean drawn;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean cancelled;
    private String task = "";
    private long total;
    private long started;
    private long redrawn;

    /** @param drawn whether to draw; cancelling works either way */
    TerminalProgress(PrintStream err, boolean drawn) {
        this.err = err;
        this.drawn = drawn;
        hook = new Thread(this::cancelAndWait, "netrospect-cancel");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** True if standard error is a terminal, as the launcher found. */
    static boolean terminal() {
        return "1".equals(System.getenv("NETROSPECT_TERMINAL"));
    }

    private void cancelAndWait() {
        cancelled = true;
        try {
            if (!finished.await(30, TimeUnit.SECONDS)) {
                err.println("The work did not end within 30 s; what it had not committed is taken back next time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void begin(String newTask, long newTotal) {
        clear();
        task = newTask;
        total = newTotal;
        started = System.nanoTime();
        redrawn = 0;
    }

    @Override
    public synchronized void worked(long done) {
        long now = System.nanoTime();
        if (!drawn || now - redrawn < REDRAW) {
            return;
        }
        redrawn = now;
        double seconds = Math.max(1e-3, (now - started) / 1e9);
        double rate = done / seconds;
        StringBuilder line = new StringBuilder("\r\033[K").append(Console.printable(task));
        if (total > 0) {
            line.append(String.format(Locale.ROOT, "  %3d %%", Math.min(100, done * 100 / total)));
        }
        line.append(String.format(Locale.ROOT, "  %.0f MB/s", rate / 1e6));
        if (total > done && rate > 0) {
            line.append(String.format(Locale.ROOT, "  %.0f s left", (total - done) / rate));
        }
        err.print(line);
        err.flush();
    }

    private void clear() {
        if (drawn && redrawn != 0) {
            err.print("\r\033[K");
            err.flush();
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    /** The work has ended, in one way or the other. */
    @Override
    public synchronized void close() {
        clear();
        redrawn = 0;
        finished.countDown();
        if (!cancelled) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
