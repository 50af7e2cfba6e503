package org.netrospect.replay.match;

import org.netrospect.core.packet.Datagram;

/** Rules without payload that can hold in one session. One thread. */
final class HeaderRules {
    private final CompiledRules rules;
    private final boolean[] hostsDone = new boolean[2];

    HeaderRules(CompiledRules rules) {
        this.rules = rules;
    }

    /** Adds the rules that a packet may meet; those that ask of hosts alone with the first of each side. */
    void candidates(Datagram d, boolean client, Fitting fitting, Candidates into) {
        int side = client ? 0 : 1;
        if (!hostsDone[side]) {
            hostsDone[side] = true;
            rules.hostsOnly(d.protocol).candidates(d.ipVersion, d.sourceLow, d.destinationLow, into);
        }
        into.add(fitting.headersOnly());
    }
}
