package org.netrospect.store;

import java.util.Arrays;
import org.netrospect.store.tables.SessionView;

/** In which row a session is; made when first asked, and extended as rows are added. Any thread. */
final class SessionRows {
    private final SessionView sessions;
    private int[] rowPlusOne = new int[0];
    private int known;

    SessionRows(SessionView sessions) {
        this.sessions = sessions;
    }

    /** The row of a session, or -1. */
    synchronized int row(long id) {
        int rows = sessions.rows();
        if (rows < known) {
            forget();
        }
        for (; known < rows; known++) {
            int each = Math.toIntExact(sessions.id(known));
            if (each >= rowPlusOne.length) {
                rowPlusOne = Arrays.copyOf(rowPlusOne, Math.max(each + 1, Math.max(rows + 1, each + (each >> 2))));
            }
            rowPlusOne[each] = known + 1;
        }
        return id < 1 || id >= rowPlusOne.length ? -1 : rowPlusOne[(int) id] - 1;
    }

    /** Rows were taken back. */
    synchronized void forget() {
        rowPlusOne = new int[0];
        known = 0;
    }
}
