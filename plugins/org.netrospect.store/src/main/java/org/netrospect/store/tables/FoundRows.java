package org.netrospect.store.tables;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.Json;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Session;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
import org.netrospect.store.columns.ColumnTable;
import org.netrospect.store.columns.ColumnTable.Size;

/** Writes events, and the rows of recovered files, into their tables. One thread. */
public final class FoundRows implements Closeable {
    private final Map<String, PlainWriter> writers = new LinkedHashMap<>();

    /** Goes on behind what is visible. @param tables by name */
    public FoundRows(Map<String, ColumnTable> tables) {
        for (TableSchema schema : PlainTables.ALL) {
            writers.put(schema.name(), new PlainWriter(schema, tables.get(schema.name())));
        }
    }

    /** Appends an event. */
    public void add(Event event) throws IOException {
        Optional<TableSchema> own = event.kind().table();
        long row = -1;
        if (own.isPresent()) {
            PlainWriter writer = writers.get(own.get().name());
            row = writer.add(column -> value(event, column));
        }
        if (event.kind().listed()) {
            writers.get(Tables.EVENTS.name()).add(column -> column.equals("detail")
                    ? Optional.of(beside(event.details(), own)) : told(event, column),
                    own.isPresent() ? own.get().name() : "", row);
        }
    }

    /** Details that are no column of the event's own table: members of a JSON object, without its braces. */
    private static String beside(Details details, Optional<TableSchema> own) {
        Json json = new Json();
        for (int i = 0; i < details.size(); i++) {
            String name = details.name(i);
            if (!name.equals("secret") && (own.isEmpty() || own.get().find(name).isEmpty())) {
                json.member(name, details.value(i));
            }
        }
        String object = json.end();
        return object.substring(1, object.length() - 1);
    }

    private static Optional<Object> value(Event event, String column) {
        Optional<Object> told = event.details().get(column);
        return told.isPresent() ? told : told(event, column);
    }

    /** What stands in {@code events}, where a detail of the same name must not take its place. */
    private static Optional<Object> told(Event event, String column) {
        return switch (column) {
            case "protocol" -> Optional.of(event.kind().protocol());
            case "kind" -> Optional.of(event.kind().kind());
            case "subject" -> event.subject().isEmpty() ? Optional.empty() : Optional.of(event.subject());
            default -> common(event.session(), event.at(), column);
        };
    }

    private static Optional<Object> common(Session s, Mark at, String column) {
        return switch (column) {
            case "session" -> Optional.of(s.id());
            case "time" -> Optional.of(at.time());
            case "client" -> Optional.of(new IpAddress(s.ipVersion(), s.clientHigh(), s.clientLow()));
            case "server" -> Optional.of(new IpAddress(s.ipVersion(), s.serverHigh(), s.serverLow()));
            case "capture" -> Optional.of((long) at.capture());
            case "packet" -> Optional.of(at.packet());
            default -> Optional.empty();
        };
    }

    /** Appends a row of any table. */
    public void add(TableSchema table, Details row) throws IOException {
        writers.get(table.name()).add(row::get);
    }

    /** Number of the next file. */
    public long nextFile() {
        return writers.get(Tables.FILES.name()).rows() + 1L;
    }

    /**
     * Appends the row of a file.
     *
     * @param parent number of the file it was in, 0 for none
     * @param place where its content is
     */
    public void add(RecoveredFile file, long parent, long place) throws IOException {
        long id = nextFile();
        FileOffer offer = file.offer();
        writers.get(Tables.FILES.name()).add(column -> switch (column) {
            case "id" -> Optional.of(id);
            case "protocol" -> Optional.of(offer.protocol());
            case "direction" -> Optional.of(offer.fromClient() ? "client" : "server");
            case "name" -> text(offer.name());
            case "media_type" -> text(file.examination().mediaType());
            case "size" -> Optional.of(file.size());
            case "missing_bytes" -> Optional.of(file.missing());
            case "md5" -> Optional.of(file.digests().md5());
            case "sha1" -> Optional.of(file.digests().sha1());
            case "sha256" -> Optional.of(file.digests().sha256());
            case "carved" -> Optional.of(offer.carved());
            case "declared_type" -> text(offer.declaredType());
            case "entropy" -> file.examination().entropy() < 0 ? Optional.empty()
                    : Optional.of(file.examination().entropy());
            case "parent" -> parent == 0 ? Optional.empty() : Optional.of(parent);
            case "missing_ranges" -> text(file.missingRanges());
            case "facts" -> facts(offer.facts(), file.examination().facts());
            default -> common(file.session(), file.at(), column);
        }, file.content().length(), place);
    }

    private static Optional<Object> text(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Optional<Object> facts(Details first, Details second) {
        if (first.size() + second.size() == 0) {
            return Optional.empty();
        }
        Json json = new Json();
        for (Details each : List.of(first, second)) {
            for (int i = 0; i < each.size(); i++) {
                json.member(each.name(i), each.value(i));
            }
        }
        return Optional.of(json.end());
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

    /** Waits until what was flushed is on the disk. */
    public void force() throws IOException {
        for (PlainWriter writer : writers.values()) {
            writer.force();
        }
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
