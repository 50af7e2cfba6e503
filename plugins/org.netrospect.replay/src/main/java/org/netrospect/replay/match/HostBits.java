package org.netrospect.replay.match;

import java.util.Map;
import org.netrospect.core.RecentMap;
import org.netrospect.replay.rule.StateStep;
import org.netrospect.replay.rule.StateStep.BitAction;

/** Bits of hosts and pairs of hosts, with their ends, by event time. One thread. */
final class HostBits {
    /** Bits kept: the one used longest ago is forgotten for a new one. */
    static final int MOST = 1 << 18;
    private static final long SECOND = 1_000_000_000L;

    private final Map<Hosts, Long> ends = RecentMap.byAccess(MOST);

    private static Hosts hosts(StateStep.HostBit bit, Alert alert) {
        return switch (bit.owner()) {
            case SOURCE -> Hosts.source(bit.name(), alert);
            case DESTINATION -> Hosts.destination(bit.name(), alert);
            case PAIR -> Hosts.pair(bit.name(), alert.session());
        };
    }

    boolean holds(StateStep.HostBit bit, Alert alert) {
        return !bit.asks() || isSet(hosts(bit, alert), alert.at().time()) == (bit.action() == BitAction.IS_SET);
    }

    private boolean isSet(Hosts hosts, long now) {
        Long end = ends.get(hosts);
        return end != null && now <= end;
    }

    void apply(StateStep.HostBit bit, Alert alert) {
        Hosts hosts = hosts(bit, alert);
        long now = alert.at().time();
        boolean set = bit.action() == BitAction.SET || bit.action() == BitAction.TOGGLE && !isSet(hosts, now);
        if (set) {
            ends.put(hosts, bit.seconds() == 0 ? Long.MAX_VALUE : now + bit.seconds() * SECOND);
        } else if (!bit.asks()) {
            ends.remove(hosts);
        }
    }
}
