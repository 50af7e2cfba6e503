package org.netrospect.protocols.http2;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.http.Body;
import org.netrospect.protocols.http.Exchange;
import org.netrospect.protocols.http.Exchanges;
import org.netrospect.protocols.http.Head;
import org.netrospect.protocols.http.Source;

/** One session of HTTP/2: its streams, each with an exchange. */
final class Http2Session implements Analyzer {
    /** Streams under way at a time; beyond, the oldest is told as it is. */
    private static final int MOST_STREAMS = 1000;
    /** Bytes of a header block, with its continuations. */
    private static final int LARGEST_BLOCK = 1 << 20;

    private final SessionContext context;
    private final Exchanges exchanges;
    private final Map<Integer, Http2Stream> streams = new LinkedHashMap<>();
    /** Streams that were closed lately: what comes of them after is no stream of its own. */
    private final Set<Integer> closed = new LinkedHashSet<>();
    private final Side asking = new Side(true);
    private final Side answering = new Side(false);
    private final boolean turned;
    private int prefaceLeft = Http2Protocol.PREFACE.length();
    private long number;
    private int ends;

    /**
     * @param first the exchange of stream 1, if its request came before as HTTP/1.1
     * @param turned whether the session's server is the one that asks
     */
    Http2Session(SessionContext context, Optional<Exchange> first, boolean turned) {
        this.context = context;
        this.turned = turned;
        exchanges = new Exchanges(context, "http2");
        first.ifPresent(exchange -> streams.put(1, new Http2Stream(exchange)));
        number = first.map(exchange -> exchange.number() + 1).orElse(0L);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        boolean asks = fromClient != turned;
        ByteWindow frames = bytes;
        if (asks && prefaceLeft > 0) {
            int n = preface(bytes);
            frames = bytes.slice(n, bytes.length() - n);
        }
        try {
            (asks ? asking : answering).frames.read(frames);
        } catch (MalformedInput e) {
            // what is known of the exchanges is told before the session is given up
            tellAll();
            throw e;
        }
    }

    private int preface(ByteWindow bytes) {
        String preface = Http2Protocol.PREFACE;
        int n = 0;
        while (n < bytes.length() && prefaceLeft > 0) {
            if (bytes.u8(n) != preface.charAt(preface.length() - prefaceLeft)) {
                // it is missing, and frames come at once
                prefaceLeft = 0;
                return n;
            }
            n++;
            prefaceLeft--;
        }
        return n;
    }

    @Override
    public void gap(boolean fromClient, long length) {
        boolean asks = fromClient != turned;
        if (asks) {
            prefaceLeft = 0;
        }
        (asks ? asking : answering).frames.gap(length);
    }

    @Override
    public void end(boolean fromClient) {
        ends++;
        if (ends == 2) {
            tellAll();
        }
    }

    private void tellAll() {
        List<Http2Stream> left = new ArrayList<>(streams.values());
        streams.clear();
        left.forEach(this::tell);
    }

    private void tell(Http2Stream stream) {
        stream.over(true, false);
        stream.over(false, false);
        exchanges.tell(stream.exchange(), !turned);
    }

    /** The stream of a number, a new one if it is not known. */
    private Http2Stream stream(int id) {
        Http2Stream known = streams.get(id);
        if (known != null) {
            return known;
        }
        if (streams.size() >= MOST_STREAMS) {
            int oldest = streams.keySet().iterator().next();
            Http2Stream full = streams.get(oldest);
            close(oldest);
            tell(full);
        }
        Http2Stream stream = new Http2Stream(new Exchange(number++, context.mark()));
        streams.put(id, stream);
        return stream;
    }

    private void close(int id) {
        streams.remove(id);
        if (closed.size() == MOST_STREAMS) {
            closed.remove(closed.iterator().next());
        }
        closed.add(id);
    }

    private void over(int id, boolean asks) {
        Http2Stream stream = streams.get(id);
        if (stream != null && stream.over(asks, true)) {
            close(id);
            exchanges.tell(stream.exchange(), !turned);
        }
    }

    /** One direction: what it sends, and its table of fields. */
    private final class Side implements FrameListener {
        private final boolean asks;
        private final FrameReader frames = new FrameReader(this);
        private final HpackDecoder hpack = new HpackDecoder();
        private final ByteArrayOutputStream block = new ByteArrayOutputStream();
        private int blockStream;
        private int promised;
        private boolean endsStream;

        Side(boolean asks) {
            this.asks = asks;
        }

        @Override
        public void frame(FrameType type, int flags, int stream, ByteWindow payload) {
            switch (type) {
                case HEADERS -> {
                    blockStream = stream;
                    promised = 0;
                    endsStream = (flags & FrameType.END_STREAM) != 0;
                    block.reset();
                    fragment(flags, payload);
                }
                case PUSH_PROMISE -> {
                    blockStream = stream;
                    promised = payload.i32(0) & 0x7fff_ffff;
                    endsStream = false;
                    block.reset();
                    fragment(flags, payload.slice(4, payload.length() - 4));
                }
                case CONTINUATION -> {
                    if (stream == blockStream) {
                        fragment(flags, payload);
                    }
                }
                case RST_STREAM -> {
                    Http2Stream ended = streams.get(stream);
                    if (ended != null) {
                        close(stream);
                        tell(ended);
                    }
                }
                default -> {
                    // flow control and settings say nothing of the content
                }
            }
        }

        private void fragment(int flags, ByteWindow payload) {
            if (block.size() + payload.length() > LARGEST_BLOCK) {
                throw new MalformedInput("A header block has more than " + (LARGEST_BLOCK >> 20) + " MB.");
            }
            block.write(payload.array(), payload.arrayOffset(), payload.length());
            if ((flags & FrameType.END_HEADERS) != 0) {
                byte[] bytes = block.toByteArray();
                block.reset();
                fields(new FieldList(hpack.decode(new ByteWindow(bytes, 0, bytes.length))));
            }
        }

        private void fields(FieldList fields) {
            if (promised != 0) {
                Http2Stream pushed = stream(promised);
                request(pushed, fields);
                pushed.over(true, true);
                return;
            }
            if (closed.contains(blockStream)) {
                return;
            }
            Http2Stream stream = stream(blockStream);
            if (stream.body(asks).isPresent()) {
                stream.exchange().trailers(Head.of("", fields.lines()));
            } else if (asks) {
                request(stream, fields);
            } else {
                response(stream, fields);
            }
            if (endsStream) {
                Http2Session.this.over(blockStream, asks);
            }
        }

        private void request(Http2Stream stream, FieldList fields) {
            String method = fields.pseudo(":method");
            String authority = fields.pseudo(":authority");
            String target = method.equals("CONNECT") ? authority : fields.pseudo(":path");
            List<String> lines = fields.lines();
            if (!authority.isEmpty() && !fields.has("host")) {
                lines.add(0, "host: " + authority);
            }
            Head head = Head.of(method + " " + target + " HTTP/2", lines);
            Source source = new Source("http2", !turned, head.value("host"), target, 0);
            stream.exchange().request(head, new Body(context, source, head, FieldList.contentLength(head)));
        }

        private void response(Http2Stream stream, FieldList fields) {
            String status = fields.pseudo(":status");
            if (status.startsWith("1")) {
                return;
            }
            Head head = Head.of("HTTP/2 " + status, fields.lines());
            Exchange exchange = stream.exchange();
            Source source = new Source("http2", turned, exchange.host(), exchange.target(), head.status());
            exchange.response(head, new Body(context, source, head, FieldList.contentLength(head)));
            if (exchange.method().equals("CONNECT") && status.startsWith("2")) {
                stream.tunnel(context.inner(IpProtocol.TCP));
            }
        }

        @Override
        public void data(int id, ByteWindow bytes) {
            Http2Stream stream = streams.get(id);
            if (stream != null && stream.tunnel().isPresent()) {
                stream.tunnel().get().data(asks != turned, bytes);
            } else if (stream != null) {
                stream.body(asks).ifPresent(body -> body.data(bytes));
            }
        }

        @Override
        public void dataGap(int id, long length) {
            Http2Stream stream = streams.get(id);
            if (stream != null && stream.tunnel().isPresent()) {
                stream.tunnel().get().gap(asks != turned, length);
            } else if (stream != null) {
                stream.body(asks).ifPresent(body -> body.gap(length));
            }
        }

        @Override
        public void dataEnd(int flags, int id) {
            if ((flags & FrameType.END_STREAM) != 0) {
                over(id, asks);
            }
        }

        @Override
        public void lost() {
            context.irregularity("HTTP/2 out of step", "Bytes were lost where frames or header fields stand; the "
                    + "further messages of this direction are not read.");
        }
    }
}
