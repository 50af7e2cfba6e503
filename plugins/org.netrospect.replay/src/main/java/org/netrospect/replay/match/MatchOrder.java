package org.netrospect.replay.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.Session;

/**
 * Brings matches into the order of their packets before they are counted. What is found when a session ends is told
 * late, how late depends on what else is read: thresholds must not. One thread.
 */
public final class MatchOrder {
    /** Matches kept; with more, those found first are counted first. */
    private static final int MOST = 4_000_000;

    private final AlertGate gate;
    private final List<Integer> captures;
    private final List<Found> found = new ArrayList<>();

    private record Found(int capture, int rule, boolean fromClient, Session session, long packet, long time) {
    }

    /** @param captures ids in the order in which they are read */
    public MatchOrder(AlertGate gate, List<Integer> captures) {
        this.gate = gate;
        this.captures = captures;
    }

    /** Takes what the pipeline tells; events that are no matches are passed over. */
    public void event(Event event) {
        if (event.kind().equals(Matches.KIND)) {
            found.add(new Found(captures.indexOf(event.at().capture()), Matches.rule(event),
                    Matches.fromClient(event), event.session(), event.at().packet(), event.at().time()));
            if (found.size() == MOST) {
                finish();
            }
        }
    }

    /** Counts what has come. */
    public void finish() {
        found.sort(Comparator.comparingInt(Found::capture).thenComparingLong(Found::packet)
                .thenComparingLong(each -> each.session().id()));
        for (Found each : found) {
            gate.match(each.rule(), each.fromClient(), each.session(),
                    new Mark(captures.get(each.capture()), each.packet(), each.time()));
        }
        found.clear();
    }
}
