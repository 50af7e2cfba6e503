package org.netrospect.replay.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSource;
import org.netrospect.core.table.Tables;

/**
 * For how long a rule's matches went unnoticed on a host: from the first packet that matches to the run that found it.
 * Times are nanoseconds since 1970 UTC.
 *
 * @param host address of the session's client
 * @param first time of the first match
 * @param last time of the last match
 * @param alerts how many
 * @param sessions in how many sessions
 * @param found when the run was started
 * @param peers hosts that it had no session with before the first match, and had one with from then until found
 * @param sent bytes that it sent to them in that time
 * @param named addresses of the first of them
 * @param signature when the rule came into being, and how that is known
 */
public record DwellTime(long gid, long sid, long rev, String message, String host, long first, long last, long alerts,
        long sessions, long found, long peers, long sent, List<String> named, SignatureDate signature) {

    /** Nanoseconds from the first match until found; 0 if the clock of the run is before it. */
    public long unnoticed() {
        return Math.max(0, found - first);
    }

    /** Nanoseconds of that during which no signature was there that could have found it. */
    public long beforeSignature() {
        return Math.max(0, Math.min(signature.time(), found) - first);
    }

    private record Key(long gid, long sid, String host) implements Comparable<Key> {
        @Override
        public int compareTo(Key o) {
            return Comparator.comparingLong(Key::gid).thenComparingLong(Key::sid).thenComparing(Key::host)
                    .compare(this, o);
        }
    }

    private static final class Matches {
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private long alerts;
        private int row;
        private final Set<Long> sessions = new HashSet<>();
    }

    /** All of a run, by rule and host. */
    public static List<DwellTime> of(TableSource source, Runs.Run run) {
        Table alerts = source.table(Tables.ALERTS.name()).orElseThrow();
        Map<Key, Matches> matches = new TreeMap<>();
        for (int row = 0; row < alerts.rows(); row++) {
            if (alerts.longAt(Tables.ALERTS.index("run"), row) == run.id()) {
                add(alerts, row, matches);
            }
        }
        Set<String> hosts = new HashSet<>();
        matches.keySet().forEach(key -> hosts.add(key.host()));
        HostActivity activity = new HostActivity(source, hosts);
        SignatureDate ofRun = SignatureDate.of(run);
        List<DwellTime> times = new ArrayList<>();
        matches.forEach((key, m) -> {
            HostActivity.Stretch since = activity.between(key.host(), m.first, run.started());
            times.add(new DwellTime(key.gid(), key.sid(), alerts.longAt(Tables.ALERTS.index("rev"), m.row),
                    alerts.textAt(Tables.ALERTS.index("message"), m.row), key.host(), m.first, m.last, m.alerts,
                    m.sessions.size(), run.started(), since.newPeers(), since.sentToNew(), since.named(),
                    SignatureDate.of(alerts.textAt(Tables.ALERTS.index("detail"), m.row), ofRun)));
        });
        return times;
    }

    private static void add(Table alerts, int row, Map<Key, Matches> matches) {
        String host = alerts.addressAt(Tables.ALERTS.index("saddr"), row).map(IpAddress::toString).orElse("");
        Matches m = matches.computeIfAbsent(new Key(alerts.longAt(Tables.ALERTS.index("gid"), row),
                alerts.longAt(Tables.ALERTS.index("sid"), row), host), key -> new Matches());
        long time = alerts.longAt(Tables.ALERTS.index("time"), row);
        m.row = m.alerts == 0 ? row : m.row;
        m.first = Math.min(m.first, time);
        m.last = Math.max(m.last, time);
        m.alerts++;
        m.sessions.add(alerts.longAt(Tables.ALERTS.index("session"), row));
    }
}
