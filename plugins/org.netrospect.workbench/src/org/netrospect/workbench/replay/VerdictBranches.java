package org.netrospect.workbench.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netrospect.core.table.TableSource;
import org.netrospect.core.time.Amounts;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.replay.run.Change;
import org.netrospect.replay.run.Runs;
import org.netrospect.replay.run.VerdictChange;
import org.netrospect.replay.run.VerdictDifference;
import org.netrospect.workbench.replay.Difference.Branch;

/** What a scan said of files, or how two scans differ, as branches of a tree: the worst first. */
final class VerdictBranches {
    /** Branches of one parent that are shown. */
    private static final int MOST = 2000;
    private static final List<String> WORST_FIRST = List.of("infected", "suspicious", "error", "clean", "");
    private static final int SHORT = 16;

    private final TimeFormat times;
    private final Map<String, VerdictChange> found = new HashMap<>();

    private VerdictBranches(TimeFormat times) {
        this.times = times;
    }

    /** @param first id of the run that the other is compared with; 0 for none */
    static List<Branch> of(TableSource source, long first, Runs.Run run, TimeFormat times) {
        VerdictBranches branches = new VerdictBranches(times);
        VerdictChange.of(source, run).forEach(change -> branches.found.put(change.sha256(), change));
        List<VerdictDifference.Entry> entries = new ArrayList<>(VerdictDifference.of(source, first, run.id()));
        entries.sort(Comparator.comparingInt((VerdictDifference.Entry e) -> WORST_FIRST.indexOf(e.after()))
                .thenComparing(e -> e.name().isEmpty()).thenComparing(VerdictDifference.Entry::name)
                .thenComparing(VerdictDifference.Entry::sha256));
        return first == 0 ? branches.byVerdict(entries) : branches.byChange(entries);
    }

    private List<Branch> byVerdict(List<VerdictDifference.Entry> entries) {
        List<Branch> all = new ArrayList<>();
        for (String verdict : WORST_FIRST) {
            Change color = switch (verdict) {
                case "infected" -> Change.NEW;
                case "suspicious", "error" -> Change.CHANGED;
                default -> Change.SAME;
            };
            String title = verdict.equals("error") ? "Not judged" : capital(verdict);
            add(all, color, title, entries.stream().filter(e -> e.after().equals(verdict)).toList());
        }
        return all;
    }

    private List<Branch> byChange(List<VerdictDifference.Entry> entries) {
        List<Branch> all = new ArrayList<>();
        for (Change change : List.of(Change.CHANGED, Change.NEW, Change.GONE, Change.SAME)) {
            String title = change == Change.SAME ? "Unchanged" : capital(change.name().toLowerCase(Locale.ROOT));
            add(all, change, title, entries.stream().filter(e -> e.change() == change).toList());
        }
        return all;
    }

    private static String capital(String word) {
        return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private void add(List<Branch> all, Change color, String title, List<VerdictDifference.Entry> entries) {
        if (!entries.isEmpty()) {
            all.add(new Branch(color, title + ": " + Amounts.count(entries.size(), "file", "files"), entries.size(), 0,
                    "", entries.stream().limit(MOST).map(e -> file(color, e)).toList()));
        }
    }

    private Branch file(Change color, VerdictDifference.Entry e) {
        String before = e.before().isEmpty() || e.change() == Change.SAME ? ""
                : said(e.before(), e.signatureBefore()) + " → ";
        String text = (e.name().isEmpty() ? e.sha256().substring(0, SHORT) + "…" : e.name()) + "   " + before
                + said(e.after(), e.signature());
        Optional<VerdictChange> change = Optional.ofNullable(found.get(e.sha256()));
        String statement = text + "\n\nSHA-256 " + e.sha256() + "\nFirst carried " + times.longText(e.firstTime())
                + change.map(this::statement).orElse("\nReceived by " + e.hosts());
        return new Branch(color, text, 1, e.session(), statement, change.map(c -> carriers(color, c, statement))
                .orElse(List.of()));
    }

    private static String said(String verdict, String signature) {
        return signature.isEmpty() ? verdict : verdict + " " + signature;
    }

    private String statement(VerdictChange change) {
        String last = change.last() == change.first() ? "" : ", last " + times.longText(change.last());
        String unnoticed = change.unnoticed() == 0 ? ""
                : "\nUnnoticed for " + Difference.duration(change.unnoticed()) + ".";
        return last + unnoticed + change.carriers().stream().map(VerdictBranches::words)
                .collect(Collectors.joining("\n\n", "\n\n", ""));
    }

    private static String words(VerdictChange.Carrier carrier) {
        long sessions = carrier.after().sessions();
        return "Host " + carrier.host() + (carrier.received() ? " received it" : " sent it") + " in "
                + Amounts.count(carrier.sessions().size(), "session", "sessions") + ". In the hour after "
                + (sessions == 0 ? "nothing of it was recorded."
                        : "it had " + Amounts.count(sessions, "session", "sessions") + " with "
                                + Amounts.count(carrier.after().peers(), "host", "hosts") + ", "
                                + Amounts.count(carrier.after().newPeers()) + " of them new to it, and sent "
                                + Amounts.count(carrier.after().sent(), "byte", "bytes") + ".");
    }

    private List<Branch> carriers(Change color, VerdictChange change, String statement) {
        List<Branch> all = new ArrayList<>();
        for (VerdictChange.Carrier carrier : change.carriers()) {
            for (long session : carrier.sessions()) {
                if (all.size() < MOST) {
                    all.add(new Branch(color, carrier.host() + (carrier.received() ? " received it" : " sent it")
                            + "   " + times.longText(carrier.first()), 1, session, statement, List.of()));
                }
            }
        }
        return all;
    }
}
