package org.netrospect.workbench.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.netrospect.core.table.TableSource;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.replay.run.AlertDifference;
import org.netrospect.replay.run.Change;
import org.netrospect.replay.run.DwellTime;
import org.netrospect.replay.run.Runs;

/**
 * What a run found, or how two differ, as a tree of texts: changes, rules, sessions.
 *
 * @param title what is shown
 * @param counted what the numbers count
 * @param about the runs themselves, shown until a branch is chosen
 * @param branches at the top
 */
record Difference(String title, String counted, String about, List<Branch> branches) {
    private static final String ALERTS = "Alerts";
    static final Difference NONE = new Difference("", ALERTS, "", List.of());

    /** Branches of one parent that are shown. */
    private static final int MOST = 2000;

    /**
     * A line of the tree.
     *
     * @param session what selecting it selects; 0 for nothing
     * @param statement what is said about it beside the tree
     */
    record Branch(Change change, String text, long count, long session, String statement, List<Branch> below) {
    }

    static Difference of(TableSource source, List<Runs.Run> runs, TimeFormat times) {
        Runs.Run after = runs.getLast();
        boolean two = runs.size() > 1;
        String title = two ? after.name() + " against " + runs.getFirst().name() : "Found by " + after.name();
        String about = RunWords.of(runs, times);
        if (runs.stream().anyMatch(RunWords::failed)) {
            return new Difference(two ? "A run that failed cannot be compared" : after.name(), ALERTS, about,
                    List.of());
        }
        if (after.kind() == Runs.Kind.VIRUSES) {
            return new Difference(title, "Files", about,
                    VerdictBranches.of(source, two ? runs.getFirst().id() : 0, after, times));
        }
        Map<String, String> statements = new LinkedHashMap<>();
        for (DwellTime dwell : DwellTime.of(source, after)) {
            statements.merge(dwell.gid() + ":" + dwell.sid(), new DwellWords(times).of(dwell),
                    (a, b) -> a + "\n\n" + b);
        }
        Map<Change, Map<String, List<AlertDifference.Entry>>> grouped = new EnumMap<>(Change.class);
        for (AlertDifference.Entry entry : AlertDifference.of(source, two ? runs.getFirst().id() : 0, after.id())) {
            grouped.computeIfAbsent(entry.change(), change -> new LinkedHashMap<>())
                    .computeIfAbsent(rule(entry), rule -> new ArrayList<>()).add(entry);
        }
        List<Branch> branches = new ArrayList<>();
        for (Change change : List.of(Change.NEW, Change.CHANGED, Change.GONE, Change.SAME)) {
            Map<String, List<AlertDifference.Entry>> rules = grouped.getOrDefault(change, Map.of());
            if (!rules.isEmpty()) {
                branches.add(change(change, rules, statements, two, times));
            }
        }
        return new Difference(title, ALERTS, about, branches);
    }

    private static Branch change(Change change, Map<String, List<AlertDifference.Entry>> rules,
            Map<String, String> statements, boolean two, TimeFormat times) {
        List<Branch> below = new ArrayList<>();
        long all = 0;
        for (Map.Entry<String, List<AlertDifference.Entry>> rule : rules.entrySet()) {
            AlertDifference.Entry first = rule.getValue().getFirst();
            String statement = rule.getKey() + "\n\n"
                    + statements.getOrDefault(first.gid() + ":" + first.sid(), "Not found by this run.");
            List<Branch> hosts = hosts(change, rule.getValue(), statement, times);
            long count = rule.getValue().stream().mapToLong(AlertDifference.Entry::alerts).sum();
            all += count;
            below.add(new Branch(change, rule.getKey(), count, first.session(), statement, hosts));
        }
        String word = switch (change) {
            case NEW -> two ? "New" : "Found";
            case CHANGED -> "Changed";
            case GONE -> "Gone";
            case SAME -> "Unchanged";
        };
        return new Branch(change, word + ": " + count(all, "alert") + ", " + count(rules.size(), "rule"), all, 0, "",
                below);
    }

    /** A branch for each client, with one for each of its sessions; of a client with one session that alone. */
    private static List<Branch> hosts(Change change, List<AlertDifference.Entry> entries, String statement,
            TimeFormat times) {
        Map<String, List<Branch>> byHost = new LinkedHashMap<>();
        for (AlertDifference.Entry e : entries.subList(0, Math.min(MOST, entries.size()))) {
            byHost.computeIfAbsent(e.client(), client -> new ArrayList<>()).add(new Branch(change, e.client() + " → "
                    + e.server() + "   " + times.longText(e.first()), e.alerts(), e.session(), statement, List.of()));
        }
        List<Branch> hosts = new ArrayList<>();
        byHost.forEach((client, sessions) -> hosts.add(sessions.size() == 1 ? sessions.getFirst()
                : new Branch(change, client + "   " + count(sessions.size(), "session"),
                        sessions.stream().mapToLong(Branch::count).sum(), sessions.getFirst().session(), statement,
                        sessions)));
        return hosts;
    }

    private static String rule(AlertDifference.Entry e) {
        String revision = e.revBefore() >= 0 && e.rev() >= 0 && e.rev() != e.revBefore()
                ? "rev " + e.revBefore() + " → rev " + e.rev() : "rev " + Math.max(e.rev(), e.revBefore());
        return e.gid() + ":" + e.sid() + " " + revision + "  " + e.message();
    }

    static String duration(long nanoseconds) {
        long minutes = nanoseconds / 60_000_000_000L;
        long hours = minutes / 60;
        return hours >= 24 ? count(hours / 24, "day") + (hours % 24 == 0 ? "" : " " + count(hours % 24, "hour"))
                : hours > 0 ? count(hours, "hour") + " " + count(minutes % 60, "minute") : count(minutes, "minute");
    }

    private static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }
}
