package org.netrospect.protocols.http;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** A session after its upgrade to WebSocket (RFC 6455): an event for each message, a file for each binary one. */
final class WebSocketSession implements Analyzer {
    private final WebSocketReader client;
    private final WebSocketReader server;

    WebSocketSession(SessionContext context, Exchange exchange, boolean requestFromClient) {
        context.service("websocket");
        String extensions = exchange.response().map(head -> String.join(",", head.values("sec-websocket-extensions")))
                .orElse("");
        boolean deflated = extensions.contains("permessage-deflate");
        WebSocketReader asking = new WebSocketReader(context, source(exchange, requestFromClient), deflated,
                extensions.contains("client_no_context_takeover"));
        WebSocketReader answering = new WebSocketReader(context, source(exchange, !requestFromClient), deflated,
                extensions.contains("server_no_context_takeover"));
        client = requestFromClient ? asking : answering;
        server = requestFromClient ? answering : asking;
    }

    private static Source source(Exchange exchange, boolean fromClient) {
        return new Source("websocket", fromClient, exchange.host(), exchange.target(), 0);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        (fromClient ? client : server).read(bytes);
    }

    @Override
    public void gap(boolean fromClient, long length) {
        (fromClient ? client : server).gap(length);
    }

    @Override
    public void end(boolean fromClient) {
        (fromClient ? client : server).end();
    }
}
