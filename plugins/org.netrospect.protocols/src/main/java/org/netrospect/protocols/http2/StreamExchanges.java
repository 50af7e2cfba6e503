package org.netrospect.protocols.http2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.http.Body;
import org.netrospect.protocols.http.Exchange;
import org.netrospect.protocols.http.Exchanges;
import org.netrospect.protocols.http.Head;
import org.netrospect.protocols.http.Source;
import org.netrospect.protocols.http.WebSockets;

/** The exchanges of a session of HTTP/2 or HTTP/3, one for each of its streams. One thread. */
public final class StreamExchanges {
    /** Streams under way at a time; beyond, the oldest is told as it is. */
    private static final int MOST_STREAMS = 1000;

    private final SessionContext context;
    private final String protocol;
    private final String version;
    private final boolean turned;
    private final Exchanges exchanges;
    private final Map<Long, ExchangeStream> streams = new LinkedHashMap<>();
    /** Streams that were closed lately: what comes of them after is no stream of its own. */
    private final Set<Long> closed = new LinkedHashSet<>();
    private long number;

    /**
     * @param protocol {@code http2}, {@code http3}
     * @param version as a start line has it: {@code HTTP/2}
     * @param turned whether the session's server is the one that asks
     */
    public StreamExchanges(SessionContext context, String protocol, String version, boolean turned) {
        this.context = context;
        this.protocol = protocol;
        this.version = version;
        this.turned = turned;
        exchanges = new Exchanges(context, protocol);
    }

    /** The exchange of a stream whose request came before in another form. */
    void first(long id, Exchange exchange) {
        streams.put(id, new ExchangeStream(exchange));
        number = exchange.number() + 1;
    }

    /** Tells all that is under way, as far as it came. */
    public void end() {
        List<ExchangeStream> left = new ArrayList<>(streams.values());
        streams.clear();
        left.forEach(this::tell);
    }

    private void tell(ExchangeStream stream) {
        stream.over(true, false);
        stream.over(false, false);
        exchanges.tell(stream.exchange(), !turned);
    }

    /** The stream of a number, a new one if it is not known. */
    private ExchangeStream stream(long id) {
        ExchangeStream known = streams.get(id);
        if (known != null) {
            return known;
        }
        if (streams.size() >= MOST_STREAMS) {
            long oldest = streams.keySet().iterator().next();
            ExchangeStream full = streams.get(oldest);
            close(oldest);
            tell(full);
        }
        ExchangeStream stream = new ExchangeStream(new Exchange(number++, context.mark()));
        streams.put(id, stream);
        return stream;
    }

    private void close(long id) {
        streams.remove(id);
        if (closed.size() == MOST_STREAMS) {
            closed.remove(closed.iterator().next());
        }
        closed.add(id);
    }

    /** A side of a stream has said its last. */
    void over(long id, boolean asks) {
        over(id, asks, true);
    }

    /** The same. @param whole whether it was not broken off */
    public void over(long id, boolean asks, boolean whole) {
        ExchangeStream stream = streams.get(id);
        if (stream != null && stream.over(asks, whole)) {
            close(id);
            exchanges.tell(stream.exchange(), !turned);
        }
    }

    /** A stream was broken off. */
    void reset(long id) {
        ExchangeStream ended = streams.get(id);
        if (ended != null) {
            close(id);
            tell(ended);
        }
    }

    /** How much a stream counts beside others, as far as it is under way. */
    public void priority(long id, String priority) {
        ExchangeStream stream = streams.get(id);
        if (stream != null) {
            stream.exchange().priority(priority);
        }
    }

    /** A request that the server makes in the client's stead (RFC 9113, section 8.4). */
    public void promise(long id, List<Field> fields) {
        ExchangeStream pushed = stream(id);
        pushed.exchange().pushed();
        request(pushed, new FieldList(fields));
        pushed.over(true, true);
    }

    /** The fields of a message, or those behind its body. @param asks whether they are of the side that asks */
    public void fields(long id, boolean asks, List<Field> fields) {
        if (closed.contains(id)) {
            return;
        }
        ExchangeStream stream = stream(id);
        FieldList list = new FieldList(fields);
        if (stream.body(asks).isPresent()) {
            stream.exchange().trailers(Head.of("", list.lines()));
        } else if (asks) {
            request(stream, list);
        } else {
            response(stream, list);
        }
    }

    private void request(ExchangeStream stream, FieldList fields) {
        String method = fields.pseudo(":method");
        String authority = fields.pseudo(":authority");
        String extended = fields.pseudo(":protocol");
        String target = method.equals("CONNECT") && extended.isEmpty() ? authority : fields.pseudo(":path");
        List<String> lines = fields.lines();
        if (!authority.isEmpty() && !fields.has("host")) {
            lines.add(0, "host: " + authority);
        }
        Head head = Head.of(method + " " + target + " " + version, lines);
        Source source = new Source(protocol, !turned, head.value("host"), target, 0);
        stream.exchange().request(head, new Body(context, source, head, FieldList.contentLength(head)));
        stream.extended(extended);
    }

    private void response(ExchangeStream stream, FieldList fields) {
        String status = fields.pseudo(":status");
        if (status.startsWith("1")) {
            return;
        }
        Head head = Head.of(version + " " + status, fields.lines());
        Exchange exchange = stream.exchange();
        Source source = new Source(protocol, turned, exchange.host(), exchange.target(), head.status());
        exchange.response(head, new Body(context, source, head, FieldList.contentLength(head)));
        if (exchange.method().equals("CONNECT") && status.startsWith("2")) {
            // RFC 8441 and RFC 9220 make WebSockets of streams
            stream.tunnel(stream.extended().equals("websocket") ? WebSockets.reader(context, exchange, !turned)
                    : context.inner(IpProtocol.TCP));
        }
    }

    /** Bytes of a body. @param bytes borrowed */
    public void data(long id, boolean asks, ByteWindow bytes) {
        ExchangeStream stream = streams.get(id);
        if (stream != null && stream.tunnel().isPresent()) {
            stream.tunnel().get().data(asks != turned, bytes);
        } else if (stream != null) {
            stream.body(asks).ifPresent(body -> body.data(bytes));
        }
    }

    /** Bytes of a body that are in no capture. */
    public void gap(long id, boolean asks, long length) {
        ExchangeStream stream = streams.get(id);
        if (stream != null && stream.tunnel().isPresent()) {
            stream.tunnel().get().gap(asks != turned, length);
        } else if (stream != null) {
            stream.body(asks).ifPresent(body -> body.gap(length));
        }
    }
}
