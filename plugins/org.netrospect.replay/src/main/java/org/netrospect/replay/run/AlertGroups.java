package org.netrospect.replay.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Triage;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;

/** The alerts of a run by rule and host, with what the analyst holds them for. */
public final class AlertGroups {
    private AlertGroups() {
    }

    /**
     * Alerts of one rule on one host.
     *
     * @param rev of the last alert
     * @param first time of the first alert, nanoseconds since 1970 UTC
     * @param decision the last one, of whatever run it was made at; empty if there is none: then the group is new
     */
    public record AlertGroup(Triage.Group group, long rev, String message, long priority, long alerts, long sessions,
            long first, long last, Optional<Triage.Decision> decision) {
        /** Where it stands. */
        public Triage.State state() {
            return decision.map(Triage.Decision::state).orElse(Triage.State.NEW);
        }
    }

    private static final class Alerts {
        private long count;
        private int row;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private final Set<Long> sessions = new HashSet<>();
    }

    /** All groups, by rule and host. Reads the database: not on the user-interface thread. @param run its id */
    public static List<AlertGroup> of(CaseStore store, long run) {
        Table table = store.table(Tables.ALERTS.name()).orElseThrow();
        Map<Triage.Group, Alerts> groups = new TreeMap<>(Comparator.comparingLong(Triage.Group::gid)
                .thenComparingLong(Triage.Group::sid).thenComparing(Triage.Group::host));
        for (int row = 0; row < table.rows(); row++) {
            if (number(table, row, "run") == run) {
                Alerts alerts = groups.computeIfAbsent(group(table, row), key -> new Alerts());
                alerts.count++;
                alerts.row = row;
                alerts.first = Math.min(alerts.first, number(table, row, "time"));
                alerts.last = Math.max(alerts.last, number(table, row, "time"));
                alerts.sessions.add(number(table, row, "session"));
            }
        }
        Map<Triage.Group, Triage.Decision> decisions = store.triage().decisions().stream()
                .collect(Collectors.toMap(Triage.Decision::group, Function.identity()));
        List<AlertGroup> all = new ArrayList<>();
        groups.forEach((group, a) -> all.add(new AlertGroup(group, number(table, a.row, "rev"),
                table.textAt(Tables.ALERTS.index("message"), a.row), number(table, a.row, "priority"), a.count,
                a.sessions.size(), a.first, a.last, Optional.ofNullable(decisions.get(group)))));
        return all;
    }

    /** The group of an alert. @param row of the table {@code alerts} */
    public static Triage.Group group(Table alerts, int row) {
        return new Triage.Group(number(alerts, row, "gid"), number(alerts, row, "sid"),
                alerts.addressAt(Tables.ALERTS.index("saddr"), row).map(IpAddress::toString).orElse(""));
    }

    private static long number(Table table, int row, String column) {
        return table.longAt(Tables.ALERTS.index(column), row);
    }
}
