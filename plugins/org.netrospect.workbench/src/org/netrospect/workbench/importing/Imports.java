package org.netrospect.workbench.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Display;
import org.netrospect.core.Limits;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.importing.ImportOptions;
import org.netrospect.core.importing.ImportResult;
import org.netrospect.core.importing.ImportResult.Outcome;
import org.netrospect.core.importing.Importer;
import org.netrospect.core.time.Amounts;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.CaseUse;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.ContextListener.Message;

/** Imports captures into the case of a window, one request after the other. User-interface thread only. */
public final class Imports {
    private static final int MAX_RESULTS = 20_000;

    private final CaseContext context;
    private final Display display;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Deque<Request> waiting = new ArrayDeque<>();
    private final List<ImportResult> results = new ArrayList<>();
    private Optional<ImportProgress> running = Optional.empty();
    private Optional<Job> job = Optional.empty();

    private record Request(String caseName, List<Path> paths) {
    }

    /** What became of a request. */
    private record Ended(List<ImportResult> results, String failure, boolean cancelled) {
    }

    Imports(CaseContext context, Display display) {
        this.context = context;
        this.display = display;
        context.addListener(new ContextListener() {
            @Override
            public void caseChanged() {
                // what waited for another case to be opened; after those who wait for this one
                display.asyncExec(Imports.this::next);
            }
        });
    }

    /**
     * Imports into the case that is open or being opened; if none is, into a new one that is named after the first
     * file.
     */
    public void start(List<Path> paths) {
        if (paths.isEmpty()) {
            return;
        }
        if (!context.caseWanted().isEmpty()) {
            start(context.caseWanted(), paths);
            return;
        }
        Path workspace = context.workspace();
        Path first = paths.getFirst();
        Thread.ofPlatform().daemon().start(() -> {
            String name = NewCaseName.of(first, workspace);
            display.asyncExec(() -> start(name, paths));
        });
    }

    /** Opens or makes the case and imports files and folders into it. */
    public void start(String caseName, List<Path> paths) {
        WarmUp.end();
        waiting.add(new Request(caseName, List.copyOf(paths)));
        next();
    }

    private void next() {
        if (running.isPresent() || waiting.isEmpty() || context.opening()) {
            return;
        }
        Request request = waiting.poll();
        context.open(request.caseName, () -> context.store().ifPresent(store -> run(store, request)));
    }

    private void run(CaseStore store, Request request) {
        ImportProgress progress = new ImportProgress();
        running = Optional.of(progress);
        ImportOptions options = new ImportOptions(context.settings().threads(), Limits.DEFAULT,
                context.engine().analyzers(store));
        Importer importer = new Importer(context.engine().captures(), store, options);
        Job work = new Job("Importing into " + request.caseName) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                Ended ended = work(importer, request.paths, progress);
                if (!display.isDisposed()) {
                    display.asyncExec(() -> ended(ended));
                }
                return Status.OK_STATUS;
            }

            @Override
            protected void canceling() {
                progress.cancel();
            }
        };
        work.setSystem(true);
        CaseUse use = context.use();
        if (use.begin()) {
            work.addJobChangeListener(new JobChangeAdapter() {
                @Override
                public void done(IJobChangeEvent event) {
                    use.end();
                }
            });
        }
        job = Optional.of(work);
        work.schedule();
        tell();
    }

    private Ended work(Importer importer, List<Path> paths, ImportProgress progress) {
        List<ImportResult> done = new ArrayList<>();
        try {
            progress.total(size(paths, progress));
            importer.run(paths, progress, result -> {
                done.add(result);
                if (!display.isDisposed()) {
                    display.asyncExec(() -> add(result));
                }
            });
            return new Ended(done, "", progress.cancelled());
        } catch (IOException | RuntimeException | Error e) {
            // also when memory ran out: an import that ended must not look as if it went on
            return new Ended(done, Background.failure("", e), progress.cancelled());
        }
    }

    private static long size(List<Path> paths, ImportProgress progress) {
        long[] size = new long[1];
        for (Path path : paths) {
            try (Stream<Path> files = Files.walk(path)) {
                files.takeWhile(f -> !progress.cancelled()).filter(Files::isRegularFile)
                        .forEach(f -> size[0] += f.toFile().length());
            } catch (IOException | UncheckedIOException e) {
                // The importer meets the same path and says in its result what is wrong with it.
                continue;
            }
        }
        return size[0];
    }

    private void add(ImportResult result) {
        if (results.size() < MAX_RESULTS) {
            results.add(result);
        }
        tell();
    }

    private void ended(Ended ended) {
        running = Optional.empty();
        job = Optional.empty();
        context.message(summary(ended));
        tell();
        next();
    }

    private static Message summary(Ended ended) {
        if (!ended.failure.isEmpty()) {
            return new Message("The import ended early: " + ended.failure, true);
        }
        long imported = count(ended, Outcome.IMPORTED);
        long packets = ended.results.stream()
                .filter(r -> r.outcome() == Outcome.IMPORTED || r.outcome() == Outcome.PARTIAL)
                .mapToLong(r -> r.capture().map(c -> c.packets()).orElse(0L)).sum();
        List<String> parts = new ArrayList<>();
        parts.add(Amounts.count(imported, "capture", "captures") + " imported, "
                + Amounts.count(packets, "packet", "packets"));
        part(parts, count(ended, Outcome.DUPLICATE), "in the case already");
        part(parts, count(ended, Outcome.PARTIAL), "read in part");
        part(parts, count(ended, Outcome.LEFT_OUT), "left out, being no captures");
        part(parts, count(ended, Outcome.FAILED), "could not be read");
        boolean problem = count(ended, Outcome.FAILED) + count(ended, Outcome.PARTIAL) > 0;
        String single = ended.results.size() == 1 ? ended.results.getFirst().sentence() : "";
        return new Message(!single.isEmpty() ? single
                : (ended.cancelled ? "Import stopped: " : "") + String.join(" · ", parts) + ".", problem);
    }

    private static void part(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    private static long count(Ended ended, Outcome outcome) {
        return ended.results.stream().filter(r -> r.outcome() == outcome).count();
    }

    /** The import that runs, if one does. */
    public Optional<ImportProgress> running() {
        return running;
    }

    /** What became of the files of this session of the workbench, in order. */
    public List<ImportResult> results() {
        return List.copyOf(results);
    }

    /** Ends the import that runs, and forgets those that wait. */
    public void cancel() {
        waiting.clear();
        running.ifPresent(ImportProgress::cancel);
        tell();
    }

    /** Told when imports begin, end, or have a result. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    /** Stops what runs and waits for it, so that the case can be closed. */
    public void dispose() {
        waiting.clear();
        running.ifPresent(ImportProgress::cancel);
        if (job.isPresent()) {
            try {
                job.get().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
