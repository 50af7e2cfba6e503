package org.netrospect.replay.match;

import java.util.Map;
import org.netrospect.core.RecentMap;
import org.netrospect.replay.rule.Counting;

/** Counts matches for thresholds, by event time. One thread. */
final class Counters {
    /** Counters kept: the one used longest ago is forgotten for a new one. */
    static final int MOST = 1 << 18;
    private static final long SECOND = 1_000_000_000L;

    private final Map<Hosts, Counter> counters = RecentMap.byAccess(MOST);

    private static final class Counter {
        private long begin;
        private int capture;
        private long count;
    }

    /** Counts a match and says whether it becomes an alert. */
    boolean allow(long owner, Counting counting, Alert alert) {
        Hosts hosts = switch (counting.track()) {
            case SOURCE -> Hosts.source(owner, alert);
            case DESTINATION -> Hosts.destination(owner, alert);
            case PAIR -> Hosts.pair(owner, alert.session());
            case RULE -> Hosts.nobody(owner);
            case SESSION -> Hosts.session(owner, alert.session());
        };
        long now = alert.at().time();
        Counter counter = counters.get(hosts);
        if (counter == null) {
            counter = new Counter();
            counter.begin = now;
            counter.capture = alert.at().capture();
            counters.put(hosts, counter);
        }
        return count(counter, counting, now, alert.at().capture());
    }

    private static boolean count(Counter c, Counting counting, long now, int capture) {
        // within a capture a time before the window's begin is no end of it, as in Suricata: files were joined, or a
        // clock was set; a capture that was recorded beside the one before it has windows of its own
        boolean over = now - c.begin > counting.seconds() * SECOND || now < c.begin && c.capture != capture;
        if (over) {
            c.begin = now;
            c.capture = capture;
            c.count = 0;
        }
        c.count++;
        return switch (counting.kind()) {
            case LIMIT -> c.count <= counting.count();
            case THRESHOLD -> {
                boolean full = c.count >= counting.count();
                if (full) {
                    c.count = 0;
                }
                yield full;
            }
            case BOTH -> c.count == counting.count();
            case FILTER -> c.count > counting.count();
            case SUPPRESS -> false;
        };
    }
}
