package org.netrospect.workbench.views;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.netrospect.core.time.Amounts;
import org.netrospect.replay.run.Runs;
import org.netrospect.replay.run.Runs.Run;

/**
 * Which of the runs that fill a table are shown: all, those chosen, or else the latest of each engine. A run that
 * failed is no engine's latest while another did not: it found nothing. Immutable.
 *
 * @param runs all that fill the table, in the order in which they were made
 * @param mode how they are chosen
 * @param chosen ids, if they are chosen one by one
 */
record RunChoice(List<Run> runs, Mode mode, Set<Long> chosen) {
    static final RunChoice LATEST = new RunChoice(List.of(), Mode.LATEST, Set.of());
    private static final int NAME = 28;

    /** How runs are chosen. */
    enum Mode {
        LATEST, ALL, CHOSEN, FILTER
    }

    RunChoice {
        runs = List.copyOf(runs);
        chosen = Set.copyOf(chosen);
    }

    /** The same choice among the runs that there are now. @param filter a filter that names runs chooses itself */
    RunChoice among(List<Run> all, String table, String filter) {
        boolean viruses = table.equals("verdicts");
        List<Run> fill = all.stream().filter(run -> run.kind() == Runs.Kind.VIRUSES == viruses).toList();
        boolean named = Pattern.compile("\\b" + table + "?\\.run\\b").matcher(filter).find();
        return new RunChoice(fill, named ? Mode.FILTER : mode, chosen);
    }

    /** The same choice and this run, or without it. */
    RunChoice toggle(long run) {
        Set<Long> now = new TreeSet<>(shown().stream().map(Run::id).toList());
        if (!now.remove(run)) {
            now.add(run);
        }
        return new RunChoice(runs, now.isEmpty() ? Mode.LATEST : Mode.CHOSEN, now);
    }

    RunChoice with(Mode other) {
        return new RunChoice(runs, other, Set.of());
    }

    /** The runs that are shown. */
    List<Run> shown() {
        return switch (mode) {
            case ALL, FILTER -> runs;
            case CHOSEN -> runs.stream().filter(run -> chosen.contains(run.id())).toList();
            case LATEST -> {
                Map<String, Run> latest = new LinkedHashMap<>();
                for (Run run : runs) {
                    latest.merge(run.kind() + " " + run.engine(), run,
                            (before, now) -> failed(now) && !failed(before) ? before : now);
                }
                yield inOrder(latest.values());
            }
        };
    }

    private List<Run> inOrder(Collection<Run> some) {
        return runs.stream().filter(some::contains).toList();
    }

    private static boolean failed(Run run) {
        return !run.said("failed").isEmpty();
    }

    /** The condition in the filter language that rows are of these runs; "" if all are. */
    String condition(String table) {
        List<Run> shown = shown();
        return shown.size() == runs.size() ? "" : table + ".run in (" + shown.stream()
                .map(run -> Long.toString(run.id())).collect(Collectors.joining(", ")) + ")";
    }

    /** Which are shown, in few words: {@code Run 3 “June”}, {@code Runs 3, 5 of 7}. */
    String words() {
        List<Run> shown = shown();
        if (mode == Mode.FILTER) {
            return "Runs of the Filter";
        }
        if (shown.size() == 1) {
            return "Run " + shown.getFirst().id() + " “" + shortened(shown.getFirst().name()) + "”"
                    + (runs.size() > 1 ? " of " + runs.size() : "");
        }
        if (shown.isEmpty() || shown.size() == runs.size()) {
            return shown.isEmpty() ? "No Runs" : "All " + runs.size() + " Runs";
        }
        return shown.size() > 4 ? shown.size() + " of " + runs.size() + " Runs"
                : "Runs " + shown.stream().map(run -> Long.toString(run.id())).collect(Collectors.joining(", "))
                + " of " + runs.size();
    }

    /** A run in a menu: {@code 3  June  builtin, 1,204 found}. */
    static String line(Run run) {
        return run.id() + "  " + shortened(run.name()).replace("&", "&&") + "  " + run.engine() + ", "
                + (failed(run) ? "failed" : Amounts.count(run.results()) + " found");
    }

    private static String shortened(String name) {
        return name.length() > NAME ? name.substring(0, NAME) + "…" : name;
    }
}
