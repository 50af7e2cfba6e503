package org.netrospect.workbench.triage;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Triage.Suppression;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.core.time.Amounts;

/**
 * Which of the alerts that are there a suppression would have taken.
 *
 * @param alerts of all runs
 * @param taken of these
 * @param rules that gave those
 * @param clients of their sessions
 */
record Covered(long alerts, long taken, int rules, int clients) {
    private static final int GLANCE = 0xffff;

    /** Counts them. Reads the disk. */
    static Covered of(CaseStore store, Suppression suppression, BooleanSupplier cancelled) {
        Optional<Table> table = store.table(Tables.ALERTS.name());
        if (table.isEmpty()) {
            return new Covered(0, 0, 0, 0);
        }
        Table alerts = table.get();
        long taken = 0;
        Set<String> rules = new HashSet<>();
        Set<Optional<IpAddress>> clients = new HashSet<>();
        for (int row = 0; row < alerts.rows(); row++) {
            if ((row & GLANCE) == 0 && cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            long gid = alerts.longAt(Tables.ALERTS.index("gid"), row);
            long sid = alerts.longAt(Tables.ALERTS.index("sid"), row);
            Optional<IpAddress> client = alerts.addressAt(Tables.ALERTS.index("saddr"), row);
            if (suppression.covers(gid, sid, client, alerts.addressAt(Tables.ALERTS.index("daddr"), row),
                    alerts.longAt(Tables.ALERTS.index("time"), row))) {
                taken++;
                rules.add(gid + ":" + sid);
                clients.add(client);
            }
        }
        return new Covered(alerts.rows(), taken, rules.size(), clients.size());
    }

    String words() {
        return taken == 0 ? "None of the " + Amounts.count(alerts) + " alerts of this case is meant."
                : Amounts.count(taken) + " of the " + Amounts.count(alerts) + " alerts of this case "
                        + (taken == 1 ? "is" : "are") + " meant, of " + Amounts.count(rules, "rule", "rules") + " and "
                        + Amounts.count(clients, "client", "clients") + ".";
    }
}
