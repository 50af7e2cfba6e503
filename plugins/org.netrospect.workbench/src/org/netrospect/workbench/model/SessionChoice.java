package org.netrospect.workbench.model;

import java.util.function.Supplier;

/**
 * The selected sessions.
 *
 * @param lead id of the session the selection was ended with; 0 if none is selected
 * @param count how many are selected
 * @param ids their ids, in the order of the table; asked for off the user-interface thread only, as it may read the
 *      disk
 */
public record SessionChoice(long lead, int count, Supplier<long[]> ids) {
    /** Nothing is selected. */
    public static final SessionChoice NONE = new SessionChoice(0, 0, () -> new long[0]);

    /** One session. */
    public static SessionChoice of(long session) {
        return session == 0 ? NONE : new SessionChoice(session, 1, () -> new long[] {session});
    }
}
