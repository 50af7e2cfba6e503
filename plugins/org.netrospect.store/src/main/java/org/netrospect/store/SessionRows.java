package org.netrospect.store;

import java.util.Arrays;
import org.netrospect.store.tables.SessionView;

/**
 * In which row a session is. A table of that is made when many are asked for, and extended as rows are added: of five
 * million sessions it takes a tenth of a second, for which nobody waits who looks at one. Any thread.
 */
final class SessionRows {
    /** Sessions are told when they end, so that one is this far from the place of its id, or the table is needed. */
    private static final int NEAR = 1 << 17;
    /** Sessions that are looked for one by one. */
    private static final int FEW = 16;

    private final SessionView sessions;
    private int[] rowPlusOne = new int[0];
    private int known;
    private int asked;

    SessionRows(SessionView sessions) {
        this.sessions = sessions;
    }

    /** The row of a session, or -1. */
    synchronized int row(long id) {
        int rows = sessions.rows();
        if (rows < known) {
            forget();
        }
        if (known < rows && asked++ < FEW) {
            int near = near(id, rows);
            if (near >= 0) {
                return near;
            }
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

    /** The row of a session if it is where one would expect it, else -1. */
    private int near(long id, int rows) {
        for (int distance = 0; distance < NEAR; distance++) {
            long below = id - 1 - distance;
            long above = id - 1 + distance;
            if (below >= 0 && below < rows && sessions.id((int) below) == id) {
                return (int) below;
            }
            if (above >= 0 && above < rows && sessions.id((int) above) == id) {
                return (int) above;
            }
        }
        return -1;
    }

    /** Rows were taken back. */
    synchronized void forget() {
        rowPlusOne = new int[0];
        known = 0;
        asked = 0;
    }
}
