package org.netrospect.core.session;

import org.netrospect.core.session.TcpEndpoint.State;

/** How a TCP session closes: a side that has closed may still lack bytes, and closes when they have come. */
final class TcpClosing {
    private static final long NOT_YET = -1;

    private final TcpConnection connection;
    private boolean deferred;
    private long since = NOT_YET;

    TcpClosing(TcpConnection connection) {
        this.connection = connection;
    }

    /** Time at which it was complete, or -1. */
    long since() {
        return since;
    }

    /** Ends a side that is over, if nothing of it is missing any more. */
    void check(TcpEndpoint side, TcpEndpoint peer, long time) {
        boolean over = side.fins > 0 || side.state == State.CLOSED || side.state == State.RESET;
        if (!side.ended && over && !side.pending(peer)) {
            connection.end(side);
            if (deferred) {
                close(side, peer, time);
                deferred = false;
            }
        }
    }

    void close(TcpEndpoint side, TcpEndpoint peer, long time) {
        deferred = side.pending(peer);
        if (deferred || side.closed) {
            return;
        }
        side.closed = true;
        if (side.state == State.RESET || peer.closed || peer.state == State.INACTIVE) {
            since = time;
        }
    }
}
