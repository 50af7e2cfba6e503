package org.netrospect.core.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.netrospect.core.Limits;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.packet.Datagram;

/**
 * Reads the conversation of one session again, from its packets: give it their datagrams in order, those of other
 * sessions are passed over, then {@link #finish}. For TCP the streams in order, for everything else each datagram's
 * payload.
 */
public final class StreamFollower {
    private final SessionKey session;
    private final long limit;
    private final Consumer<FollowedStream.Chunk> sink;
    private final SessionTable table;
    private final ShardOutput out = new ShardOutput();
    private final List<FollowedStream.Chunk> chunks = new ArrayList<>();
    private final long[] offsets = new long[2];
    private long kept;
    private boolean cut;

    /**
     * Keeps what was said until {@link #finish}.
     *
     * @param limit bytes kept, of both directions together
     */
    public StreamFollower(SessionKey session, long limit) {
        this(session, limit, Optional.empty());
    }

    /**
     * Passes on what was said piece by piece and keeps nothing: {@link #finish} gives no chunks.
     *
     * @param limit bytes passed on, of both directions together
     */
    public StreamFollower(SessionKey session, long limit, Consumer<FollowedStream.Chunk> sink) {
        this(session, limit, Optional.of(sink));
    }

    private StreamFollower(SessionKey session, long limit, Optional<Consumer<FollowedStream.Chunk>> sink) {
        this.session = session;
        this.limit = limit;
        this.sink = sink.orElse(chunks::add);
        table = new SessionTable(Limits.DEFAULT, 1, context -> Optional.of(new Recorder(context)));
    }

    /** Takes the next datagram. */
    public void add(Datagram d) {
        if (!cut && belongs(d)) {
            table.process(d, out);
            out.clear();
        }
    }

    /** Whether more packets are of use. */
    public boolean isFull() {
        return cut;
    }

    /** The conversation; nothing can be added after. */
    public FollowedStream finish() {
        table.finish(out);
        return new FollowedStream(chunks, cut);
    }

    private boolean belongs(Datagram d) {
        if (d.protocol != session.protocol() || d.ipVersion != session.ipVersion()) {
            return false;
        }
        boolean there = d.sourceLow == session.clientLow() && d.sourceHigh == session.clientHigh()
                && d.destinationLow == session.serverLow() && d.destinationHigh == session.serverHigh();
        boolean back = d.sourceLow == session.serverLow() && d.sourceHigh == session.serverHigh()
                && d.destinationLow == session.clientLow() && d.destinationHigh == session.clientHigh();
        if (IcmpTypes.isIcmp(d.protocol) || d.protocol >= Datagram.ARP) {
            return there || back;
        }
        return there && d.sourcePort == session.clientPort() && d.destinationPort == session.serverPort()
                || back && d.sourcePort == session.serverPort() && d.destinationPort == session.clientPort();
    }

    /** Keeps what an analyzer would see. */
    private final class Recorder implements Analyzer {
        private final SessionContext context;

        Recorder(SessionContext context) {
            this.context = context;
        }

        private boolean client(boolean fromClient) {
            Session seen = context.session();
            boolean same = seen.clientLow() == session.clientLow() && seen.clientHigh() == session.clientHigh()
                    && (IcmpTypes.isIcmp(session.protocol()) || seen.clientPort() == session.clientPort());
            return same == fromClient;
        }

        @Override
        public void data(boolean fromClient, ByteWindow bytes) {
            boolean client = client(fromClient);
            int length = (int) Math.min(bytes.length(), limit - kept);
            cut |= length < bytes.length();
            if (length > 0) {
                int from = bytes.arrayOffset();
                add(client, Arrays.copyOfRange(bytes.array(), from, from + length), 0);
                kept += length;
            }
            offsets[client ? 0 : 1] += bytes.length();
        }

        @Override
        public void gap(boolean fromClient, long length) {
            boolean client = client(fromClient);
            if (!cut) {
                add(client, new byte[0], length);
            }
            offsets[client ? 0 : 1] += length;
        }

        private void add(boolean client, byte[] bytes, long gap) {
            long offset = offsets[client ? 0 : 1];
            sink.accept(new FollowedStream.Chunk(client, context.packet(), context.time(), offset, bytes, gap));
        }

        @Override
        public void end(boolean fromClient) {
            // the conversation is over when there are no more packets, not when one side has closed
        }
    }
}
