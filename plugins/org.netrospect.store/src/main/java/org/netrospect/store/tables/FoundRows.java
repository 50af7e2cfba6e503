package org.netrospect.store.tables;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.Json;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
import org.netrospect.store.columns.AppendFile;
import org.netrospect.store.columns.ColumnTable;
import org.netrospect.store.columns.ColumnTable.Size;

/** Writes events, and the rows of recovered files, into their tables. One thread. */
public final class FoundRows implements Closeable {
    private static final int DETAIL = Tables.EVENTS.index("detail");

    private final Map<String, PlainWriter> writers = new LinkedHashMap<>();
    private final PlainWriter events;
    private final PlainWriter files;

    /** Goes on behind what is visible. @param tables by name */
    public FoundRows(Map<String, ColumnTable> tables) {
        for (TableSchema schema : PlainTables.ALL) {
            writers.put(schema.name(), new PlainWriter(schema, tables.get(schema.name())));
        }
        events = writers.get(Tables.EVENTS.name());
        files = writers.get(Tables.FILES.name());
    }

    /** Appends an event. */
    public void add(Event event) throws IOException {
        Optional<TableSchema> own = event.kind().table();
        PlainWriter writer = own.isPresent() ? writers.get(own.get().name()) : events;
        long row = own.isPresent() ? writer.add(event) : -1;
        if (event.kind().listed()) {
            String beside = own.isPresent() ? writer.beside() : json(event.details());
            events.add(event, DETAIL, beside, own.isPresent() ? own.get().name() : "", row);
        }
    }

    /** Details as members of a JSON object, without its braces. What is secret is left out. */
    private static String json(Details details) {
        Json json = new Json();
        for (int i = 0; i < details.size(); i++) {
            if (!details.name(i).equals("secret")) {
                json.member(details.name(i), details.value(i));
            }
        }
        return json.members();
    }

    /** Appends a row of any table. */
    public void add(TableSchema table, Details row) throws IOException {
        writers.get(table.name()).add(row);
    }

    /** Number of the next file. */
    public long nextFile() {
        return files.rows() + 1L;
    }

    /**
     * Appends the row of a file.
     *
     * @param parent number of the file it was in, 0 for none
     * @param place where its content is
     */
    public void add(RecoveredFile file, long parent, long place) throws IOException {
        files.add(new FileRow(file, nextFile(), parent, place));
    }

    /** Rows of all tables. */
    public long rows() {
        return writers.values().stream().mapToLong(PlainWriter::rows).sum();
    }

    /** Hands all rows to the operating system. @return what may be made visible now, by table */
    public Map<String, Size> flush() throws IOException {
        Map<String, Size> sizes = new LinkedHashMap<>();
        for (PlainWriter writer : writers.values()) {
            sizes.put(writer.schema().name(), writer.flush());
        }
        return sizes;
    }

    /** See {@link ColumnTableWriter#files()}. */
    public Stream<AppendFile> files() {
        return writers.values().stream().flatMap(PlainWriter::files);
    }

    @Override
    public void close() throws IOException {
        IOException failure = new IOException("The files of a table could not be closed.");
        for (PlainWriter writer : writers.values()) {
            try {
                writer.close();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
