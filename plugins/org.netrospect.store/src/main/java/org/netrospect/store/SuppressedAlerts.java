package org.netrospect.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.cases.Triage.Suppression;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.Json;
import org.netrospect.core.net.IpAddress;

/** Counts the alerts of one run that the analyst does not want to be given. One thread. */
final class SuppressedAlerts {
    private final List<Suppression> suppressions;
    private final Map<Long, Counted> counts = new LinkedHashMap<>();

    private static final class Counted {
        private final Suppression suppression;
        private long alerts;

        Counted(Suppression suppression) {
            this.suppression = suppression;
        }
    }

    SuppressedAlerts(List<Suppression> suppressions) {
        this.suppressions = suppressions;
    }

    /** Whether a row of {@code alerts} is not to be kept; it is counted then, once. */
    boolean takes(Details row) {
        if (suppressions.isEmpty()) {
            return false;
        }
        for (Suppression each : suppressions) {
            if (each.covers(number(row, "gid"), number(row, "sid"), address(row, "saddr"), address(row, "daddr"),
                    row.get("time").map(t -> ((Details.Time) t).nanoseconds()).orElse(0L))) {
                counts.computeIfAbsent(each.id(), id -> new Counted(each)).alerts++;
                return true;
            }
        }
        return false;
    }

    private static long number(Details row, String name) {
        return row.get(name).map(Long.class::cast).orElse(0L);
    }

    private static Optional<IpAddress> address(Details row, String name) {
        return row.get(name).map(IpAddress.class::cast);
    }

    /** The row of the run, with what was suppressed as the first member of its detail. */
    Details told(Details run) {
        if (counts.isEmpty()) {
            return run;
        }
        List<String> told = counts.values().stream().map(each -> each.alerts + (each.alerts == 1 ? " alert" : " alerts")
                + " not given because of suppression " + each.suppression.id() + " ("
                + (each.suppression.rule().isEmpty() ? "all rules" : "rule " + each.suppression.rule())
                + (each.suppression.network().isEmpty() ? "" : ", " + each.suppression.network()) + "): "
                + each.suppression.reason()).toList();
        String detail = run.get("detail").map(String.class::cast).orElse("{}");
        String members = detail.substring(1, detail.length() - 1);
        return run.put("detail", new Json().member("suppressed", told).members(members).end());
    }
}
