package org.netrospect.core.session;

import java.util.concurrent.TimeUnit;
import org.netrospect.core.Limits;
import org.netrospect.core.net.IpProtocol;

/**
 * When the sessions of a shard end by the time that passed, as the packets tell it. A single packet with an absurd time
 * does not end anything: the clock advances only to what two packets in a row agree on. One thread.
 */
final class SessionExpiry {
    /** A closed TCP session takes what comes late this long (nanoseconds). */
    static final long CLOSE_DELAY = TimeUnit.SECONDS.toNanos(5);
    /** The last acknowledgment of a closed session comes within this (nanoseconds), or hardly any more. */
    private static final long LAST_WORDS = TimeUnit.SECONDS.toNanos(1);
    /** A time this far from the packet's before is believed only if the next packet has it too. */
    private static final long ABSURD = TimeUnit.DAYS.toNanos(366);

    private final long tcpIdle;
    private final long otherIdle;
    private final SessionQueue tcp = new SessionQueue();
    private final SessionQueue other = new SessionQueue();
    private final SessionQueue closed = new SessionQueue();
    private boolean started;
    private long before;
    private long clock;
    private boolean plausible;
    /** Had the packet before: if its time was not believed then, but is now, it counts after all. */
    private Session latest = SessionMap.NONE;

    SessionExpiry(Limits limits) {
        tcpIdle = limits.tcpIdle();
        otherIdle = limits.otherIdle();
    }

    /**
     * A packet came.
     *
     * @return its time, or, where that is absurd, the shard's clock
     */
    long tick(long time) {
        if (!started) {
            started = true;
            clock = time;
            before = time;
        }
        long agreed = Math.min(before, time);
        boolean near = near(time, before);
        if (near && !near(agreed, clock)) {
            clock = agreed;
            latest.due = before;
        } else if (near && agreed > clock) {
            clock = agreed;
        }
        before = time;
        plausible = near(time, clock);
        return plausible ? Math.max(time, clock) : clock;
    }

    private static boolean near(long a, long b) {
        long distance = a - b;
        return distance < ABSURD && distance > -ABSURD;
    }

    void add(Session session) {
        (session.protocol == IpProtocol.TCP ? tcp : other).add(session);
    }

    /** It had a packet, the one of the last {@link #tick}. */
    void touch(Session session) {
        latest = session;
        if (session.queue != closed) {
            session.queue.touch(session);
        }
    }

    /** Its close is complete: it ends soon, whatever still comes. */
    void closed(Session session) {
        SessionQueue.remove(session);
        closed.add(session);
    }

    /** Whether a packet of this time comes too late for an open session. */
    boolean isOver(Session session, long time) {
        if (!plausible) {
            return false;
        }
        if (session.queue == closed) {
            return time - session.tcp.closedSince() >= CLOSE_DELAY;
        }
        return time - session.lastTime >= idle(session);
    }

    private long idle(Session session) {
        return session.queue == tcp ? tcpIdle : otherIdle;
    }

    /** Ends what is over by now. */
    void sweep(SessionTable table, ShardOutput out) {
        while (!closed.isEmpty() && clock - closed.first().tcp.closedSince() >= CLOSE_DELAY) {
            table.end(closed.first(), out);
        }
        while (!tcp.isEmpty() && clock - tcp.first().due >= tcpIdle) {
            table.end(tcp.first(), out);
        }
        while (!other.isEmpty() && clock - other.first().due >= otherIdle) {
            table.end(other.first(), out);
        }
    }

    /** The one that is missed least; only if there is any session. */
    Session longestIdle() {
        boolean open = !tcp.isEmpty() || !other.isEmpty();
        if (!closed.isEmpty() && (!open || clock - closed.first().tcp.closedSince() >= LAST_WORDS)) {
            return closed.first();
        }
        if (tcp.isEmpty()) {
            return other.first();
        }
        return other.isEmpty() || tcp.first().due <= other.first().due ? tcp.first() : other.first();
    }
}
