package org.netrospect.workbench.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.model.ShownRows;

/** Sessions summed by host and by pair of hosts, those with the most bytes first. */
final class HostCounts {
    static final TableSchema ENDPOINTS = new TableSchema("endpoints", List.of(
            new Column("host", ColumnType.ADDRESS, "Host", "Address"),
            new Column("sessions", ColumnType.INTEGER, "Sessions", "Sessions that it took part in"),
            new Column("peers", ColumnType.INTEGER, "Peers", "Hosts that it had sessions with"),
            new Column("packets", ColumnType.INTEGER, "Packets", "Packets sent and received"),
            new Column("sent", ColumnType.INTEGER, "Sent", "Bytes sent, link layer included"),
            new Column("received", ColumnType.INTEGER, "Received", "Bytes received"),
            new Column("first", ColumnType.TIME, "First", "Begin of its first session"),
            new Column("last", ColumnType.TIME, "Last", "End of its last session")));
    static final TableSchema CONVERSATIONS = new TableSchema("conversations", List.of(
            new Column("one", ColumnType.ADDRESS, "Host A", "The one with the lower address"),
            new Column("other", ColumnType.ADDRESS, "Host B", "The other"),
            new Column("sessions", ColumnType.INTEGER, "Sessions", "Sessions between them"),
            new Column("packets", ColumnType.INTEGER, "Packets", "Packets in both directions"),
            new Column("there", ColumnType.INTEGER, "A → B", "Bytes from the first to the second"),
            new Column("back", ColumnType.INTEGER, "B → A", "Bytes from the second to the first"),
            new Column("first", ColumnType.TIME, "First", "Begin of their first session"),
            new Column("last", ColumnType.TIME, "Last", "End of their last session")));
    /** Hosts and pairs that are told apart; of more, those that came first are shown. */
    private static final int MOST = 200_000;
    private static final int ADDRESS_1 = Tables.SESSIONS.index("saddr");
    private static final int ADDRESS_2 = Tables.SESSIONS.index("daddr");

    private final Map<IpAddress, Sum> hosts = new HashMap<>();
    private final Map<Pair, Sum> pairs = new HashMap<>();

    private record Pair(IpAddress one, IpAddress other) {
    }

    private static final class Sum {
        private final Set<IpAddress> peers = new HashSet<>();
        private long sessions;
        private long packets;
        private long sent;
        private long received;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        void add(long packetCount, long out, long in, long begin, long end) {
            sessions++;
            packets += packetCount;
            sent += out;
            received += in;
            first = Math.min(first, begin);
            last = Math.max(last, end);
        }

        long bytes() {
            return sent + received;
        }
    }

    /** Both tables. */
    record Counts(ShownRows endpoints, ShownRows conversations) {
    }

    static Counts of(ShownRows sessions, BooleanSupplier cancelled) {
        HostCounts counts = new HostCounts();
        for (int i = 0; i < sessions.rows().size(); i++) {
            if ((i & 0xfff) == 0 && cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            counts.add(sessions.table(), sessions.rows().row(i));
        }
        return new Counts(counts.endpoints(), counts.conversations());
    }

    private void add(Table t, int row) {
        if (t.isNull(ADDRESS_1, row) || t.isNull(ADDRESS_2, row)) {
            return;
        }
        IpAddress client = t.addressAt(ADDRESS_1, row).orElseThrow();
        IpAddress server = t.addressAt(ADDRESS_2, row).orElseThrow();
        long packets = number(t, row, "spkts") + number(t, row, "dpkts");
        long out = number(t, row, "sbytes");
        long in = number(t, row, "dbytes");
        long begin = number(t, row, "stime");
        long end = number(t, row, "ltime");
        host(client, server, packets, out, in, begin, end);
        host(server, client, packets, in, out, begin, end);
        boolean turned = client.compareTo(server) > 0;
        Pair pair = turned ? new Pair(server, client) : new Pair(client, server);
        if (pairs.size() < MOST || pairs.containsKey(pair)) {
            pairs.computeIfAbsent(pair, p -> new Sum()).add(packets, turned ? in : out, turned ? out : in, begin, end);
        }
    }

    private void host(IpAddress host, IpAddress peer, long packets, long out, long in, long begin, long end) {
        if (hosts.size() < MOST || hosts.containsKey(host)) {
            Sum sum = hosts.computeIfAbsent(host, h -> new Sum());
            sum.add(packets, out, in, begin, end);
            if (sum.peers.size() < MOST) {
                sum.peers.add(peer);
            }
        }
    }

    private static long number(Table t, int row, String column) {
        return t.longAt(Tables.SESSIONS.index(column), row);
    }

    private ShownRows endpoints() {
        List<List<Object>> rows = new ArrayList<>();
        hosts.entrySet().stream().sorted(Comparator.<Map.Entry<IpAddress, Sum>>comparingLong(e -> -e.getValue().bytes())
                .thenComparing(Map.Entry::getKey)).forEach(e -> {
                    Sum s = e.getValue();
                    rows.add(List.of(e.getKey(), s.sessions, (long) s.peers.size(), s.packets, s.sent, s.received,
                            s.first, s.last));
                });
        return shown(ENDPOINTS, rows);
    }

    private ShownRows conversations() {
        List<List<Object>> rows = new ArrayList<>();
        pairs.entrySet().stream().sorted(Comparator.<Map.Entry<Pair, Sum>>comparingLong(e -> -e.getValue().bytes())
                .thenComparing(e -> e.getKey().one()).thenComparing(e -> e.getKey().other())).forEach(e -> {
                    Sum s = e.getValue();
                    rows.add(List.of(e.getKey().one(), e.getKey().other(), s.sessions, s.packets, s.sent, s.received,
                            s.first, s.last));
                });
        return shown(CONVERSATIONS, rows);
    }

    private static ShownRows shown(TableSchema schema, List<List<Object>> rows) {
        return new ShownRows(new MemoryTable(schema, rows),
                RowSelection.of(IntStream.range(0, rows.size()).toArray()));
    }
}
