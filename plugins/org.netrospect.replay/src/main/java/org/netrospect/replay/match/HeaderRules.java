package org.netrospect.replay.match;

import java.util.Arrays;
import org.netrospect.core.packet.Datagram;
import org.netrospect.core.session.Session;

/**
 * Rules without payload that can hold in one session, by side: most are about other addresses or ports, which is found
 * out once and not with every packet. One thread.
 */
final class HeaderRules {
    private static final int[] NONE = {};
    private static final int[] UNKNOWN = {};

    private final CompiledRules rules;
    private final Session session;
    private final Conditions conditions;
    private final boolean[] hostsDone = new boolean[2];
    private int[] fromClient = UNKNOWN;
    private int[] fromServer = UNKNOWN;
    private int clientPort;
    private long clientLow;

    HeaderRules(CompiledRules rules, Session session, Conditions conditions) {
        this.rules = rules;
        this.session = session;
        this.conditions = conditions;
    }

    /** Adds the rules that a packet may meet; those that ask of hosts alone with the first of each side. */
    void candidates(Datagram d, boolean client, Candidates into) {
        int side = client ? 0 : 1;
        if (!hostsDone[side]) {
            hostsDone[side] = true;
            rules.hostsOnly(d.protocol).candidates(d.ipVersion, d.sourceLow, d.destinationLow, into);
        }
        into.add(of(d.protocol, client));
    }

    private int[] of(int protocol, boolean client) {
        if (session.clientPort() != clientPort || session.clientLow() != clientLow) {
            // client and server were taken for each other
            clientPort = session.clientPort();
            clientLow = session.clientLow();
            fromClient = UNKNOWN;
            fromServer = UNKNOWN;
        }
        int[] known = client ? fromClient : fromServer;
        if (known == UNKNOWN) {
            known = found(protocol, client);
            if (client) {
                fromClient = known;
            } else {
                fromServer = known;
            }
        }
        return known;
    }

    private int[] found(int protocol, boolean client) {
        int[] all = rules.headersOnly(protocol);
        int[] some = new int[all.length];
        int count = 0;
        for (int rule : all) {
            if (conditions.canHold(rules.rules()[rule], client)) {
                some[count++] = rule;
            }
        }
        return count == 0 ? NONE : Arrays.copyOf(some, count);
    }
}
