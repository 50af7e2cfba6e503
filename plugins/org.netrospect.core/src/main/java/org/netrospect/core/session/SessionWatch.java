package org.netrospect.core.session;

import java.util.Optional;

/** Sees all of one session: its packets, its streams, and what the analyzer of its protocol shows. One thread. */
public interface SessionWatch extends Inspection, PacketObserver {
    /** Joins the session's context, through which it tells what it finds; called again with the same one. */
    SessionWatch in(SessionContext context);

    /** Sees the streams, and passes them on to the analyzer of the protocol. */
    Analyzer around(Optional<Analyzer> protocol);
}
