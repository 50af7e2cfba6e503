package org.netrospect.core.cases;

import java.io.Closeable;
import org.netrospect.core.event.Details;
import org.netrospect.core.table.TableSchema;

/**
 * What one run over a case finds: rows of {@code alerts} or {@code verdicts}, and in the end its row of {@code runs}.
 * Without {@link #finish} everything is taken back. Failures of the disk are {@link java.io.UncheckedIOException}. One
 * thread.
 */
public interface RunResults extends Closeable {
    /** Number of the run within the case. */
    long id();

    /**
     * A row. Alerts that the analyst has suppressed are counted, and told in the detail of the run, but not kept.
     *
     * @param row by the names of the table's columns; {@code run} is filled in
     */
    void add(TableSchema table, Details row);

    /** Rows so far. */
    long size();

    /**
     * Commits.
     *
     * @param run by the names of the columns of {@code runs}; {@code id} and {@code results} are filled in
     */
    void finish(Details run);

    /** Ends the run. */
    @Override
    void close();
}
