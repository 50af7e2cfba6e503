package org.netrospect.core.session;

import org.netrospect.core.packet.Datagram;

/** Sees every packet of one session, before its bytes are put in order. One instance a session, its thread. */
public interface PacketObserver {
    /** @param d borrowed: valid during the call */
    void packet(Datagram d, boolean fromClient);

    /** The same packet, after its bytes were put in order and given to the analyzer. */
    default void processed(Datagram d, boolean fromClient) {
        // few care
    }

    /** The session is over, and its files are told. */
    default void ended() {
        // few care
    }
}
