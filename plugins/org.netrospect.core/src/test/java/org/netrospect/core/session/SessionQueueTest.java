package org.netrospect.core.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SessionQueueTest {
    private final SessionQueue queue = new SessionQueue();
    private final Session first = new Session(1);
    private final Session second = new Session(2);

    @Test
    void givesTheOneMovedLongestAgo() {
        queue.add(first);
        queue.add(second);
        queue.touch(first);
        assertSame(second, queue.first());
        SessionQueue.remove(second);
        assertSame(first, queue.first());
    }

    @Test
    void leavesNoWayFromOneThatWasTakenOutToThoseThatFollowed() {
        queue.add(first);
        queue.add(second);
        SessionQueue.remove(first);
        assertSame(first, first.after);
        assertSame(first, first.before);
    }

    @Test
    void mayBeAskedToTakeOneOutAgain() {
        queue.add(first);
        queue.add(second);
        SessionQueue.remove(first);
        SessionQueue.remove(first);
        assertFalse(queue.isEmpty());
        SessionQueue.remove(second);
        assertTrue(queue.isEmpty());
    }
}
