package org.netrospect.replay.match;

import org.netrospect.core.session.Session;

/**
 * Addresses for which something is counted together.
 *
 * @param owner rule, bit, or whatever else the same hosts may be counted for
 */
record Hosts(Object owner, int version, long high, long low, long otherHigh, long otherLow) {
    static Hosts source(Object owner, Alert alert) {
        return one(owner, alert.session(), alert.fromClient());
    }

    static Hosts destination(Object owner, Alert alert) {
        return one(owner, alert.session(), !alert.fromClient());
    }

    private static Hosts one(Object owner, Session s, boolean client) {
        return client ? new Hosts(owner, s.ipVersion(), s.clientHigh(), s.clientLow(), 0, 0)
                : new Hosts(owner, s.ipVersion(), s.serverHigh(), s.serverLow(), 0, 0);
    }

    /** Both, whoever is which. */
    static Hosts pair(Object owner, Session s) {
        int byHigh = Long.compareUnsigned(s.clientHigh(), s.serverHigh());
        boolean first = byHigh != 0 ? byHigh < 0 : Long.compareUnsigned(s.clientLow(), s.serverLow()) < 0;
        return first
                ? new Hosts(owner, s.ipVersion(), s.clientHigh(), s.clientLow(), s.serverHigh(), s.serverLow())
                : new Hosts(owner, s.ipVersion(), s.serverHigh(), s.serverLow(), s.clientHigh(), s.clientLow());
    }

    static Hosts nobody(Object owner) {
        return new Hosts(owner, 0, 0, 0, 0, 0);
    }

    /** A session in place of hosts. */
    static Hosts session(Object owner, Session s) {
        return new Hosts(owner, 1, s.capture(), s.firstPacket(), s.clientPort(), s.clientLow());
    }
}
