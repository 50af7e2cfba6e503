package org.netrospect.core.session;

import java.util.List;

/**
 * The open sessions of one shard that can be looked at while it works: those that began first, as far as there is room.
 * It costs a session that begins nothing when it is full, and one that ends nothing. One thread.
 */
final class OpenSessions {
    /** Of each shard: with all of them more than fit on any screen, and quickly copied. */
    private static final int ROOM = 32;

    private final Session[] sessions = new Session[ROOM];
    private int size;

    void begun(Session session) {
        if (size < ROOM) {
            sessions[size++] = session;
        }
    }

    /** Adds them as they stand, and makes room for others where some have ended. */
    void show(List<OpenSession> to) {
        int open = 0;
        for (int i = 0; i < size; i++) {
            if (sessions[i].queue != null) {
                to.add(OpenSession.of(sessions[i]));
                sessions[open++] = sessions[i];
            }
        }
        for (int i = open; i < size; i++) {
            sessions[i] = SessionMap.NONE;
        }
        size = open;
    }
}
