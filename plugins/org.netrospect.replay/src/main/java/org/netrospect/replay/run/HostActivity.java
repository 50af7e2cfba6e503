package org.netrospect.replay.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSource;
import org.netrospect.core.table.Tables;

/** What some hosts of a case did in a stretch of time, by its sessions. Times are nanoseconds since 1970 UTC. */
public final class HostActivity {
    /** Hosts and services that are named of one stretch. */
    private static final int MOST_NAMED = 20;

    private final Table sessions;
    private final Map<String, Rows> rows = new HashMap<>();

    /**
     * One stretch.
     *
     * @param sessions that began in it
     * @param peers hosts at the other end
     * @param newPeers of them, those that the host had no session with before
     * @param sentToNew bytes that it sent to those
     * @param sent bytes that it sent in all
     * @param named addresses of the new peers, in the order of their first sessions; at most 20
     * @param services of the sessions, the most frequent first; at most 20
     */
    public record Stretch(long sessions, long peers, long newPeers, long sentToNew, long sent, List<String> named,
            List<String> services) {
    }

    /** Sessions of one host: their rows, in the order of their beginnings once it was asked about. */
    private static final class Rows {
        private int[] row = new int[8];
        private int count;
        private long[] begin = new long[0];
        private final Map<String, Long> firstMet = new HashMap<>();

        void add(int next) {
            if (count == row.length) {
                row = Arrays.copyOf(row, count * 2);
            }
            row[count++] = next;
        }
    }

    /** Reads the sessions of these hosts. */
    public HostActivity(TableSource source, Set<String> hosts) {
        sessions = source.table(Tables.SESSIONS.name()).orElseThrow();
        hosts.forEach(host -> rows.put(host, new Rows()));
        for (int i = 0; i < sessions.rows(); i++) {
            String client = address(i, "saddr");
            String server = address(i, "daddr");
            add(client, i);
            if (!server.equals(client)) {
                add(server, i);
            }
        }
    }

    private void add(String host, int row) {
        Rows of = rows.get(host);
        if (of != null) {
            of.add(row);
        }
    }

    private String address(int row, String column) {
        return sessions.addressAt(Tables.SESSIONS.index(column), row).map(IpAddress::toString).orElse("");
    }

    private long number(int row, String column) {
        return sessions.longAt(Tables.SESSIONS.index(column), row);
    }

    private Rows inOrder(String host) {
        Rows of = rows.getOrDefault(host, new Rows());
        if (of.begin.length < of.count) {
            int[] sorted = Arrays.stream(of.row, 0, of.count).boxed()
                    .sorted(Comparator.comparingLong((Integer row) -> number(row, "stime")).thenComparing(row -> row))
                    .mapToInt(Integer::intValue).toArray();
            of.row = sorted;
            of.begin = Arrays.stream(sorted).mapToLong(row -> number(row, "stime")).toArray();
            for (int i = 0; i < of.count; i++) {
                of.firstMet.putIfAbsent(peer(host, sorted[i]), of.begin[i]);
            }
        }
        return of;
    }

    private String peer(String host, int row) {
        return address(row, address(row, "saddr").equals(host) ? "daddr" : "saddr");
    }

    /** The first of sorted times that is later than one. */
    private static int behind(long[] times, long time) {
        int from = 0;
        int to = times.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (times[middle] <= time) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** What a host did after one moment, up to and with another. */
    public Stretch between(String host, long after, long until) {
        Rows of = inOrder(host);
        Map<String, Long> firstMet = of.firstMet;
        Map<String, Long> sentTo = new LinkedHashMap<>();
        Map<String, Long> services = new HashMap<>();
        long count = 0;
        for (int i = behind(of.begin, after); i < of.count && of.begin[i] <= until; i++) {
            int row = of.row[i];
            count++;
            boolean client = address(row, "saddr").equals(host);
            sentTo.merge(peer(host, row), number(row, client ? "sbytes" : "dbytes"), Long::sum);
            String service = sessions.textAt(Tables.SESSIONS.index("service"), row);
            services.merge(service.isEmpty() ? sessions.textAt(Tables.SESSIONS.index("proto"), row) : service, 1L,
                    Long::sum);
        }
        List<String> fresh = sentTo.keySet().stream().filter(peer -> firstMet.get(peer) > after)
                .sorted(Comparator.comparing(firstMet::get)).toList();
        return new Stretch(count, sentTo.size(), fresh.size(), fresh.stream().mapToLong(sentTo::get).sum(),
                sentTo.values().stream().mapToLong(Long::longValue).sum(),
                new ArrayList<>(fresh.subList(0, Math.min(MOST_NAMED, fresh.size()))),
                services.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()
                        .thenComparing(Map.Entry.comparingByKey())).limit(MOST_NAMED).map(Map.Entry::getKey).toList());
    }
}
