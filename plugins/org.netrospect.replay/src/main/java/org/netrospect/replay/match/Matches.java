package org.netrospect.replay.match;

import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Event;

/** How a match travels from the session that it is in to the one thread that counts. */
final class Matches {
    static final EventKind KIND = EventKind.of("replay", "match");
    private static final String RULE = "rule";
    private static final String FROM_CLIENT = "from_client";

    private Matches() {
    }

    static int rule(Event match) {
        return (int) (long) match.details().get(RULE).map(Long.class::cast).orElseThrow();
    }

    static boolean fromClient(Event match) {
        return match.details().get(FROM_CLIENT).map(Boolean.class::cast).orElseThrow();
    }

    static Details details(int rule, boolean fromClient) {
        return new Details().put(RULE, (long) rule).put(FROM_CLIENT, fromClient);
    }
}
