package org.netrospect.core.session;

/**
 * A session that goes on, as it stood at a moment: made on the session's thread between two packets, so that others can
 * read it while the session counts on.
 *
 * @param session itself; of others than its own thread only its id, and whether it is over, may be asked, by the sink's
 * @param then what was counted by that moment; without an id, places of packets, or a state, which only its end gives
 */
public record OpenSession(Session session, Session then) {
    /** As it stands now. On the session's thread. */
    static OpenSession of(Session s) {
        Session then = new Session(s.order);
        then.capture = s.capture;
        then.firstPacket = s.firstPacket;
        then.depth = s.depth;
        then.ipVersion = s.ipVersion;
        then.clientHigh = s.clientHigh;
        then.clientLow = s.clientLow;
        then.serverHigh = s.serverHigh;
        then.serverLow = s.serverLow;
        then.clientPort = s.clientPort;
        then.serverPort = s.serverPort;
        then.protocol = s.protocol;
        then.clientMac = s.clientMac;
        then.serverMac = s.serverMac;
        then.encapsulation = s.encapsulation;
        then.firstTime = s.firstTime;
        then.lastTime = s.lastTime;
        then.clientPackets = s.clientPackets;
        then.serverPackets = s.serverPackets;
        then.clientBytes = s.clientBytes;
        then.serverBytes = s.serverBytes;
        then.clientTtl = s.clientTtl;
        then.serverTtl = s.serverTtl;
        then.service = s.service;
        for (char letter : s.history().toCharArray()) {
            then.letters.add(letter);
        }
        return new OpenSession(s, then);
    }

    /** Number of the session within the case. On the sink's thread. */
    public long id() {
        return session.id();
    }

    /** Whether it has ended meanwhile. On the sink's thread. */
    public boolean over() {
        return session.isOver();
    }
}
