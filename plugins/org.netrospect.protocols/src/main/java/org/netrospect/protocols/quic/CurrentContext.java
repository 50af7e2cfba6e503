package org.netrospect.protocols.quic;

import org.netrospect.core.session.ForwardedContext;
import org.netrospect.core.session.SessionContext;

/** The session in which the last packet of a connection came. */
final class CurrentContext extends ForwardedContext {
    private SessionContext now;

    CurrentContext(SessionContext now) {
        this.now = now;
    }

    void become(SessionContext other) {
        now = other;
    }

    boolean is(SessionContext other) {
        return now == other;
    }

    @Override
    protected SessionContext to() {
        return now;
    }
}
