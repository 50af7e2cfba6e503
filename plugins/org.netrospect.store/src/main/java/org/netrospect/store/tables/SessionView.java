package org.netrospect.store.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.ConnectionState;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.store.columns.ColumnReader;
import org.netrospect.store.columns.ColumnTable;
import org.netrospect.store.columns.StoredColumn;

/** The sessions as they are shown: the stored columns, and what is computed from them ({@link SessionMeasures}). */
public final class SessionView {
    private static final ConnectionState[] STATES = ConnectionState.values();

    private final ColumnTable stored;
    private final List<ColumnView> columns = new ArrayList<>();
    private final ColumnReader stime;
    private final ColumnReader ltime;
    private final ColumnReader proto;

    /** @param stored made with {@link StoredSessions#columns()} */
    public SessionView(ColumnTable stored) {
        this.stored = stored;
        stime = stored.column(StoredSessions.STIME);
        ltime = stored.column(StoredSessions.LTIME);
        proto = stored.column(StoredSessions.PROTO);
        List<String> names = StoredSessions.columns().stream().map(StoredColumn::name).toList();
        for (Column column : Tables.SESSIONS.columns()) {
            Optional<ColumnView> derived = derived(column.name());
            columns.add(derived.orElseGet(
                    () -> ColumnView.stored(stored.column(names.indexOf(column.name())), column.type())));
        }
    }

    /** What is visible now. */
    public Table snapshot() {
        return new ViewTable(Tables.SESSIONS, columns, stored.size().rows());
    }

    private Optional<ColumnView> derived(String name) {
        return Optional.ofNullable(switch (name) {
            case "dur" -> new DerivedColumns.Number(row -> false, this::duration);
            case "proto" -> new DerivedColumns.Text(proto::longAt, row -> IpProtocol.name((int) proto.longAt(row)));
            case "sport" -> port(StoredSessions.SPORT);
            case "dport" -> port(StoredSessions.DPORT);
            case "state" -> state(stored.column(StoredSessions.STATE));
            case "abr" -> ratioOfPayload();
            case "sload" -> load(StoredSessions.SBYTES, StoredSessions.SPKTS);
            case "dload" -> load(StoredSessions.DBYTES, StoredSessions.DPKTS);
            case "srate" -> rate(StoredSessions.SPKTS);
            case "drate" -> rate(StoredSessions.DPKTS);
            case "smeansz" -> mean(StoredSessions.SBYTES, StoredSessions.SPKTS);
            case "dmeansz" -> mean(StoredSessions.DBYTES, StoredSessions.DPKTS);
            case "community_id" -> new CommunityIds(stored);
            case "score", "sco", "dco", "sas", "das" -> new DerivedColumns.Nothing();
            default -> null;
        });
    }

    private long duration(int row) {
        return ltime.longAt(row) - stime.longAt(row);
    }

    private boolean noDuration(int row) {
        return ltime.longAt(row) <= stime.longAt(row);
    }

    private ColumnView port(int column) {
        ColumnReader port = stored.column(column);
        return new DerivedColumns.Number(row -> !SessionMeasures.hasPorts(proto.longAt(row)), port::longAt);
    }

    private static ColumnView state(ColumnReader state) {
        return new DerivedColumns.Text(state::longAt, row -> STATES[(int) state.longAt(row)].name());
    }

    private ColumnView ratioOfPayload() {
        ColumnReader client = stored.column(StoredSessions.SAPPBYTES);
        ColumnReader server = stored.column(StoredSessions.DAPPBYTES);
        return new DerivedColumns.Ratio(row -> client.longAt(row) + server.longAt(row) == 0, row -> {
            double sent = client.longAt(row);
            double received = server.longAt(row);
            return (sent - received) / (sent + received);
        });
    }

    private ColumnView load(int bytesColumn, int packetsColumn) {
        ColumnReader bytes = stored.column(bytesColumn);
        ColumnReader packets = stored.column(packetsColumn);
        return new DerivedColumns.Ratio(this::noDuration,
                row -> SessionMeasures.load(bytes.longAt(row), packets.longAt(row), duration(row)));
    }

    private ColumnView rate(int packetsColumn) {
        ColumnReader packets = stored.column(packetsColumn);
        return new DerivedColumns.Ratio(this::noDuration,
                row -> SessionMeasures.rate(packets.longAt(row), duration(row)));
    }

    private ColumnView mean(int bytesColumn, int packetsColumn) {
        ColumnReader bytes = stored.column(bytesColumn);
        ColumnReader packets = stored.column(packetsColumn);
        return new DerivedColumns.Ratio(row -> packets.longAt(row) == 0,
                row -> (double) bytes.longAt(row) / packets.longAt(row));
    }

    /** Number of the session in a row. */
    public long id(int row) {
        return stored.column(StoredSessions.ID).longAt(row);
    }

    /** Place of the last piece of the trail of the session in a row, -1 for none. */
    public long trail(int row) {
        return stored.column(StoredSessions.TRAIL).longAt(row);
    }

    /** How many rows are visible now. */
    public int rows() {
        return stored.size().rows();
    }
}
