package org.netrospect.protocols.http;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/**
 * One session of HTTP/1: pairs the responses with the requests, in order, and hands over to another reader where the
 * two sides agree on another protocol.
 */
final class HttpSession implements Analyzer {
    /** Requests that wait for their response; beyond, the oldest is told as unanswered. */
    private static final int MOST_WAITING = 1000;
    /** Bytes of the client that wait for the answer to CONNECT or Upgrade. */
    private static final int MOST_HELD = 1 << 16;

    private final SessionContext context;
    private final HttpUpgrades upgrades;
    private final Exchanges exchanges;
    private final Deque<Exchange> waiting = new ArrayDeque<>();
    private final MessageReader requests = new MessageReader(true, new Requests());
    private final MessageReader responses = new MessageReader(false, new Responses());
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(0);
    private Optional<Exchange> asking = Optional.empty();
    private Optional<Exchange> answering = Optional.empty();
    private Optional<Analyzer> other = Optional.empty();
    /** Whether the side that the session calls its server asks: its beginning is missing. */
    private boolean turned;
    private boolean begun;
    private long number;
    private int ends;

    HttpSession(SessionContext context, HttpUpgrades upgrades) {
        this.context = context;
        this.upgrades = upgrades;
        exchanges = new Exchanges(context, "http");
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        if (other.isPresent()) {
            other.get().data(fromClient, bytes);
            return;
        }
        if (!begun) {
            begun = true;
            turned = StartLines.response(bytes) == StartLines.Look.YES == fromClient
                    && (fromClient || StartLines.request(bytes) == StartLines.Look.YES);
        }
        boolean asks = fromClient != turned;
        (asks ? responses : requests).otherSpeaks();
        int read = (asks ? requests : responses).read(bytes);
        if (read < bytes.length()) {
            rest(fromClient, asks, bytes.slice(read, bytes.length() - read));
        }
    }

    private void rest(boolean fromClient, boolean asks, ByteWindow bytes) {
        if (other.isPresent()) {
            other.get().data(fromClient, bytes);
        } else if (asks && requests.isHeld()) {
            held.write(bytes.array(), bytes.arrayOffset(), bytes.length());
            if (held.size() > MOST_HELD) {
                unanswered();
            }
        }
    }

    /** The answer to CONNECT or Upgrade does not come: what the client says goes on without it. */
    private void unanswered() {
        Optional<Exchange> asked = Optional.ofNullable(waiting.peekLast());
        if (asked.isPresent() && asked.get().method().equals("CONNECT")) {
            context.service("connect");
            switchTo(context.inner(IpProtocol.TCP));
        } else {
            goOn();
        }
    }

    /** The client's bytes that waited are read as HTTP. */
    private void goOn() {
        requests.release();
        giveHeld(this);
    }

    private void switchTo(Analyzer analyzer) {
        other = Optional.of(analyzer);
        giveHeld(analyzer);
    }

    private void giveHeld(Analyzer analyzer) {
        byte[] bytes = held.toByteArray();
        held.reset();
        if (bytes.length > 0) {
            analyzer.data(!turned, new ByteWindow(bytes, 0, bytes.length));
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        boolean asks = fromClient != turned;
        if (other.isEmpty() && asks && requests.isHeld()) {
            unanswered();
        }
        if (other.isPresent()) {
            other.get().gap(fromClient, length);
        } else {
            (asks ? requests : responses).gap(length);
        }
    }

    @Override
    public void end(boolean fromClient) {
        ends++;
        if (other.isPresent()) {
            other.get().end(fromClient);
        } else if (fromClient == turned) {
            responses.end();
            if (requests.isHeld()) {
                goOn();
            }
        } else if (!requests.isHeld()) {
            requests.end();
        }
        if (ends == 2) {
            asking.ifPresent(exchange -> exchange.requestBody().ifPresent(body -> body.end(false)));
            asking = Optional.empty();
            waiting.forEach(exchange -> exchanges.tell(exchange, !turned));
            waiting.clear();
        }
    }

    @Override
    public boolean resting() {
        return other.isPresent() ? other.get().resting()
                : asking.isEmpty() && answering.isEmpty() && waiting.isEmpty() && requests.rests() && responses.rests();
    }

    private Source source(Exchange exchange, boolean ofRequest, int status) {
        return new Source("http", ofRequest != turned, exchange.host(), exchange.target(), status);
    }

    private void over(Exchange exchange) {
        if (exchange.isOver()) {
            exchanges.tell(exchange, !turned);
        }
    }

    /** Reads what is asked. */
    private final class Requests implements MessageListener {
        @Override
        public long head(Head head) {
            Exchange exchange = new Exchange(number++, context.mark());
            asking = Optional.of(exchange);
            waiting.add(exchange);
            if (waiting.size() > MOST_WAITING) {
                Exchange oldest = waiting.remove();
                oldest.responseOver();
                over(oldest);
            }
            Framing.check(context, head);
            long framing = Framing.ofRequest(head);
            exchange.request(head, new Body(context, new Source("http", !turned, head.value("host"), head.target(), 0),
                    head, framing));
            if (head.method().equals("CONNECT") || head.has("upgrade")) {
                requests.hold();
            }
            return head.method().equals("CONNECT") ? 0 : framing;
        }

        @Override
        public boolean headless() {
            return false;
        }

        @Override
        public void body(ByteWindow bytes) {
            asking.flatMap(Exchange::requestBody).ifPresent(body -> body.data(bytes));
        }

        @Override
        public void bodyGap(long length) {
            asking.flatMap(Exchange::requestBody).ifPresent(body -> body.gap(length));
        }

        @Override
        public void trailers(Head trailers) {
            // nothing that is told stands in the trailers of a request
        }

        @Override
        public void messageEnd(boolean whole) {
            asking.ifPresent(exchange -> {
                exchange.requestBody().ifPresent(body -> body.end(whole));
                exchange.requestOver();
                over(exchange);
            });
            asking = Optional.empty();
        }

        @Override
        public void irregular(String what, String detail) {
            context.irregularity(what, detail);
        }
    }

    /** Reads what is answered. */
    private final class Responses implements MessageListener {
        @Override
        public long head(Head head) {
            int status = head.status();
            boolean body = Framing.tellsBody(head);
            boolean interim = status / 100 == 1 && status != 101 && !body;
            if (interim) {
                return 0;
            }
            Exchange exchange = Optional.ofNullable(waiting.poll()).orElseGet(this::unasked);
            answering = Optional.of(exchange);
            Framing.check(context, head);
            boolean tunnel = exchange.method().equals("CONNECT") && status / 100 == 2;
            if (status == 101 && head.value("upgrade").equalsIgnoreCase("h2c")) {
                // its response is still to come, in the other protocol
                answering = Optional.empty();
                switchTo(upgrades.http2(context, exchange, !turned));
                return Framing.OTHER_PROTOCOL;
            }
            long framing = tunnel ? 0 : Framing.ofResponse(head, exchange.method());
            exchange.response(head, new Body(context, source(exchange, false, status), head, framing));
            if (tunnel) {
                answered(exchange);
                switchTo(context.inner(IpProtocol.TCP));
                return Framing.OTHER_PROTOCOL;
            }
            if (status == 101 && !body) {
                return upgraded(exchange, head);
            }
            return framing;
        }

        private Exchange unasked() {
            Exchange exchange = new Exchange(number++, context.mark());
            exchange.requestOver();
            return exchange;
        }

        private void answered(Exchange exchange) {
            exchange.responseOver();
            over(exchange);
            answering = Optional.empty();
        }

        private long upgraded(Exchange exchange, Head head) {
            answered(exchange);
            boolean webSocket = head.value("upgrade").equalsIgnoreCase("websocket");
            switchTo(webSocket ? new WebSocketSession(context, exchange, !turned)
                    : context.inner(IpProtocol.TCP));
            return Framing.OTHER_PROTOCOL;
        }

        @Override
        public boolean headless() {
            Optional<Exchange> asked = Optional.ofNullable(waiting.poll());
            asked.ifPresent(exchange -> {
                context.irregularity("response without a head", "A server answers with a body alone, as HTTP/0.9 did.");
                exchange.response(new Body(context, source(exchange, false, 0), Head.NONE, Framing.UNTIL_END));
                answering = asked;
            });
            return asked.isPresent();
        }

        @Override
        public void body(ByteWindow bytes) {
            answering.flatMap(Exchange::responseBody).ifPresent(body -> body.data(bytes));
        }

        @Override
        public void bodyGap(long length) {
            answering.flatMap(Exchange::responseBody).ifPresent(body -> body.gap(length));
        }

        @Override
        public void trailers(Head trailers) {
            answering.ifPresent(exchange -> exchange.trailers(trailers));
        }

        @Override
        public void messageEnd(boolean whole) {
            answering.ifPresent(exchange -> {
                exchange.responseBody().ifPresent(body -> body.end(whole));
                answered(exchange);
            });
            if (requests.isHeld() && other.isEmpty() && waiting.isEmpty()) {
                goOn();
            }
        }

        @Override
        public void irregular(String what, String detail) {
            context.irregularity(what, detail);
        }
    }
}
