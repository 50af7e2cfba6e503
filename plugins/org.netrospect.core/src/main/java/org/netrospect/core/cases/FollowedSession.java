package org.netrospect.core.cases;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.netrospect.core.Limits;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.packet.Decoder;
import org.netrospect.core.packet.PacketBlock;
import org.netrospect.core.packet.RawPacket;
import org.netrospect.core.session.FollowedStream;
import org.netrospect.core.session.SessionKey;
import org.netrospect.core.session.StreamFollower;
import org.netrospect.core.table.Table;

/** Reads again, from its captures, what both sides of a session of a case said. Not on the user-interface thread. */
public record FollowedSession(CaseStore store, CaptureOpener opener, long session) {

    /**
     * Follows it into memory.
     *
     * @param limit bytes kept, of both directions together
     * @throws CancellationException {@code cancelled} said so
     * @throws IOException there is no such session, or a capture cannot be read
     */
    public FollowedStream read(long limit, BooleanSupplier cancelled) throws IOException {
        return follow(new StreamFollower(key(), limit), cancelled);
    }

    /**
     * Follows it piece by piece, in memory that does not grow with it.
     *
     * @param sink is given the pieces in order, on the calling thread
     */
    public void read(Consumer<FollowedStream.Chunk> sink, BooleanSupplier cancelled) throws IOException {
        follow(new StreamFollower(key(), Long.MAX_VALUE, sink), cancelled);
    }

    private FollowedStream follow(StreamFollower follower, BooleanSupplier cancelled) throws IOException {
        Decoder decoder = new Decoder(Limits.DEFAULT);
        PacketBlock block = new PacketBlock(0);
        try (SessionPackets packets = new SessionPackets(store, opener)) {
            packets.visit(new long[] {session}, (capture, packet, of, fromServer) -> {
                fill(block, capture, packet);
                decoder.decode(block);
                give(block, follower);
            }, () -> follower.isFull() || cancelled.getAsBoolean());
        }
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
        block.clear(1);
        decoder.finish(block);
        give(block, follower);
        return follower.finish();
    }

    private static void give(PacketBlock block, StreamFollower follower) {
        for (int i = 0; i < block.datagramCount(); i++) {
            follower.add(block.datagram(i));
        }
    }

    private static void fill(PacketBlock block, int capture, RawPacket packet) {
        block.clear(packet.number());
        block.capture(capture);
        block.bytes = packet.bytes();
        block.add(0, packet.bytes().length, packet.wireLength(), packet.time(), packet.linkType(), packet.interfaceId(),
                packet.position());
    }

    private SessionKey key() throws IOException {
        Table sessions = store.table("sessions").orElseThrow(() -> new IOException("The case has no sessions."));
        int row = store.sessionRow(session);
        if (row < 0 || row >= sessions.rows()) {
            throw new IOException("The case has no session " + session + ".");
        }
        return SessionKey.of(sessions, row);
    }
}
