package org.netrospect.replay.match;

import java.util.Arrays;
import org.netrospect.core.session.Session;

/** What fits one session, found out once for each side, and again if client and server were taken for each other. */
final class SessionFittings {
    private final Fitting[] known = new Fitting[4];
    private int clientPort;
    private long clientLow;

    Fitting of(Session session, boolean fromClient, boolean request, Fittings all) {
        if (session.clientPort() != clientPort || session.clientLow() != clientLow) {
            clientPort = session.clientPort();
            clientLow = session.clientLow();
            Arrays.fill(known, null);
        }
        int side = (fromClient ? 1 : 0) + (request ? 2 : 0);
        if (known[side] == null) {
            known[side] = all.of(session, fromClient, request);
        }
        return known[side];
    }
}
