package org.netrospect.workbench.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.netrospect.workbench.model.ContextListener.Message;

/**
 * Runs the work of one widget off the user-interface thread: the only way in which views reach a store. A request
 * supersedes an earlier one of the same name, whose result is then not shown; of those that wait only the latest is
 * run. Called on the user-interface thread.
 */
public final class Background {
    private final Control owner;
    private final Executor threads;
    private final Consumer<Message> messages;
    private final Supplier<CaseUse> uses;
    private final Display display;
    private final Map<String, Lane<?>> lanes = new HashMap<>();
    private CompletableFuture<Void> changes = CompletableFuture.completedFuture(null);

    /** @param uses of the case that is open when it is asked */
    Background(Control owner, Executor threads, Consumer<Message> messages, Supplier<CaseUse> uses) {
        this.owner = owner;
        this.uses = uses;
        this.threads = threads;
        this.messages = messages;
        display = owner.getDisplay();
        owner.addDisposeListener(e -> cancel());
    }

    /**
     * Runs work and shows its result on the user-interface thread, if the widget is still there and no later request of
     * the same name was made. A failure goes to the status line.
     *
     * @param what completes the sentence "... did not work": {@code Sorting sessions}
     */
    public <T> void run(String what, Work<T> work, Consumer<T> show) {
        run(what, work, show, reason -> {
        });
    }

    /** As {@link #run(String, Work, Consumer)}. @param failed told a sentence if it did not work */
    public <T> void run(String what, Work<T> work, Consumer<T> show, Consumer<String> failed) {
        Lane<?> before = lanes.get(what);
        Request<T> request = new Request<>(what, work, show, failed);
        Lane<T> lane = new Lane<>(request);
        if (before == null) {
            lanes.put(what, lane);
            threads.execute(request);
        } else {
            before.running.cancelled.set(true);
            before.next = request;
        }
    }

    /**
     * Makes a change that must not get lost: each is made, in the order of the calls, whatever is asked later and even
     * if the widget goes meanwhile.
     *
     * @param what completes the sentence "... did not work"
     */
    public <T> void change(String what, Work<T> work, Consumer<T> show) {
        CaseUse use = uses.get();
        boolean used = use.begin();
        changes = changes.thenRunAsync(() -> {
            Runnable end;
            try {
                end = outcome(what, work, () -> false, show, reason -> {
                });
            } finally {
                if (used) {
                    use.end();
                }
            }
            onDisplay(() -> {
                if (!owner.isDisposed()) {
                    end.run();
                }
            });
        }, threads);
    }

    /** Does the work; what is returned is to be run on the user-interface thread. */
    private <T> Runnable outcome(String what, Work<T> work, BooleanSupplier cancelled, Consumer<T> show,
            Consumer<String> failed) {
        try {
            T result = work.run(cancelled);
            return () -> {
                if (!cancelled.getAsBoolean()) {
                    show.accept(result);
                }
            };
        } catch (CancellationException e) {
            return () -> {
                // Nobody waits for it.
            };
        } catch (Exception | Error e) {
            // errors too: a view must not wait for ever because memory ran out once
            Message message = new Message(failure(what + " did not work: ", e), true);
            return () -> {
                if (!cancelled.getAsBoolean()) {
                    messages.accept(message);
                    failed.accept(reason(e));
                }
            };
        }
    }

    private void onDisplay(Runnable what) {
        if (!display.isDisposed()) {
            display.asyncExec(what);
        }
    }

    /** Gives up all that was asked for and is not shown yet. */
    public void cancel() {
        lanes.values().forEach(lane -> {
            lane.running.cancelled.set(true);
            lane.next = null;
        });
    }

    /** One running request and the latest that waits for its end, if any. */
    private static final class Lane<T> {
        private final Request<T> running;
        private Request<?> next;

        Lane(Request<T> running) {
            this.running = running;
        }
    }

    private final class Request<T> implements Runnable {
        private final String what;
        private final Work<T> work;
        private final Consumer<T> show;
        private final Consumer<String> failed;
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private final CaseUse use = uses.get();

        Request(String what, Work<T> work, Consumer<T> show, Consumer<String> failed) {
            this.what = what;
            this.work = work;
            this.show = show;
            this.failed = failed;
        }

        @Override
        public void run() {
            if (!use.begin()) {
                // the case was closed before its turn came: nobody waits for it
                finish(() -> {
                });
                return;
            }
            Runnable end;
            try {
                end = outcome(what, work, cancelled::get, show, failed);
            } finally {
                use.end();
            }
            finish(end);
        }

        private void finish(Runnable end) {
            onDisplay(() -> {
                Lane<?> lane = lanes.remove(what);
                if (owner.isDisposed()) {
                    return;
                }
                if (lane != null && lane.next != null) {
                    restart(lane.next);
                }
                end.run();
            });
        }

        private <N> void restart(Request<N> next) {
            lanes.put(what, new Lane<>(next));
            threads.execute(next);
        }
    }

    /**
     * A sentence about a failure. What is no fault of the disk or of the input goes to the log as well, with the place
     * where it happened. Any thread.
     */
    public static String failure(String beginning, Throwable e) {
        String sentence = beginning + reason(e);
        if (e instanceof IOException || e instanceof UncheckedIOException) {
            return sentence;
        }
        ILog.of(Background.class).error(sentence, e);
        return sentence + " Details: " + Platform.getLogFileLocation();
    }

    /** What an exception says, as the end of a sentence. */
    public static String reason(Throwable e) {
        String text = e.getMessage() == null || e.getMessage().isBlank() ? e.getClass().getSimpleName()
                : e.getMessage();
        return text.endsWith(".") ? text : text + ".";
    }
}
