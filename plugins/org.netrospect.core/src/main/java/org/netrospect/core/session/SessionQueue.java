package org.netrospect.core.session;

/** Sessions in the order in which they were last moved to its end, linked through themselves. One thread. */
final class SessionQueue {
    private final Session ring = new Session(-1);

    SessionQueue() {
        ring.before = ring;
        ring.after = ring;
    }

    boolean isEmpty() {
        return ring.after == ring;
    }

    /** The one moved longest ago; only if not empty. */
    Session first() {
        return ring.after;
    }

    void add(Session session) {
        session.queue = this;
        Session last = ring.before;
        last.after = session;
        session.before = last;
        session.after = ring;
        ring.before = session;
    }

    /** Takes it out of whatever queue it is in. It then holds no other session: somebody may hold it for long. */
    static void remove(Session session) {
        session.before.after = session.after;
        session.after.before = session.before;
        session.before = session;
        session.after = session;
        session.queue = null;
    }

    /** Moves to the end one that is in this queue. */
    void touch(Session session) {
        if (session.after != ring) {
            remove(session);
            add(session);
        }
    }
}
