package org.netrospect.store.tables;

import java.util.Optional;
import org.netrospect.core.table.Tables;
import org.netrospect.store.columns.ColumnReader;
import org.netrospect.store.columns.ColumnTable;

/** Where the contents of recovered files are: what the table {@code files} stores beside what it shows. Any thread. */
public final class StoredFiles {
    private final ColumnTable table;
    private final ColumnReader stored;
    private final ColumnReader place;
    private final ColumnReader sha256;

    /** @param table made with {@link PlainTables#columns} */
    public StoredFiles(ColumnTable table) {
        this.table = table;
        stored = table.column(PlainTables.hidden(Tables.FILES, PlainTables.STORED));
        place = table.column(PlainTables.hidden(Tables.FILES, PlainTables.PLACE));
        sha256 = table.column(Tables.FILES.index("sha256"));
    }

    /** A part of the file of contents, in bytes. */
    public record Place(long position, long length) {
    }

    /** Told a SHA-256 and where its content begins. */
    @FunctionalInterface
    public interface Visitor {
        void content(String sha256, long position);
    }

    /** Where the content of a file is. @param id numbers count from 1 in the order of rows */
    public Optional<Place> place(long id) {
        int row = (int) (id - 1);
        return id < 1 || id > table.size().rows() ? Optional.empty()
                : Optional.of(new Place(place.longAt(row), stored.longAt(row)));
    }

    /** All of them; the same content several times. */
    public void each(Visitor visitor) {
        int rows = table.size().rows();
        for (int row = 0; row < rows; row++) {
            visitor.content(sha256.textAt(row), place.longAt(row));
        }
    }
}
