package org.netrospect.store.tables;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Session;
import org.netrospect.core.table.TableSchema;
import org.netrospect.store.columns.ColumnTableWriter;

/** What is told of every event, or of every file, whatever its details: by the column that it stands in. */
enum Told {
    SESSION, TIME, CLIENT, SERVER, CAPTURE, PACKET, PROTOCOL,
    // of events
    KIND, SUBJECT,
    // of files
    ID, DIRECTION, NAME, MEDIA_TYPE, SIZE, MISSING_BYTES, MD5, SHA1, SHA256, CARVED, DECLARED_TYPE, ENTROPY,
    PARENT, MISSING_RANGES, FACTS,
    /** Nothing by that name. */
    NOTHING;

    private static final Map<String, Told> BY_NAME = Stream.of(values())
            .collect(Collectors.toMap(each -> each.name().toLowerCase(Locale.ROOT), each -> each));

    /** By column. */
    static List<Told> of(TableSchema schema) {
        return schema.columns().stream().map(column -> BY_NAME.getOrDefault(column.name(), NOTHING)).toList();
    }

    /** Writes what an event says into a column. */
    void write(ColumnTableWriter out, int column, Event event) throws IOException {
        switch (this) {
            case PROTOCOL -> out.text(column, event.kind().protocol());
            case KIND -> out.text(column, event.kind().kind());
            case SUBJECT -> out.text(column, event.subject());
            default -> write(out, column, event.session(), event.at());
        }
    }

    /** Writes what a file says into a column. */
    void write(ColumnTableWriter out, int column, FileRow row) throws IOException {
        RecoveredFile file = row.file();
        FileOffer offer = file.offer();
        switch (this) {
            case PROTOCOL -> out.text(column, offer.protocol());
            case ID -> out.number(column, row.id());
            case DIRECTION -> out.text(column, offer.fromClient() ? "client" : "server");
            case NAME -> out.text(column, offer.name());
            case MEDIA_TYPE -> out.text(column, file.examination().mediaType());
            case SIZE -> out.number(column, file.size());
            case MISSING_BYTES -> out.number(column, file.missing());
            case MD5 -> out.text(column, file.digests().md5());
            case SHA1 -> out.text(column, file.digests().sha1());
            case SHA256 -> out.text(column, file.digests().sha256());
            case CARVED -> out.number(column, offer.carved() ? 1 : 0);
            case DECLARED_TYPE -> out.text(column, offer.declaredType());
            case ENTROPY -> {
                if (file.examination().entropy() < 0) {
                    out.nothing(column);
                } else {
                    out.decimal(column, file.examination().entropy());
                }
            }
            case PARENT -> {
                if (row.parent() == 0) {
                    out.nothing(column);
                } else {
                    out.number(column, row.parent());
                }
            }
            case FACTS -> out.text(column, row.facts());
            case MISSING_RANGES -> out.text(column, file.missingRanges());
            default -> write(out, column, file.session(), file.at());
        }
    }

    private void write(ColumnTableWriter out, int column, Session s, Mark at) throws IOException {
        switch (this) {
            case SESSION -> out.number(column, s.id());
            case TIME -> out.number(column, at.time());
            case CLIENT -> out.address(column, s.ipVersion(), s.clientHigh(), s.clientLow());
            case SERVER -> out.address(column, s.ipVersion(), s.serverHigh(), s.serverLow());
            case CAPTURE -> out.number(column, at.capture());
            case PACKET -> out.number(column, at.packet());
            default -> out.nothing(column);
        }
    }
}
