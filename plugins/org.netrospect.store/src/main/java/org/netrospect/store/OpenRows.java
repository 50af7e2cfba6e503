package org.netrospect.store;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.session.OpenSession;
import org.netrospect.core.session.Session;

/**
 * The sessions of an import that can be looked at before they end. Used on the sink's thread, but for {@link #due}.
 */
final class OpenRows {
    private static final long EVERY = 250_000_000L;

    // the thread that reads asks, no other
    private long next = System.nanoTime();
    private List<OpenSession> latest = List.of();
    private boolean fresh;

    /** Whether it is time to look again; on the thread that reads. */
    boolean due() {
        long now = System.nanoTime();
        if (now - next < 0) {
            return false;
        }
        next = now + EVERY;
        return true;
    }

    /** What is open now. @return whether that is the first time */
    boolean told(List<OpenSession> open) {
        boolean first = latest.isEmpty() && !open.isEmpty();
        latest = open;
        fresh = true;
        return first;
    }

    /** Whether there is anything that was not taken yet. */
    boolean fresh() {
        return fresh;
    }

    /** Those that have not ended since. */
    List<Session> take() {
        fresh = false;
        List<Session> rows = new ArrayList<>();
        for (OpenSession each : latest) {
            if (!each.over()) {
                each.then().id(each.id());
                rows.add(each.then());
            }
        }
        return rows;
    }
}
