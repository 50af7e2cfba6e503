package org.netrospect.core.importing;

import java.util.Arrays;
import org.netrospect.core.session.Session;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;

/**
 * Which id a session has in the case, found by its first packet and its addresses: the same whichever side was taken
 * for the client. One thread.
 */
final class SessionIds {
    private static final int LOAD = 2;

    private final long[] keys;
    private final int[] ids;
    private final int mask;

    /**
     * Some sessions of a case.
     *
     * @param sessions of the case
     * @param rows of it that count
     */
    SessionIds(Table sessions, int[] rows) {
        mask = Math.max(1024, Integer.highestOneBit(Math.max(1, rows.length) * LOAD) * 2) - 1;
        keys = new long[mask + 1];
        ids = new int[mask + 1];
        int id = Tables.SESSIONS.index("id");
        int capture = Tables.SESSIONS.index("capture");
        int packet = Tables.SESSIONS.index("packet");
        int client = Tables.SESSIONS.index("saddr");
        int server = Tables.SESSIONS.index("daddr");
        int sport = Tables.SESSIONS.index("sport");
        int dport = Tables.SESSIONS.index("dport");
        for (int row : rows) {
            long key = key(sessions.longAt(capture, row), sessions.longAt(packet, row),
                    sessions.addressHighAt(client, row) + sessions.addressHighAt(server, row),
                    sessions.addressLowAt(client, row) + sessions.addressLowAt(server, row),
                    sessions.longAt(sport, row) + sessions.longAt(dport, row));
            int slot = slot(key);
            while (ids[slot] != 0 && keys[slot] != key) {
                slot = slot + 1 & mask;
            }
            keys[slot] = key;
            ids[slot] = (int) sessions.longAt(id, row);
        }
    }

    private int slot(long key) {
        return (int) (key >>> 20) & mask;
    }

    private static long key(long capture, long packet, long high, long low, long ports) {
        long mixed = Arrays.hashCode(new long[] {capture, ports}) * 0x9E3779B97F4A7C15L + packet;
        mixed = (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L + high;
        mixed = (mixed ^ mixed >>> 32) * 0x94D049BB133111EBL + low;
        mixed = (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L;
        return mixed ^ mixed >>> 31;
    }

    /** The id; 0 if it is not one of these sessions. */
    long id(Session s) {
        long key = key(s.capture(), s.firstPacket(), s.clientHigh() + s.serverHigh(), s.clientLow() + s.serverLow(),
                s.clientPort() + s.serverPort());
        int slot = slot(key);
        while (ids[slot] != 0) {
            if (keys[slot] == key) {
                return ids[slot];
            }
            slot = slot + 1 & mask;
        }
        return 0;
    }
}
