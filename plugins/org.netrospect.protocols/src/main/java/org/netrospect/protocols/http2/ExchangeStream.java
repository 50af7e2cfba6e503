package org.netrospect.protocols.http2;

import java.util.Optional;
import org.netrospect.core.session.Analyzer;
import org.netrospect.protocols.http.Body;
import org.netrospect.protocols.http.Exchange;

/** One stream: its exchange, and how far each side has come. */
final class ExchangeStream {
    private final Exchange exchange;
    private Optional<Analyzer> tunnel = Optional.empty();
    private String extended = "";

    ExchangeStream(Exchange exchange) {
        this.exchange = exchange;
    }

    Exchange exchange() {
        return exchange;
    }

    /** The body of the side that asks, or of the other. */
    Optional<Body> body(boolean asks) {
        return asks ? exchange.requestBody() : exchange.responseBody();
    }

    /** Who reads what CONNECT made a way for (RFC 9113, section 8.5). */
    Optional<Analyzer> tunnel() {
        return tunnel;
    }

    void tunnel(Analyzer analyzer) {
        tunnel = Optional.of(analyzer);
    }

    /** The protocol that an extended CONNECT asked for (RFC 8441, section 4); "" for none. */
    String extended() {
        return extended;
    }

    void extended(String name) {
        extended = name;
    }

    /** A side has said its last. @return whether both have */
    boolean over(boolean asks, boolean whole) {
        boolean already = asks ? exchange.isRequestOver() : exchange.isResponseOver();
        if (!already) {
            tunnel.ifPresent(analyzer -> analyzer.end(asks));
            body(asks).ifPresent(body -> body.end(whole));
            if (asks) {
                exchange.requestOver();
            } else {
                exchange.responseOver();
            }
        }
        return exchange.isOver();
    }
}
