package org.netrospect.workbench.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.netrospect.core.Limits;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Workspace;
import org.netrospect.core.importing.ImportOptions;
import org.netrospect.core.importing.Importer;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Sort;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.Engine;
import org.netrospect.workbench.model.MonitorProgress;

/**
 * Imports a small capture into a case that is thrown away, while the workbench has nothing else to do, so that the
 * first real import finds its classes loaded and compiled: the first rows then cost a third less processor time
 * (measured). Its family is this class.
 */
public final class WarmUp extends Job {
    private static final int SESSIONS = 30_000;

    private static final String CASE = "ready";

    private final Engine engine;
    private final Path folder;

    /** @param folder of the workbench's own; in it stays what the database logs for as long as the process lives */
    public WarmUp(Engine engine, Path folder) {
        super("Getting ready");
        this.engine = engine;
        this.folder = folder;
        setSystem(true);
        setPriority(DECORATE);
    }

    /** Ends it if it runs, as there is real work. */
    static void end() {
        getJobManager().cancel(WarmUp.class);
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == WarmUp.class;
    }

    /** Ends it if it runs, and waits for that. */
    public static void endAndWait() throws InterruptedException {
        end();
        getJobManager().join(WarmUp.class, new NullProgressMonitor());
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            remove();
            try {
                practise(new MonitorProgress(monitor));
            } finally {
                remove();
            }
        } catch (IOException | RuntimeException e) {
            // the first import will be slower, and meet whatever is wrong itself
            ILog.of(WarmUp.class).warn("Nothing could be got ready for the first import.", e);
        }
        return Status.OK_STATUS;
    }

    /** On one thread: the other is the analyst's. */
    private void practise(MonitorProgress progress) throws IOException {
        Files.createDirectories(folder);
        Path capture = folder.resolve("practise.pcap");
        PractiseCapture.write(capture, SESSIONS);
        try (Workspace workspace = engine.workspaces().open(folder); CaseStore store = workspace.open(CASE, true)) {
            new Importer(engine.captures(), store, new ImportOptions(1, Limits.DEFAULT, engine.analyzers(store)))
                    .run(List.of(capture), progress, result -> {
                    });
            Optional<Table> sessions = store.table(Tables.SESSIONS.name());
            if (sessions.isPresent()) {
                sort(sessions.get(), progress);
            }
        }
    }

    private static void sort(Table sessions, MonitorProgress progress) {
        for (int column = 0; column < sessions.schema().columns().size() && !progress.cancelled(); column++) {
            try {
                RowSelection.select(sessions, Optional.empty(), Optional.of(new Sort(column, true)),
                        progress::cancelled);
            } catch (CancellationException e) {
                return;
            }
        }
    }

    private void remove() throws IOException {
        Path log = folder.resolve("cases").resolve(CASE).resolve("log");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    if (!log.startsWith(each) && !each.startsWith(log)) {
                        Files.delete(each);
                    }
                }
            }
        }
    }
}
