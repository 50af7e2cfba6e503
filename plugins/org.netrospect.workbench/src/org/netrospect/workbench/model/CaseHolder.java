package org.netrospect.workbench.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.CaseStore.CaseListener;
import org.netrospect.core.cases.Workspace;
import org.netrospect.workbench.model.ContextListener.Message;

/** Opens and closes the case of a window in the background and passes on that its tables have changed. */
final class CaseHolder {
    /** Milliseconds between two tellings that tables have grown. */
    private static final int PAUSE = 250;
    /** The same for the first tellings after a calm: somebody waits for the first rows. */
    private static final int FIRST_PAUSE = 30;

    /** Seconds that reading may take to end when the window goes. */
    private static final int PATIENCE = 3;

    private final CaseContext context;
    private final Display display;
    private final ExecutorService threads;
    private final AtomicBoolean changed = new AtomicBoolean();
    private final CaseListener listener = this::changed;
    private Optional<Workspace> workspace = Optional.empty();
    private Optional<CaseStore> store = Optional.empty();
    private CaseUse use = new CaseUse();
    private String name = "";
    private boolean opening;
    /** Name of the case that is being opened, and what goes on when it is. */
    private String awaited = "";
    private final List<Runnable> afterwards = new ArrayList<>();
    /** When it was told last, in nanoseconds of the system's clock. */
    private long passed = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(2 * PAUSE);
    private int pause = FIRST_PAUSE;

    /** What opening gave. */
    private record Opened(Workspace workspace, CaseStore store, List<CaptureInfo> captures, List<String> notes) {
    }

    CaseHolder(CaseContext context, Display display, ExecutorService threads) {
        this.context = context;
        this.display = display;
        this.threads = threads;
    }

    Optional<Workspace> workspace() {
        return workspace;
    }

    Optional<CaseStore> store() {
        return store;
    }

    /** Of the open case; without one, of none. */
    CaseUse use() {
        return use;
    }

    String name() {
        return name;
    }

    String wanted() {
        return opening ? awaited : name;
    }

    boolean opening() {
        return opening;
    }

    void open(String wanted, Runnable then) {
        if (opening && wanted.equals(awaited)) {
            afterwards.add(then);
            return;
        }
        if (opening) {
            context.message(new Message("Case “" + awaited + "” is being opened; please wait for it, then open “"
                    + wanted + "” again.", true));
            return;
        }
        if (wanted.equals(name)) {
            then.run();
            return;
        }
        close();
        opening = true;
        awaited = wanted;
        afterwards.add(then);
        context.message(new Message("Opening case “" + wanted + "” …", false));
        Optional<Workspace> before = workspace;
        threads.execute(() -> {
            try {
                Workspace in = before.isPresent() ? before.get()
                        : context.engine().workspaces().open(context.engine().folder());
                CaseStore opened = in.open(wanted, true);
                Opened result = new Opened(in, opened, opened.captures(), opened.openingNotes());
                onDisplay(() -> opened(wanted, result));
            } catch (IOException | RuntimeException | Error e) {
                // errors too: or the window would wait for the case for ever
                String sentence = Background.failure("Case “" + wanted + "” cannot be opened: ", e);
                onDisplay(() -> failed(sentence));
            }
        });
    }

    private void opened(String wanted, Opened result) {
        opening = false;
        workspace = Optional.of(result.workspace());
        store = Optional.of(result.store());
        name = wanted;
        context.settings().opened(wanted);
        result.store().addListener(listener);
        context.caseChanged(result.captures());
        context.message(new Message(result.notes().isEmpty() ? "Case “" + wanted + "” is open."
                : String.join(" ", result.notes()), !result.notes().isEmpty()));
        List<Runnable> next = List.copyOf(afterwards);
        afterwards.clear();
        next.forEach(Runnable::run);
    }

    private void failed(String sentence) {
        opening = false;
        afterwards.clear();
        context.caseChanged(List.of());
        context.message(new Message(sentence, true));
    }

    void close() {
        store.ifPresent(old -> {
            old.removeListener(listener);
            CaseUse before = use;
            store = Optional.empty();
            use = new CaseUse();
            name = "";
            context.caseChanged(List.of());
            before.close(() -> threads.execute(() -> {
                try {
                    old.close();
                } catch (IOException | RuntimeException e) {
                    String sentence = Background.failure("The case could not be closed in order: ", e);
                    onDisplay(() -> context.message(new Message(sentence, true)));
                }
            }));
        });
    }

    /** Any thread. */
    private void changed() {
        if (changed.compareAndSet(false, true)) {
            onDisplay(() -> {
                long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - passed);
                pause = since >= 2 * PAUSE ? FIRST_PAUSE : Math.min(PAUSE, 2 * pause);
                display.timerExec((int) Math.max(0, pause - since), this::pass);
            });
        }
    }

    private void pass() {
        changed.set(false);
        passed = System.nanoTime();
        store.ifPresent(now -> threads.execute(() -> {
            List<CaptureInfo> captures;
            try {
                captures = now.captures();
            } catch (RuntimeException e) {
                String sentence = Background.failure("The captures cannot be listed: ", e);
                onDisplay(() -> {
                    if (store.equals(Optional.of(now))) {
                        context.message(new Message(sentence, true));
                    }
                });
                return;
            }
            onDisplay(() -> {
                if (store.equals(Optional.of(now))) {
                    context.dataChanged(captures);
                }
            });
        }));
    }

    private void onDisplay(Runnable what) {
        if (!display.isDisposed()) {
            display.asyncExec(what);
        }
    }

    /** Waits for the case to be closed, so that nothing has to be mended at the next start. */
    void dispose() {
        Optional<CaseStore> old = store;
        store = Optional.empty();
        CountDownLatch ended = new CountDownLatch(1);
        use.close(ended::countDown);
        Stream.of(Job.getJobManager().find(ShownJob.class)).map(ShownJob.class::cast)
                .filter(job -> job.context() == context).forEach(ShownJob::cancel);
        try {
            if (!ended.await(PATIENCE, TimeUnit.SECONDS)) {
                ILog.of(CaseHolder.class).warn("The case is closed while it is still read.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            if (old.isPresent()) {
                old.get().removeListener(listener);
                old.get().close();
            }
            if (workspace.isPresent()) {
                workspace.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The case could not be closed in order.", e);
        }
    }
}
