package org.netrospect.workbench.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.netrospect.core.Limits;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.importing.ImportOptions;
import org.netrospect.core.importing.Importer;
import org.netrospect.replay.builtin.RuleRun;
import org.netrospect.replay.match.CompiledRules;
import org.netrospect.replay.rule.RuleSet;
import org.netrospect.replay.rule.Variables;
import org.netrospect.replay.run.SignatureFiles;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.views.TablePart;

/** Drives the workbench that the tests run in, from the tests' own thread. */
public final class RunningWorkbench {
    private static final int PATIENCE = 30;
    private static final int PAUSE = 20;

    /** Asks on the user-interface thread. */
    public static <T> T ui(Supplier<T> question) {
        return Display.getDefault().syncCall(question::get);
    }

    /** Does on the user-interface thread. */
    public static void ui(Runnable what) {
        Display.getDefault().syncExec(what);
    }

    /** Waits until a condition holds on the user-interface thread, which goes on with its work meanwhile. */
    public static void until(String what, BooleanSupplier condition) {
        CompletableFuture<Boolean> held = new CompletableFuture<>();
        ui(() -> ask(condition, held));
        try {
            held.get(PATIENCE, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            held.cancel(true);
            throw new AssertionError("waited in vain for " + what, e);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("could not wait for " + what, e);
        }
    }

    private static void ask(BooleanSupplier condition, CompletableFuture<Boolean> held) {
        if (held.isDone()) {
            return;
        }
        if (condition.getAsBoolean()) {
            held.complete(true);
        } else {
            Display.getCurrent().timerExec(PAUSE, () -> ask(condition, held));
        }
    }

    public IWorkbenchWindow window() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
    }

    public CaseContext context() {
        return ui(() -> window().getService(CaseContext.class));
    }

    /** Opens a new case with captures of the folder testdata, and waits until its sessions are shown. */
    public CaseContext openCase(String... captures) throws IOException {
        return openCase(Stream.of(captures).map(RunningWorkbench::testdata).toList());
    }

    /** Opens a new case with captures, and waits until it is shown as it is when the import has ended. */
    public CaseContext openCase(List<Path> files) throws IOException {
        CaseContext context = context();
        String name = "test-" + UUID.randomUUID();
        ui(() -> context.open(name));
        until("the case to open", () -> context.caseName().equals(name) && context.store().isPresent());
        CaseStore store = ui(() -> context.store().orElseThrow());
        new Importer(ui(() -> context.engine().captures()), store,
                ImportOptions.standard(context.engine().analyzers(store))).run(files, Progress.NONE,
                result -> {
                });
        until("sessions to be shown", () -> context.shown().map(s -> s.rows().size() > 0).orElse(false));
        // sessions are shown while the import goes on, when its captures have no hashes yet
        until("captures to be listed", () -> context.captures().equals(store.captures()));
        return context;
    }

    /** Runs one rule over the open case with the built-in engine. @return how many alerts it gave */
    public long replay(String rule, Path folder) throws IOException {
        Path rules = Files.writeString(folder.resolve("june.rules"), rule + "\n");
        CaseContext context = context();
        CaseStore store = ui(() -> context.store().orElseThrow());
        return new RuleRun(store, context.engine().captures(),
                new ImportOptions(1, Limits.DEFAULT, context.engine().analyzers(store)))
                .run(CompiledRules.of(RuleSet.read(List.of(rules), Variables.DEFAULT)),
                        SignatureFiles.of(List.of(rules), List.of(".rules")), "June", Progress.NONE).alerts();
    }

    /** A capture of the folder testdata, whichever folder the tests run in. */
    public static Path testdata(String capture) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("testdata"))) {
            folder = Optional.ofNullable(folder.getParent())
                    .orElseThrow(() -> new AssertionError("there is no folder testdata above "
                    + Path.of("").toAbsolutePath()));
        }
        return folder.resolve("testdata").resolve(capture);
    }

    /** Brings a view to the front. */
    public IViewPart view(String id) {
        return ui(() -> {
            try {
                return window().getActivePage().showView(id);
            } catch (PartInitException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** The table of a view. */
    public DataTable table(String view) {
        return ((TablePart) view(view)).dataTable();
    }

    /** Whether a table shows so many rows. */
    public static boolean has(DataTable table, int rows) {
        return table.shown().filter(shown -> shown.rows().size() == rows).isPresent();
    }

    /** The first widget of a type in the window, from the outside in. On the user-interface thread. */
    public <W extends Control> Optional<W> find(Class<W> type, Predicate<W> which) {
        return find(window().getShell(), type, which);
    }

    /** The first widget of a type in another, from the outside in. On the user-interface thread. */
    public static <W extends Control> Optional<W> find(Control in, Class<W> type, Predicate<W> which) {
        if (type.isInstance(in) && which.test(type.cast(in))) {
            return Optional.of(type.cast(in));
        }
        if (in instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                Optional<W> found = find(child, type, which);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
