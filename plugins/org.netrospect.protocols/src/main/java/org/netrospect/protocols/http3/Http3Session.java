package org.netrospect.protocols.http3;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.http2.StreamExchanges;
import org.netrospect.protocols.quic.StreamsReader;

/** One connection of HTTP/3: its streams of requests, each with an exchange, and those that rule it. */
public final class Http3Session implements StreamsReader {
    /** Directions of streams under way. */
    private static final int MOST = 2000;
    /** Bytes that wait for the fields before them to become readable, of all streams. */
    static final int MOST_HELD = 4 << 20;

    private final SessionContext context;
    private final StreamExchanges exchanges;
    private final QpackDecoder client = new QpackDecoder();
    private final QpackDecoder server = new QpackDecoder();
    private final Map<Key, Side> sides = new LinkedHashMap<>();
    private int held;

    private record Key(long stream, boolean fromClient) {
    }

    /** One direction of a stream. */
    interface Side {
        void data(ByteWindow bytes);

        void gap(long length);

        /** No more bytes come. @return whether nothing that came waits any more */
        boolean end(boolean whole);

        /** The table of fields knows more. @return whether nothing is left of an ended side */
        default boolean retry() {
            return false;
        }
    }

    public Http3Session(SessionContext context) {
        this.context = context;
        context.service("http3");
        exchanges = new StreamExchanges(context, "http3", "HTTP/3", false);
    }

    SessionContext context() {
        return context;
    }

    StreamExchanges exchanges() {
        return exchanges;
    }

    QpackDecoder decoder(boolean fromClient) {
        return fromClient ? client : server;
    }

    /** Bytes that a stream holds are more, or less. @return whether there is room for them */
    boolean hold(int bytes) {
        held += bytes;
        return held <= MOST_HELD;
    }

    /** Fields became known that others may wait for. */
    void retry(boolean fromClient) {
        if (held == 0) {
            return;
        }
        for (Key key : List.copyOf(sides.keySet())) {
            Side side = sides.get(key);
            if (key.fromClient == fromClient && side != null && side.retry()) {
                sides.remove(key);
            }
        }
    }

    @Override
    public void data(long stream, boolean fromClient, ByteWindow bytes) {
        try {
            side(stream, fromClient).data(bytes);
        } catch (MalformedInput e) {
            // what is known of the exchanges is told before the session is given up
            exchanges.end();
            throw e;
        }
    }

    private Side side(long stream, boolean fromClient) {
        Key key = new Key(stream, fromClient);
        Side known = sides.get(key);
        if (known != null) {
            return known;
        }
        if (sides.size() >= MOST) {
            Key oldest = sides.keySet().iterator().next();
            sides.remove(oldest).end(false);
        }
        Side side = StreamsReader.twoWay(stream) ? new MessageSide(this, stream, fromClient)
                : new OneWaySide(this, fromClient);
        sides.put(key, side);
        return side;
    }

    @Override
    public void gap(long stream, boolean fromClient, long length) {
        side(stream, fromClient).gap(length);
    }

    @Override
    public void end(long stream, boolean fromClient, boolean whole) {
        Key key = new Key(stream, fromClient);
        Side side = sides.get(key);
        if (side != null) {
            if (side.end(whole)) {
                sides.remove(key);
            }
        } else if (StreamsReader.twoWay(stream)) {
            exchanges.over(stream, fromClient, whole);
        }
    }

    @Override
    public void end() {
        List<Side> left = List.copyOf(sides.values());
        sides.clear();
        left.forEach(side -> side.end(false));
        exchanges.end();
    }
}
