package org.netrospect.workbench.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.netrospect.core.table.TableSource;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.replay.indicator.FoundIndicator;
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
     * @param subject which alerts it stands for; empty if it is not about alerts of one rule
     */
    record Branch(Change change, String text, long count, long session, String statement, List<Branch> below,
            Optional<Subject> subject) {
        /** A line that is about no alerts of a rule. */
        Branch(Change change, String text, long count, long session, String statement, List<Branch> below) {
            this(change, text, count, session, statement, below, Optional.empty());
        }
    }

    /**
     * Alerts of one rule.
     *
     * @param run in which they are
     * @param clients of their sessions, as addresses
     */
    record Subject(long run, long gid, long sid, long rev, Set<String> clients) {
        static Subject of(long before, long after, List<AlertDifference.Entry> entries) {
            AlertDifference.Entry first = entries.getFirst();
            boolean gone = first.change() == Change.GONE;
            return new Subject(gone ? before : after, first.gid(), first.sid(), gone ? first.revBefore() : first.rev(),
                    entries.stream().map(AlertDifference.Entry::client)
                            .collect(Collectors.toCollection(LinkedHashSet::new)));
        }
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
        String what = after.kind() == Runs.Kind.INDICATORS ? "indicator" : "rule";
        Map<String, Map<String, String>> statements = new LinkedHashMap<>();
        for (DwellTime dwell : DwellTime.of(source, after)) {
            statements.computeIfAbsent(dwell.gid() + ":" + dwell.sid(), rule -> new LinkedHashMap<>())
                    .merge(dwell.host(), new DwellWords(times, what).of(dwell), (a, b) -> a + "\n\n" + b);
        }
        Shown shown = new Shown(two ? runs.getFirst().id() : 0, after.id(), what, statements, times);
        Map<Change, Map<String, List<AlertDifference.Entry>>> grouped = new EnumMap<>(Change.class);
        for (AlertDifference.Entry entry : AlertDifference.of(source, two ? runs.getFirst().id() : 0, after.id())) {
            grouped.computeIfAbsent(entry.change(), change -> new LinkedHashMap<>())
                    .computeIfAbsent(rule(entry), rule -> new ArrayList<>()).add(entry);
        }
        List<Branch> branches = new ArrayList<>();
        for (Change change : List.of(Change.NEW, Change.CHANGED, Change.GONE, Change.SAME)) {
            Map<String, List<AlertDifference.Entry>> rules = grouped.getOrDefault(change, Map.of());
            if (!rules.isEmpty()) {
                branches.add(shown.change(change, rules));
            }
        }
        return new Difference(title, ALERTS, about, branches);
    }

    /**
     * Makes branches of alerts.
     *
     * @param before id of the run that is compared with; 0 for none
     * @param what gave them: rule or indicator
     * @param statements what is said of a rule on a host, by rule and host
     */
    private record Shown(long before, long after, String what, Map<String, Map<String, String>> statements,
            TimeFormat times) {
        Branch change(Change change, Map<String, List<AlertDifference.Entry>> rules) {
            List<Branch> below = new ArrayList<>();
            long all = 0;
            for (Map.Entry<String, List<AlertDifference.Entry>> rule : rules.entrySet()) {
                AlertDifference.Entry first = rule.getValue().getFirst();
                Map<String, String> said = statements.getOrDefault(first.gid() + ":" + first.sid(), Map.of());
                String statement = rule.getKey() + "\n\n"
                        + (said.isEmpty() ? "Not found by this run." : String.join("\n\n", said.values()));
                long count = rule.getValue().stream().mapToLong(AlertDifference.Entry::alerts).sum();
                all += count;
                below.add(new Branch(change, rule.getKey(), count, first.session(), statement,
                        hosts(change, rule.getKey(), rule.getValue(), said), subject(rule.getValue())));
            }
            String word = switch (change) {
                case NEW -> before != 0 ? "New" : "Found";
                case CHANGED -> "Changed";
                case GONE -> "Gone";
                case SAME -> "Unchanged";
            };
            return new Branch(change, word + ": " + count(all, "alert") + ", " + count(rules.size(), what), all, 0,
                    "", below);
        }

        private Optional<Subject> subject(List<AlertDifference.Entry> entries) {
            return Optional.of(Subject.of(before, after, entries));
        }

        /** A branch for each client, with one for each of its sessions; of a client with one session that alone. */
        private List<Branch> hosts(Change change, String rule, List<AlertDifference.Entry> entries,
                Map<String, String> said) {
            Map<String, List<Branch>> byHost = new LinkedHashMap<>();
            for (AlertDifference.Entry e : entries.subList(0, Math.min(MOST, entries.size()))) {
                byHost.computeIfAbsent(e.client(), client -> new ArrayList<>()).add(new Branch(change, e.client()
                        + " → " + e.server() + "   " + times.longText(e.first()), e.alerts(), e.session(),
                        statement(rule, e.client(), said), List.of(), subject(List.of(e))));
            }
            List<Branch> hosts = new ArrayList<>();
            byHost.forEach((client, sessions) -> hosts.add(sessions.size() == 1 ? sessions.getFirst()
                    : new Branch(change, client + "   " + count(sessions.size(), "session"),
                            sessions.stream().mapToLong(Branch::count).sum(), sessions.getFirst().session(),
                            statement(rule, client, said), sessions, sessions.getFirst().subject())));
            return hosts;
        }

        private static String statement(String rule, String client, Map<String, String> said) {
            return rule + "\n\n" + said.getOrDefault(client, "Not found on " + client + " by this run.");
        }
    }

    private static String rule(AlertDifference.Entry e) {
        String revision = e.revBefore() >= 0 && e.rev() >= 0 && e.rev() != e.revBefore()
                ? "rev " + e.revBefore() + " → rev " + e.rev() : "rev " + Math.max(e.rev(), e.revBefore());
        return e.gid() == FoundIndicator.GENERATOR ? e.message()
                : e.gid() + ":" + e.sid() + " " + revision + "  " + e.message();
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
