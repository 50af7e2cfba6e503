package org.netrospect.store.tables;

import java.io.IOException;
import java.util.List;
import org.netrospect.core.session.Irregularity;
import org.netrospect.store.columns.ColumnTable;
import org.netrospect.store.columns.Storage;
import org.netrospect.store.columns.StoredColumn;

/** What of an irregularity is stored, and the writer of it. One thread. */
public final class StoredIrregularities extends AppendedRows {
    /** Goes on behind what is visible in a table made with {@link #columns()}. */
    public StoredIrregularities(ColumnTable table) throws IOException {
        super(table);
    }

    /** The stored columns: those of the table as it is shown. */
    public static List<StoredColumn> columns() {
        return List.of(new StoredColumn("capture", Storage.INT), new StoredColumn("packet", Storage.COUNT),
                new StoredColumn("time", Storage.LONG), new StoredColumn("session", Storage.INT),
                new StoredColumn("what", Storage.TEXT), new StoredColumn("detail", Storage.TEXT));
    }

    /** Appends an irregularity. */
    public void add(Irregularity irregularity) throws IOException {
        add(irregularity.capture(), irregularity.packet(), irregularity.time(),
                irregularity.session().isPresent() ? irregularity.session().get().id() : 0, irregularity.what(),
                irregularity.detail());
    }

    /** Appends an irregularity of a session that is stored already; numbers as in {@link Irregularity}. */
    public void add(int capture, long packet, long time, long session, String what, String detail)
            throws IOException {
        numberUnlessZero(0, capture);
        numberUnlessZero(1, packet);
        numberUnlessZero(2, time);
        numberUnlessZero(3, session);
        out.text(4, what);
        out.text(5, detail);
        out.endRow();
    }

    private void numberUnlessZero(int column, long value) throws IOException {
        if (value == 0) {
            out.nothing(column);
        } else {
            out.number(column, value);
        }
    }
}
