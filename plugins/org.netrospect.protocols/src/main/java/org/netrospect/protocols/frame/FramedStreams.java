package org.netrospect.protocols.frame;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/**
 * Reads a session whose two streams are frames that say how long they are. Where it is not known any more where frames
 * begin, a side is left out until its reader knows one by its beginning. One thread.
 */
public final class FramedStreams implements Analyzer {
    private final SessionContext context;
    private final String protocol;
    private final Reader reader;
    private final Side client;
    private final Side server;
    private Optional<Analyzer> inner = Optional.empty();
    private int ends;
    private boolean over;

    /** One direction. */
    private static final class Side {
        private final FrameReader frames;
        private boolean lost;

        Side(FrameReader frames) {
            this.frames = frames;
        }
    }

    /** Knows the frames of a protocol and takes them. */
    public interface Reader {
        /**
         * Length of the whole frame that begins here, at least that of what is there; -1 if its header is not complete.
         *
         * @throws MalformedInput if it is none
         */
        long length(boolean fromClient, ByteWindow begin);

        /** @param begin borrowed; shorter than the frame if that is long or bytes of it are missing */
        void frame(boolean fromClient, ByteWindow begin, long length);

        /** Whether all that follows the last frame, of both sides, is a protocol of its own. */
        default boolean handsOver() {
            return false;
        }

        /** Bytes are missing, and it is not known where the next frame of this side begins. */
        default void lost(boolean fromClient, long length) {
            // most keep nothing of a frame
        }

        /** Whether these bytes, which follow lost ones, begin with a frame. */
        default boolean begins(boolean fromClient, ByteWindow bytes) {
            return false;
        }

        /** Both streams are over, or the reader gave up; called once. */
        void end();
    }

    /** @param protocol its name in a sentence: {@code MySQL} @param most bytes kept of a frame */
    public FramedStreams(SessionContext context, String protocol, int most, Reader reader) {
        this(context, protocol, most, most, reader);
    }

    /** @param mostOfClient bytes kept of a frame of the client @param mostOfServer the same of the server */
    public FramedStreams(SessionContext context, String protocol, int mostOfClient, int mostOfServer, Reader reader) {
        this.context = context;
        this.protocol = protocol;
        this.reader = reader;
        client = side(true, mostOfClient);
        server = side(false, mostOfServer);
    }

    private Side side(boolean fromClient, int most) {
        return new Side(new FrameReader(begin -> reader.length(fromClient, begin), most,
                (begin, length) -> reader.frame(fromClient, begin, length)));
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        if (inner.isPresent()) {
            inner.get().data(fromClient, bytes);
            return;
        }
        try {
            read(fromClient, bytes);
        } catch (MalformedInput e) {
            throw givenUp(e);
        }
    }

    /** Nobody calls end() afterwards. */
    private MalformedInput givenUp(MalformedInput e) {
        over();
        return e;
    }

    private void read(boolean fromClient, ByteWindow bytes) {
        Side side = fromClient ? client : server;
        if (side.lost && reader.begins(fromClient, bytes)) {
            side.lost = false;
            side.frames.restart();
        }
        int at = 0;
        while (at < bytes.length() && !side.lost && inner.isEmpty()) {
            at = side.frames.take(bytes, at);
            handOver();
        }
        if (inner.isPresent() && at < bytes.length()) {
            inner.get().data(fromClient, bytes.slice(at, bytes.length() - at));
        }
    }

    private void handOver() {
        if (reader.handsOver()) {
            inner = Optional.of(context.inner(IpProtocol.TCP));
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        if (inner.isPresent()) {
            inner.get().gap(fromClient, length);
            return;
        }
        try {
            miss(fromClient, length);
        } catch (MalformedInput e) {
            throw givenUp(e);
        }
    }

    private void miss(boolean fromClient, long length) {
        Side side = fromClient ? client : server;
        if (side.lost) {
            return;
        }
        if (side.frames.gap(length)) {
            handOver();
            return;
        }
        side.lost = true;
        context.irregularity("bytes missing", "Bytes of a stream of " + protocol + " are missing; messages whose "
                + "beginning cannot be told without them are not read.");
        reader.lost(fromClient, length);
    }

    @Override
    public void end(boolean fromClient) {
        inner.ifPresent(analyzer -> analyzer.end(fromClient));
        if (++ends == 2) {
            over();
        }
    }

    private void over() {
        if (!over) {
            over = true;
            reader.end();
        }
    }
}
