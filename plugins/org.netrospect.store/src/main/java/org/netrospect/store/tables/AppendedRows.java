package org.netrospect.store.tables;

import java.io.Closeable;
import java.io.IOException;
import java.util.stream.Stream;
import org.netrospect.store.columns.AppendFile;
import org.netrospect.store.columns.ColumnTable;
import org.netrospect.store.columns.ColumnTable.Size;
import org.netrospect.store.columns.ColumnTableWriter;

/** Rows of one kind that are appended to a table. One thread. */
public abstract class AppendedRows implements Closeable {
    final ColumnTableWriter out;

    /** Goes on behind what is visible. */
    AppendedRows(ColumnTable table) throws IOException {
        out = table.append();
    }

    public final int rows() {
        return out.rows();
    }

    /** See {@link ColumnTableWriter#flush()}. */
    public final Size flush() throws IOException {
        return out.flush();
    }

    /** See {@link ColumnTableWriter#files()}. */
    public final Stream<AppendFile> files() {
        return out.files();
    }

    @Override
    public final void close() throws IOException {
        out.close();
    }
}
