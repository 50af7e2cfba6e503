package org.netrospect.core.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.netrospect.core.packet.Datagram;

/**
 * Open sessions by addresses, ports and protocol, in either direction. Open addressing with linear probing; hashed
 * with a seed of its own, so that nobody can choose addresses that collide. Its order is never visible.
 */
final class SessionMap {
    /** Stands for no session. */
    static final Session NONE = new Session(-1);

    private Session[] table = new Session[256];
    private int size;
    private final long seed = ThreadLocalRandom.current().nextLong();

    int size() {
        return size;
    }

    /** Hash of a datagram's key, the same for both directions. */
    int hash(Datagram d, int sourcePort, int destinationPort) {
        long addresses = mix(d.sourceHigh * 31 + d.sourceLow ^ seed)
                + mix(d.destinationHigh * 31 + d.destinationLow ^ seed);
        long ports = (long) (sourcePort + destinationPort) << 32 | (long) (sourcePort ^ destinationPort) << 12
                | d.protocol;
        return (int) (mix(addresses ^ ports + seed) >>> 32);
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 32) * 0xD6E8FEB86659FD93L;
        z = (z ^ z >>> 29) * 0x9E3779B97F4A7C15L;
        return z ^ z >>> 32;
    }

    /**
     * The open session of a datagram.
     *
     * @param oneWay whether a datagram in the other direction would belong to another session
     * @return {@link #NONE} if there is none
     */
    Session find(Datagram d, int sourcePort, int destinationPort, boolean oneWay, int hash) {
        int mask = table.length - 1;
        for (int i = hash & mask;; i = i + 1 & mask) {
            Session s = table[i];
            if (s == null) {
                return NONE;
            }
            if (s.hash == hash && s.protocol == d.protocol && s.ipVersion == d.ipVersion
                    && (forward(s, d, sourcePort, destinationPort)
                            || !oneWay && backward(s, d, sourcePort, destinationPort))) {
                return s;
            }
        }
    }

    /** Whether the datagram goes from the session's client to its server. */
    static boolean forward(Session s, Datagram d, int sourcePort, int destinationPort) {
        return s.clientPort == sourcePort && s.serverPort == destinationPort && s.clientLow == d.sourceLow
                && s.serverLow == d.destinationLow && s.clientHigh == d.sourceHigh && s.serverHigh == d.destinationHigh;
    }

    private static boolean backward(Session s, Datagram d, int sourcePort, int destinationPort) {
        return s.clientPort == destinationPort && s.serverPort == sourcePort && s.clientLow == d.destinationLow
                && s.serverLow == d.sourceLow && s.clientHigh == d.destinationHigh && s.serverHigh == d.sourceHigh;
    }

    /** Adds a session whose hash is set. */
    void add(Session session) {
        if (++size * 2 > table.length) {
            Session[] old = table;
            table = new Session[old.length * 2];
            for (Session s : old) {
                if (s != null) {
                    place(s);
                }
            }
        }
        place(session);
    }

    private void place(Session session) {
        int mask = table.length - 1;
        int i = session.hash & mask;
        while (table[i] != null) {
            i = i + 1 & mask;
        }
        table[i] = session;
    }

    void remove(Session session) {
        int mask = table.length - 1;
        int hole = session.hash & mask;
        while (table[hole] != session) {
            hole = hole + 1 & mask;
        }
        size--;
        for (int i = hole + 1 & mask; table[i] != null; i = i + 1 & mask) {
            int home = table[i].hash & mask;
            if ((i - home & mask) >= (i - hole & mask)) {
                table[hole] = table[i];
                hole = i;
            }
        }
        table[hole] = null;
    }

    /** All of them, in no order; empties the map. */
    List<Session> takeAll() {
        List<Session> all = new ArrayList<>(size);
        for (Session s : table) {
            if (s != null) {
                all.add(s);
            }
        }
        Arrays.fill(table, null);
        size = 0;
        return all;
    }
}
