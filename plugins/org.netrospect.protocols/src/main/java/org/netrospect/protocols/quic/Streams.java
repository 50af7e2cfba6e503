package org.netrospect.protocols.quic;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;

/** The streams of a connection, put in order. One thread. */
final class Streams {
    /** Directions of streams under way; beyond, the oldest is ended. */
    private static final int MOST = 2000;
    /** Bytes that all of them hold together. */
    private static final long MOST_HELD = 8 << 20;

    private final StreamsReader reader;
    private final Map<Key, Direction> open = new LinkedHashMap<>();
    /** Those that ended lately: what comes of them again is no stream of its own. */
    private final Set<Key> ended = new LinkedHashSet<>();
    private long held;

    private record Key(long stream, boolean fromClient) {
    }

    /** One direction of a stream. */
    private final class Direction implements OrderedBytes.Taker {
        private final Key key;
        private final OrderedBytes bytes = new OrderedBytes(this);
        private long size = -1;

        Direction(Key key) {
            this.key = key;
        }

        @Override
        public void data(ByteWindow piece) {
            reader.data(key.stream, key.fromClient, piece);
        }

        @Override
        public void gap(long length) {
            reader.gap(key.stream, key.fromClient, length);
        }
    }

    Streams(StreamsReader reader) {
        this.reader = reader;
    }

    /** Bytes of a stream. @param last whether its end is behind them */
    void data(long stream, boolean fromClient, long offset, ByteWindow piece, boolean last) {
        Key key = new Key(stream, fromClient);
        if (ended.contains(key)) {
            return;
        }
        Direction direction = direction(key);
        if (last) {
            direction.size = offset + piece.length();
        }
        long before = direction.bytes.held();
        direction.bytes.put(offset, piece);
        held += direction.bytes.held() - before;
        while (held > MOST_HELD && direction.bytes.held() > 0) {
            before = direction.bytes.held();
            direction.bytes.skip();
            held += direction.bytes.held() - before;
        }
        if (direction.size >= 0 && direction.bytes.next() >= direction.size) {
            end(direction, true);
        }
    }

    private Direction direction(Key key) {
        Direction known = open.get(key);
        if (known != null) {
            return known;
        }
        if (open.size() >= MOST) {
            end(open.values().iterator().next(), false);
        }
        Direction direction = new Direction(key);
        open.put(key, direction);
        return direction;
    }

    private void end(Direction direction, boolean whole) {
        open.remove(direction.key);
        held -= direction.bytes.held();
        direction.bytes.end();
        if (direction.size >= 0) {
            direction.bytes.skipTo(direction.size);
        }
        if (ended.size() >= MOST) {
            ended.remove(ended.iterator().next());
        }
        ended.add(direction.key);
        reader.end(direction.key.stream, direction.key.fromClient, whole);
    }

    /** A direction was broken off. */
    void reset(long stream, boolean fromClient) {
        Key key = new Key(stream, fromClient);
        if (!ended.contains(key)) {
            end(direction(key), false);
        }
    }

    /** No more bytes come. */
    void end() {
        List.copyOf(open.values()).forEach(direction -> end(direction, false));
        reader.end();
    }
}
