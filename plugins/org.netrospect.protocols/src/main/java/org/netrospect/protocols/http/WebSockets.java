package org.netrospect.protocols.http;

import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Reads what became a WebSocket by other ways than the upgrade of HTTP/1.1. */
public final class WebSockets {
    private WebSockets() {
    }

    /** @param exchange that asked for it, with its answer */
    public static Analyzer reader(SessionContext context, Exchange exchange, boolean requestFromClient) {
        return new WebSocketSession(context, exchange, requestFromClient);
    }
}
