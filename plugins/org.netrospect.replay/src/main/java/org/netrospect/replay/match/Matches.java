package org.netrospect.replay.match;

import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Event;

/** How a match travels from the session that it is in to the one thread that counts. */
final class Matches {
    static final EventKind KIND = EventKind.of("replay", "match");
    private static final String RULE = "rule";
    private static final String FROM_CLIENT = "from_client";
    private static final String KEPT = "kept";

    private Matches() {
    }

    static int rule(Event match) {
        return (int) (long) match.details().get(RULE).map(Long.class::cast).orElseThrow();
    }

    static boolean fromClient(Event match) {
        return match.details().get(FROM_CLIENT).map(Boolean.class::cast).orElseThrow();
    }

    /** What is kept for a set of values, "" if nothing is. */
    static String kept(Event match) {
        return match.details().get(KEPT).map(String.class::cast).orElse("");
    }

    static Details details(int rule, boolean fromClient, String kept) {
        Details details = new Details().put(RULE, (long) rule).put(FROM_CLIENT, fromClient);
        return kept.isEmpty() ? details : details.put(KEPT, kept);
    }
}
