package org.netrospect.core.session;

import org.netrospect.core.packet.Datagram;

/** Sees every packet of one session, before its bytes are put in order. One instance a session, its thread. */
@FunctionalInterface
public interface PacketObserver {
    /** @param d borrowed: valid during the call */
    void packet(Datagram d, boolean fromClient);
}
