package org.netrospect.replay.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSource;
import org.netrospect.core.table.Tables;

/**
 * A file that is held for infected or suspicious, where it was carried, and what the hosts did then. Times are
 * nanoseconds since 1970 UTC.
 *
 * @param before what the same engine said with other signatures: {@code clean}; "" if it was never asked before
 * @param first when it was first carried
 * @param last when it was last carried
 * @param signature when the signatures came into being, and how that is known
 * @param found when the run was started
 * @param carriers hosts that sent or received it, in the order of their first
 */
public record VerdictChange(String sha256, long file, String name, String verdict, String signatures, String before,
        String versionBefore, long first, long last, SignatureDate signature, long found, List<Carrier> carriers) {
    /** Members of the detail of a row of {@code verdicts}. */
    public static final String BEFORE = "before";
    public static final String VERSION_BEFORE = "version_before";
    public static final String TIME_BEFORE = "time_before";

    private static final long HOUR = 3_600_000_000_000L;
    /** Sessions that are named of one host and file. */
    private static final int MOST_SESSIONS = 1000;

    /**
     * A host that had the file in a session.
     *
     * @param received whether it came to it; false if it sent it only
     * @param sessions that carried it; at most 1,000
     * @param after what it did in the hour after it first had it
     */
    public record Carrier(String host, boolean received, long first, long last, List<Long> sessions,
            HostActivity.Stretch after) {
    }

    /** Whether it was thought clean before. */
    public boolean cleanToInfected() {
        return before.equals("clean");
    }

    /** Nanoseconds from when it was first carried until found; 0 if the clock of the run is before that. */
    public long unnoticed() {
        return Math.max(0, found - first);
    }

    private static final class Carried {
        private boolean received;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private final List<Long> sessions = new ArrayList<>();
    }

    /** All files that a run holds for infected or suspicious, by content. */
    public static List<VerdictChange> of(TableSource source, Runs.Run run) {
        Table verdicts = source.table(Tables.VERDICTS.name()).orElseThrow();
        Map<String, Integer> found = new TreeMap<>();
        for (int row = 0; row < verdicts.rows(); row++) {
            String verdict = text(verdicts, row, "verdict");
            if (verdicts.longAt(0, row) == run.id() && (verdict.equals("infected") || verdict.equals("suspicious"))) {
                found.put(text(verdicts, row, "sha256"), row);
            }
        }
        Map<String, Map<String, Carried>> carried = carried(source, found.keySet());
        Set<String> hosts = new HashSet<>();
        carried.values().forEach(each -> hosts.addAll(each.keySet()));
        HostActivity activity = new HostActivity(source, hosts);
        SignatureDate date = SignatureDate.of(run);
        List<VerdictChange> changes = new ArrayList<>();
        found.forEach((sha256, row) -> {
            List<Carrier> carriers = carriers(carried.getOrDefault(sha256, Map.of()), activity);
            Map<String, List<String>> detail = DetailText.members(text(verdicts, row, "detail"));
            changes.add(new VerdictChange(sha256, verdicts.longAt(Tables.VERDICTS.index("file"), row),
                    text(verdicts, row, "name"), text(verdicts, row, "verdict"), text(verdicts, row, "signature"),
                    DetailText.first(detail, BEFORE), DetailText.first(detail, VERSION_BEFORE),
                    carriers.stream().mapToLong(Carrier::first).min().orElse(0),
                    carriers.stream().mapToLong(Carrier::last).max().orElse(0), date, run.started(), carriers));
        });
        return changes;
    }

    private static List<Carrier> carriers(Map<String, Carried> carried, HostActivity activity) {
        List<Carrier> carriers = new ArrayList<>();
        carried.forEach((host, c) -> carriers.add(new Carrier(host, c.received, c.first, c.last,
                List.copyOf(c.sessions), activity.between(host, c.first, c.first + HOUR))));
        return carriers;
    }

    /** By content, and by host. */
    private static Map<String, Map<String, Carried>> carried(TableSource source, Set<String> contents) {
        Table files = source.table(Tables.FILES.name()).orElseThrow();
        Map<String, Map<String, Carried>> all = new LinkedHashMap<>();
        for (int row = 0; row < files.rows(); row++) {
            String sha256 = files.textAt(Tables.FILES.index("sha256"), row);
            if (contents.contains(sha256)) {
                boolean fromClient = files.textAt(Tables.FILES.index("direction"), row).equals("client");
                add(all, sha256, files, row, "client", !fromClient);
                add(all, sha256, files, row, "server", fromClient);
            }
        }
        return all;
    }

    private static void add(Map<String, Map<String, Carried>> all, String sha256, Table files, int row, String side,
            boolean received) {
        String host = files.addressAt(Tables.FILES.index(side), row).map(IpAddress::toString).orElse("");
        if (host.isEmpty()) {
            return;
        }
        Carried carried = all.computeIfAbsent(sha256, key -> new LinkedHashMap<>())
                .computeIfAbsent(host, key -> new Carried());
        long time = files.longAt(Tables.FILES.index("time"), row);
        long session = files.longAt(Tables.FILES.index("session"), row);
        carried.received |= received;
        carried.first = Math.min(carried.first, time);
        carried.last = Math.max(carried.last, time);
        if (carried.sessions.size() < MOST_SESSIONS && !carried.sessions.contains(session)) {
            carried.sessions.add(session);
        }
    }

    private static String text(Table table, int row, String column) {
        return table.textAt(Tables.VERDICTS.index(column), row);
    }
}
