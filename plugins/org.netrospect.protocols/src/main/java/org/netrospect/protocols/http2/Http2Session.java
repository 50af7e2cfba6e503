package org.netrospect.protocols.http2;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.http.Exchange;

/** One session of HTTP/2: its frames, whose streams each carry an exchange. */
final class Http2Session implements Analyzer {
    /** Bytes of a header block, with its continuations. */
    private static final int LARGEST_BLOCK = 1 << 20;
    private static final int LONGEST_PRIORITY = 64;

    private final SessionContext context;
    private final StreamExchanges exchanges;
    private final Side asking;
    private final Side answering;
    private final boolean turned;
    private int prefaceLeft = Http2Protocol.PREFACE.length();
    private int ends;

    /**
     * @param first the exchange of stream 1, if its request came before as HTTP/1.1
     * @param turned whether the session's server is the one that asks
     */
    Http2Session(SessionContext context, Optional<Exchange> first, boolean turned) {
        this.context = context;
        this.turned = turned;
        asking = new Side(true);
        answering = new Side(false);
        exchanges = new StreamExchanges(context, "http2", "HTTP/2", turned);
        first.ifPresent(exchange -> exchanges.first(1, exchange));
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
            exchanges.end();
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
            exchanges.end();
        }
    }

    /** One direction: what it sends, and its table of fields. */
    private final class Side implements FrameListener {
        private final boolean asks;
        private final FrameReader frames = new FrameReader(this);
        private final FrameBuffers buffers;
        private final HpackDecoder hpack = new HpackDecoder();
        private final ByteArrayOutputStream block = new ByteArrayOutputStream();
        private int blockStream;
        private int promised;
        private boolean endsStream;

        Side(boolean asks) {
            this.asks = asks;
            buffers = new FrameBuffers(context.inspection(), asks != turned);
        }

        @Override
        public void frameOver(FrameType type, int stream, ByteWindow beginning) {
            if (buffers.wanted()) {
                buffers.frame(type, stream, beginning);
            }
        }

        @Override
        public void frame(FrameType type, int flags, int stream, ByteWindow payload) {
            frameOver(type, stream, payload);
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
                case RST_STREAM -> exchanges.reset(stream);
                case PRIORITY -> exchanges.priority(stream, priority(payload));
                case PRIORITY_UPDATE -> exchanges.priority(payload.i32(0) & 0x7fff_ffff,
                        payload.latin1(4, Math.min(payload.length() - 4, LONGEST_PRIORITY)));
                default -> {
                    // flow control and settings say nothing of the content
                }
            }
        }

        /** RFC 7540, section 6.3. */
        private static String priority(ByteWindow payload) {
            int parent = payload.i32(0);
            return "weight " + (payload.u8(4) + 1) + (parent == 0 ? "" : " after stream " + (parent & 0x7fff_ffff))
                    + (parent < 0 ? ", alone" : "");
        }

        private void fragment(int flags, ByteWindow payload) {
            if (block.size() + payload.length() > LARGEST_BLOCK) {
                throw new MalformedInput("A header block has more than " + (LARGEST_BLOCK >> 20) + " MB.");
            }
            block.write(payload.array(), payload.arrayOffset(), payload.length());
            if ((flags & FrameType.END_HEADERS) != 0) {
                byte[] bytes = block.toByteArray();
                block.reset();
                fields(hpack.decode(new ByteWindow(bytes, 0, bytes.length)));
            }
        }

        private void fields(List<Field> fields) {
            if (promised != 0) {
                exchanges.promise(promised, fields);
                return;
            }
            exchanges.fields(blockStream, asks, fields);
            if (endsStream) {
                exchanges.over(blockStream, asks);
            }
        }

        @Override
        public void data(int id, ByteWindow bytes) {
            exchanges.data(id, asks, bytes);
        }

        @Override
        public void dataGap(int id, long length) {
            exchanges.gap(id, asks, length);
        }

        @Override
        public void dataEnd(int flags, int id) {
            if ((flags & FrameType.END_STREAM) != 0) {
                exchanges.over(id, asks);
            }
        }

        @Override
        public void lost() {
            context.irregularity("HTTP/2 out of step", "Bytes were lost where frames or header fields stand; the "
                    + "further messages of this direction are not read.");
        }
    }
}
