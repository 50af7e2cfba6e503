package org.netrospect.replay.match;

import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;

/** How a match travels from the session that it is in to the one thread that counts. */
final class Matches {
    static final EventKind KIND = EventKind.of("replay", "match");
    static final String RULE = "rule";
    static final String FROM_CLIENT = "from_client";

    private Matches() {
    }

    static Details details(int rule, boolean fromClient) {
        return new Details().put(RULE, (long) rule).put(FROM_CLIENT, fromClient);
    }
}
