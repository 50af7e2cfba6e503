package org.netrospect.store.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.net.MacAddress;
import org.netrospect.core.session.Session;
import org.netrospect.store.columns.ColumnTable;
import org.netrospect.store.columns.Storage;
import org.netrospect.store.columns.StoredColumn;

/**
 * What of a session is stored, and the writer of it: one row a session, in the order in which sessions end. One
 * thread.
 */
public final class StoredSessions extends AppendedRows {
    private static final int MACS = 1 << 12;

    static final int ID = 0;
    static final int CAPTURE = 1;
    static final int STIME = 2;
    static final int LTIME = 3;
    static final int PROTO = 4;
    static final int SADDR = 5;
    static final int DADDR = 6;
    static final int SPORT = 7;
    static final int DPORT = 8;
    static final int SERVICE = 9;
    static final int STATE = 10;
    static final int HISTORY = 11;
    static final int SPKTS = 12;
    static final int DPKTS = 13;
    static final int SBYTES = 14;
    static final int DBYTES = 15;
    static final int SAPPBYTES = 16;
    static final int DAPPBYTES = 17;
    static final int SRETRANS = 18;
    static final int DRETRANS = 19;
    static final int SGAP = 20;
    static final int DGAP = 21;
    static final int STTL = 22;
    static final int DTTL = 23;
    static final int VLANS = 24;
    static final int TUNNEL = 25;
    static final int PACKET = 26;
    static final int SMAC = 27;
    static final int DMAC = 28;
    static final int TRAIL = 29;

    // by hash, the latest wins: the text of a hardware address is made once
    private final long[] mac = new long[MACS];
    private final int[] macPlace = new int[MACS];

    /** Goes on behind what is visible in a table made with {@link #columns()}. */
    public StoredSessions(ColumnTable table) throws IOException {
        super(table);
    }

    /** The stored columns. */
    public static List<StoredColumn> columns() {
        List<StoredColumn> columns = new ArrayList<>();
        add(columns, Storage.INT, "id", "capture");
        add(columns, Storage.LONG, "stime", "ltime");
        add(columns, Storage.SHORT, "proto");
        add(columns, Storage.ADDRESS, "saddr", "daddr");
        add(columns, Storage.INT, "sport", "dport");
        add(columns, Storage.TEXT, "service");
        add(columns, Storage.BYTE, "state");
        add(columns, Storage.TEXT, "history");
        add(columns, Storage.COUNT, "spkts", "dpkts", "sbytes", "dbytes", "sappbytes", "dappbytes", "sretrans",
                "dretrans", "sgap", "dgap");
        add(columns, Storage.SHORT, "sttl", "dttl");
        add(columns, Storage.TEXT, "vlans", "tunnel");
        add(columns, Storage.COUNT, "packet");
        add(columns, Storage.TEXT, "smac", "dmac");
        add(columns, Storage.LONG, "trail");
        return List.copyOf(columns);
    }

    private static void add(List<StoredColumn> columns, Storage storage, String... names) {
        for (String name : names) {
            columns.add(new StoredColumn(name, storage));
        }
    }

    /** Appends a session that has ended. */
    public void add(Session s) throws IOException {
        out.number(ID, s.id());
        out.number(CAPTURE, s.capture());
        out.number(STIME, s.firstTime());
        out.number(LTIME, s.lastTime());
        out.number(PROTO, s.protocol());
        out.address(SADDR, s.ipVersion(), s.clientHigh(), s.clientLow());
        out.address(DADDR, s.ipVersion(), s.serverHigh(), s.serverLow());
        out.number(SPORT, s.clientPort());
        out.number(DPORT, s.serverPort());
        out.text(SERVICE, s.service());
        out.number(STATE, s.state().ordinal());
        out.text(HISTORY, s.history());
        out.number(SPKTS, s.spkts());
        out.number(DPKTS, s.dpkts());
        out.number(SBYTES, s.sbytes());
        out.number(DBYTES, s.dbytes());
        out.number(SAPPBYTES, s.sappbytes());
        out.number(DAPPBYTES, s.dappbytes());
        out.number(SRETRANS, s.sretrans());
        out.number(DRETRANS, s.dretrans());
        out.number(SGAP, s.sgap());
        out.number(DGAP, s.dgap());
        ttl(STTL, s.sttl());
        ttl(DTTL, s.dttl());
        out.text(VLANS, s.encapsulation().vlans());
        out.text(TUNNEL, s.encapsulation().tunnel());
        out.number(PACKET, s.firstPacket());
        mac(SMAC, s.clientMac());
        mac(DMAC, s.serverMac());
        out.number(TRAIL, s.trail());
        out.endRow();
    }

    private void ttl(int column, int value) throws IOException {
        if (value < 0) {
            out.nothing(column);
        } else {
            out.number(column, value);
        }
    }

    private void mac(int column, long value) throws IOException {
        if (value == MacAddress.NONE) {
            out.nothing(column);
            return;
        }
        int slot = (int) (value * 0x9e37_79b9_7f4a_7c15L >>> 52);
        if (macPlace[slot] != 0 && mac[slot] == value) {
            out.textAgain(column, macPlace[slot]);
            return;
        }
        macPlace[slot] = out.text(column, MacAddress.text(value));
        mac[slot] = value;
    }
}
