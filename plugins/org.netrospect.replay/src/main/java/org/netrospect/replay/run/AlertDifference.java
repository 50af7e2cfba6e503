package org.netrospect.replay.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSource;
import org.netrospect.core.table.Tables;

/**
 * How the alerts of two runs differ. Alerts of one rule on one session belong together: those that complete at the same
 * packets in both runs are the same, or changed if the rule has another revision; of the others the first run's are
 * gone and the second's new, unless the revision differs: then they are the same match, found elsewhere by the
 * revised rule.
 */
public final class AlertDifference {
    private AlertDifference() {
    }

    /**
     * Alerts of one rule on one session with one change.
     *
     * @param session 0 for none
     * @param revBefore revision in the first run, -1 if it has none of them
     * @param rev revision in the second run, -1 if it has none of them
     * @param alerts how many
     * @param first time of the first of them, nanoseconds since 1970 UTC
     * @param last time of the last
     */
    public record Entry(Change change, long gid, long sid, long revBefore, long rev, String message, long priority,
            long session, String client, String server, long alerts, long first, long last) {
    }

    /** What differences are put together by. */
    public enum By {
        SESSION, RULE, HOST
    }

    private record Together(Change change, long gid, long sid, long revBefore, long rev, long session, String client)
            implements Comparable<Together> {
        @Override
        public int compareTo(Together o) {
            return Comparator.comparingLong(Together::gid).thenComparingLong(Together::sid)
                    .thenComparing(Together::client).thenComparingLong(Together::session)
                    .thenComparing(Together::change).thenComparingLong(Together::revBefore)
                    .thenComparingLong(Together::rev).compare(this, o);
        }
    }

    /** Puts differences together: by rule, or by rule and the client's address. What they do not share is left out. */
    public static List<Entry> together(List<Entry> entries, By by) {
        Map<Together, Entry> all = new TreeMap<>();
        for (Entry e : entries) {
            Together key = new Together(e.change, e.gid, e.sid, e.revBefore, e.rev, by == By.SESSION ? e.session : 0,
                    by == By.RULE ? "" : e.client);
            all.merge(key, new Entry(e.change, e.gid, e.sid, e.revBefore, e.rev, e.message, e.priority, key.session,
                    key.client, by == By.SESSION ? e.server : "", e.alerts, e.first, e.last),
                    (a, b) -> new Entry(a.change, a.gid, a.sid, a.revBefore, a.rev, a.message, a.priority, a.session,
                            a.client, a.server, a.alerts + b.alerts, Math.min(a.first, b.first),
                            Math.max(a.last, b.last)));
        }
        return new ArrayList<>(all.values());
    }

    private record Key(long gid, long sid, long session) implements Comparable<Key> {
        @Override
        public int compareTo(Key o) {
            return Comparator.comparingLong(Key::gid).thenComparingLong(Key::sid).thenComparingLong(Key::session)
                    .compare(this, o);
        }
    }

    private record Alert(long packet, long time, long rev, int row) {
    }

    private static final class Group {
        private final List<Alert> before = new ArrayList<>();
        private final List<Alert> after = new ArrayList<>();
    }

    /** The differences, by rule and session; those that are the same come too. @param first id of a run */
    public static List<Entry> of(TableSource source, long first, long second) {
        Table alerts = source.table(Tables.ALERTS.name()).orElseThrow();
        int run = Tables.ALERTS.index("run");
        Map<Key, Group> groups = new TreeMap<>();
        for (int row = 0; row < alerts.rows(); row++) {
            long of = alerts.longAt(run, row);
            if (of == first || of == second) {
                Group group = groups.computeIfAbsent(new Key(number(alerts, row, "gid"), number(alerts, row, "sid"),
                        number(alerts, row, "session")), key -> new Group());
                Alert alert = new Alert(number(alerts, row, "capture") << 40 | number(alerts, row, "packet"),
                        number(alerts, row, "time"), number(alerts, row, "rev"), row);
                if (of == first) {
                    group.before.add(alert);
                }
                if (of == second) {
                    group.after.add(alert);
                }
            }
        }
        List<Entry> entries = new ArrayList<>();
        groups.forEach((key, group) -> compare(alerts, key, group, entries));
        return entries;
    }

    private static void compare(Table alerts, Key key, Group group, List<Entry> entries) {
        Map<Long, List<Alert>> earlier = new LinkedHashMap<>();
        group.before.forEach(a -> earlier.computeIfAbsent(a.packet(), p -> new ArrayList<>()).add(a));
        List<Alert> same = new ArrayList<>();
        List<Alert> changed = new ArrayList<>();
        List<Alert> fresh = new ArrayList<>();
        long revBefore = group.before.isEmpty() ? -1 : group.before.getFirst().rev();
        long rev = group.after.isEmpty() ? -1 : group.after.getFirst().rev();
        boolean revised = revBefore >= 0 && rev >= 0 && revBefore != rev;
        for (Alert alert : group.after) {
            List<Alert> there = earlier.getOrDefault(alert.packet(), List.of());
            if (!there.isEmpty()) {
                there.removeFirst();
                (revised ? changed : same).add(alert);
            } else {
                (revised ? changed : fresh).add(alert);
            }
        }
        List<Alert> gone = revised ? List.of() : earlier.values().stream().flatMap(List::stream).toList();
        entry(alerts, Change.NEW, key, -1, rev, fresh, entries);
        entry(alerts, Change.GONE, key, revBefore, -1, gone, entries);
        entry(alerts, Change.CHANGED, key, revBefore, rev, changed, entries);
        entry(alerts, Change.SAME, key, revBefore, rev, same, entries);
    }

    private static void entry(Table table, Change change, Key key, long revBefore, long rev, List<Alert> alerts,
            List<Entry> entries) {
        if (alerts.isEmpty()) {
            return;
        }
        int row = alerts.getFirst().row();
        entries.add(new Entry(change, key.gid(), key.sid(), revBefore, rev,
                table.textAt(Tables.ALERTS.index("message"), row), number(table, row, "priority"), key.session(),
                address(table, row, "saddr"), address(table, row, "daddr"), alerts.size(),
                alerts.stream().mapToLong(Alert::time).min().orElse(0),
                alerts.stream().mapToLong(Alert::time).max().orElse(0)));
    }

    private static long number(Table table, int row, String column) {
        return table.longAt(Tables.ALERTS.index(column), row);
    }

    private static String address(Table table, int row, String column) {
        return table.addressAt(Tables.ALERTS.index(column), row).map(IpAddress::toString).orElse("");
    }
}
