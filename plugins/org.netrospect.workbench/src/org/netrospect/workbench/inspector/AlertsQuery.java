package org.netrospect.workbench.inspector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.FollowedSession;
import org.netrospect.core.cases.Triage.Decision;
import org.netrospect.core.cases.Triage.Group;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.FollowedStream;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.replay.highlight.StreamMatches;
import org.netrospect.replay.indicator.FoundIndicator;
import org.netrospect.replay.rule.RulePatterns;
import org.netrospect.replay.run.RuleTexts;
import org.netrospect.replay.run.Runs;
import org.netrospect.workbench.inspector.StreamText.Mark;
import org.netrospect.workbench.model.AlertChoice;

/** Reads what rules found in a session. Reads the disk. */
record AlertsQuery(CaseStore store, CaptureOpener opener) {
    /** Rules of one session that are listed. */
    private static final int MOST = 200;
    private static final int STREAM = 1 << 20;
    /** Of how many bytes it is seen whether they are text. */
    private static final int LOOK = 4096;

    /**
     * What one rule of one run found in the session.
     *
     * @param first alert of it
     * @param count of its alerts
     * @param text of the rule, or what is known of the indicator; empty if the run did not keep it
     * @param decision what the analyst holds alerts of this rule on this host for
     */
    record Found(AlertChoice first, String message, long priority, String run, int count, Optional<String> text,
            Optional<Decision> decision) {
    }

    /**
     * The stream with what the rule looks for.
     *
     * @param matches in the stream as it was sent
     */
    record Marked(StreamText text, List<Mark> marks, StreamMatches matches) {
    }

    /** The most urgent rules first, then those of the latest run. */
    static List<Found> of(CaseStore store, long session, BooleanSupplier cancelled) {
        Optional<Table> table = store.table(Tables.ALERTS.name());
        if (table.isEmpty()) {
            return List.of();
        }
        Table alerts = table.get();
        int column = Tables.ALERTS.index("session");
        RowSelection rows = RowSelection.select(alerts, Optional.of(row -> alerts.longAt(column, row) == session),
                Optional.empty(), cancelled);
        List<Runs.Run> runs = Runs.of(store);
        Map<Group, Decision> decisions = new HashMap<>();
        store.triage().decisions().forEach(decision -> decisions.put(decision.group(), decision));
        Map<List<Long>, Found> found = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            AlertChoice alert = AlertChoice.of(alerts, rows.row(i));
            List<Long> rule = List.of(alert.run(), alert.gid(), alert.sid(), alert.rev());
            Found before = found.get(rule);
            if (before != null) {
                found.put(rule, new Found(before.first, before.message, before.priority, before.run,
                        before.count + 1, before.text, before.decision));
            } else if (found.size() < MOST) {
                Optional<Runs.Run> run = runs.stream().filter(r -> r.id() == alert.run()).findFirst();
                found.put(rule, new Found(alert, alerts.textAt(Tables.ALERTS.index("message"), rows.row(i)),
                        alerts.longAt(Tables.ALERTS.index("priority"), rows.row(i)),
                        run.map(Runs.Run::name).orElse(""), 1,
                        text(alerts, rows.row(i), alert, run),
                        Optional.ofNullable(decisions.get(group(alerts, rows.row(i))))));
            }
        }
        List<Found> sorted = new ArrayList<>(found.values());
        sorted.sort(Comparator.comparingLong(Found::priority).thenComparing(f -> -f.first.run()));
        return sorted;
    }

    private static Optional<String> text(Table alerts, int row, AlertChoice alert, Optional<Runs.Run> run) {
        if (alert.gid() != FoundIndicator.GENERATOR) {
            return run.flatMap(r -> RuleTexts.find(r, alert.gid(), alert.sid(), alert.rev()));
        }
        FoundIndicator found = FoundIndicator.of(alerts.textAt(Tables.ALERTS.index("detail"), row));
        return Optional.of("Indicator " + alerts.textAt(Tables.ALERTS.index("message"), row) + "\n\nfound in "
                + found.field() + ": " + found.value() + "\ntold by " + found.source()
                + (found.date().isEmpty() ? "" : "\nof " + found.date()));
    }

    private static Group group(Table alerts, int row) {
        return new Group(alerts.longAt(Tables.ALERTS.index("gid"), row), alerts.longAt(Tables.ALERTS.index("sid"), row),
                alerts.addressAt(Tables.ALERTS.index("saddr"), row).map(IpAddress::toString).orElse(""));
    }

    /** Follows the stream and looks in it for what the rule looks for. */
    Marked mark(AlertChoice alert, String rule, BooleanSupplier cancelled) throws IOException {
        FollowedStream stream = new FollowedSession(store, opener, alert.session()).read(STREAM, cancelled);
        StreamMatches matches = StreamMatches.of(stream, RulePatterns.of(rule), alert.fromClient(), alert.packet(),
                cancelled);
        StreamPlaces places = new StreamPlaces();
        StreamText text = StreamWriter.write(stream, !printable(stream, alert), places);
        return new Marked(text, places.marks(matches), matches);
    }

    private static boolean printable(FollowedStream stream, AlertChoice alert) {
        int[] seen = new int[2];
        stream.chunks().stream().filter(c -> alert.fromClient().isEmpty() || alert.fromClient().get() == c.fromClient())
                .forEach(c -> {
                    for (int i = 0; i < c.bytes().length && seen[0] < LOOK; i++) {
                        byte b = c.bytes()[i];
                        seen[0]++;
                        seen[1] += b >= 0x20 && b < 0x7f || b == '\r' || b == '\n' || b == '\t' ? 1 : 0;
                    }
                });
        return seen[1] * 10 >= seen[0] * 9;
    }
}
