package org.netrospect.replay.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.Session;

/**
 * Brings matches into the order of their packets before they are counted: over several captures the order of time, as
 * if they were one, within each that of its packets. What is found when a session ends is told late, how late depends
 * on what else is read: thresholds must not. One thread.
 */
public final class MatchOrder {
    /** Matches kept; with more, those found first are counted first. */
    private static final int MOST = 4_000_000;

    private final AlertGate gate;
    private final List<Integer> captures;
    private final List<Found> found = new ArrayList<>();
    /** Up to where matches of a session do not count. */
    private final Map<Session, Integer> voided = new IdentityHashMap<>(0);

    private record Found(int capture, int rule, boolean fromClient, Session session, long packet, long time,
            String kept) {
    }

    /** A match and the time at which its packet comes in its turn. */
    private record Turn(long time, Found found) {
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
                    Matches.fromClient(event), event.session(), event.at().packet(), event.at().time(),
                    Matches.kept(event)));
            if (found.size() == MOST) {
                finish();
            }
        }
    }

    /** What was found in a session is void. */
    public void again(Session session) {
        voided.put(session, found.size());
    }

    /** Counts what has come. */
    public void finish() {
        List<Turn> turns = turns();
        found.clear();
        voided.clear();
        for (Turn turn : turns) {
            Found each = turn.found();
            gate.match(each.rule(), each.fromClient(), each.session(),
                    new Mark(captures.get(each.capture()), each.packet(), each.time()), each.kept());
        }
    }

    private List<Turn> turns() {
        List<Found> all = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            if (voided.isEmpty() || i >= voided.getOrDefault(found.get(i).session(), 0)) {
                all.add(found.get(i));
            }
        }
        all.sort(Comparator.comparingInt(Found::capture).thenComparingLong(Found::packet)
                .thenComparingLong(each -> each.session().id()));
        // where the clock of a capture goes back, its packets come none the less one after the other
        long[] reached = new long[captures.size()];
        Arrays.fill(reached, Long.MIN_VALUE);
        List<Turn> turns = new ArrayList<>(all.size());
        for (Found each : all) {
            reached[each.capture()] = Math.max(reached[each.capture()], each.time());
            turns.add(new Turn(reached[each.capture()], each));
        }
        turns.sort(Comparator.comparingLong(Turn::time).thenComparingInt(turn -> turn.found().capture()));
        return turns;
    }
}
