package org.netrospect.protocols.http;

import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.table.Tables;

/** Tells the exchanges of a session, and what stands in them of users and software; once each. */
public final class Exchanges {
    private final SessionContext context;
    private final String protocol;
    private final EventKind kind;
    private final Credentials credentials;
    private final Products products;
    private final Buffers buffers;

    /** @param protocol {@code http} or {@code http2} */
    public Exchanges(SessionContext context, String protocol) {
        this.context = context;
        this.protocol = protocol;
        kind = EventKind.of(protocol, "exchange", Tables.HTTP);
        credentials = new Credentials(context, protocol);
        products = new Products(context, protocol);
        buffers = new Buffers(context.inspection());
    }

    /** Tells an exchange of which nothing more comes. */
    public void tell(Exchange exchange, boolean requestFromClient) {
        Details details = new Details();
        exchange.request().ifPresent(head -> {
            details.put("method", head.method()).put("host", FileNames.text(exchange.host()))
                    .put("uri", FileNames.text(head.target())).put("version", head.version())
                    .put("user_agent", text(head, "user-agent")).put("referer", text(head, "referer"))
                    .put("request_type", text(head, "content-type"))
                    .put("range", text(head, "range")).put("x_forwarded_for", text(head, "x-forwarded-for"));
            details.put("priority", FileNames.text(exchange.priority()));
            if (exchange.isPushed()) {
                details.put("pushed", true);
            }
            exchange.requestBody().ifPresent(body -> details.put("request_bytes", body.length()));
        });
        exchange.response().ifPresent(head -> {
            if (exchange.request().isEmpty()) {
                details.put("version", head.version());
            }
            details.put("status", head.status()).put("response_type", text(head, "content-type"))
                    .put("location", text(head, "location"))
                    .put("disposition", text(head, "content-disposition"))
                    .put("content_encoding", text(head, "content-encoding"));
        });
        exchange.responseBody().ifPresent(body -> details.put("response_bytes", body.length()));
        context.event(exchange.begin(), kind, subject(exchange), details);
        credentials.tell(exchange);
        products.tell(exchange, requestFromClient);
        if (context.inspection().wanted()) {
            buffers.show(exchange, requestFromClient);
            context.inspection().transactionEnd(protocol, exchange.number());
        }
    }

    private static String text(Head head, String name) {
        return FileNames.text(head.value(name));
    }

    private static String subject(Exchange exchange) {
        if (exchange.request().isEmpty()) {
            return exchange.response().map(Head::startLine).orElse("");
        }
        String target = FileNames.text(exchange.target());
        String place = target.startsWith("/") ? FileNames.text(exchange.host()) + target : target;
        return exchange.method() + " " + place;
    }
}
