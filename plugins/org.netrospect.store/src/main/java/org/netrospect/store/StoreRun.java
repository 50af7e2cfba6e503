package org.netrospect.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.netrospect.core.cases.RunResults;
import org.netrospect.core.event.Details;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
import org.netrospect.store.CaseData.Sizes;
import org.netrospect.store.columns.AppendFile;
import org.netrospect.store.database.CaseState;
import org.netrospect.store.database.ImportTransaction;
import org.netrospect.store.tables.FoundRows;

/** A run that is under way: its rows become visible, and count, when it is finished. */
final class StoreRun implements RunResults {
    private final StoreCase target;
    private final CaseData data;
    private final CaseState before;
    private final Sizes sizesBefore;
    private final FoundRows rows;
    private final SuppressedAlerts suppressed;
    private final ImportJournal journal;
    private final long id;
    private long size;
    private boolean finished;
    private boolean closed;

    StoreRun(StoreCase target, CaseData data, CaseState before, SuppressedAlerts suppressed, ImportJournal journal)
            throws IOException {
        this.suppressed = suppressed;
        this.journal = journal;
        this.target = target;
        this.data = data;
        this.before = before;
        sizesBefore = data.sizes();
        id = before.table(Tables.RUNS.name()).rows() + 1L;
        journal.beginRun(id);
        rows = new FoundRows(data.tables());
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public void add(TableSchema table, Details row) {
        if (!table.name().equals(Tables.ALERTS.name()) || !suppressed.takes(row)) {
            write(table, row.put("run", id));
            size++;
        }
    }

    @Override
    public long size() {
        return size;
    }

    private void write(TableSchema table, Details row) {
        if (closed || finished) {
            throw new IllegalStateException("the run has ended");
        }
        try {
            rows.add(table, row);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private UncheckedIOException failure(IOException e) {
        return new UncheckedIOException("The results of the run cannot be written to the case " + target.name() + " ("
                + e.getMessage() + "). The run has been taken back.", e);
    }

    @Override
    public void finish(Details run) {
        write(Tables.RUNS, suppressed.told(run).put("id", id).put("results", size));
        try {
            Sizes sizes = sizesBefore.with(rows.flush());
            AppendFile.force(rows.files());
            CaseState after = new CaseState(before.captures(), sizes.tables(), sizes.trails(), before.lastSession(),
                    before.imports(), before.importOf(), before.replaced());
            try (ImportTransaction transaction = new ImportTransaction(target.database())) {
                target.knownCaptures().commit(after, () -> transaction.commit(after, List.of(), Map.of()));
            }
            finished = true;
            data.show(sizes);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            rows.close();
            journal.end();
        } catch (IOException e) {
            throw failure(e);
        } finally {
            target.importEnded();
        }
    }
}
