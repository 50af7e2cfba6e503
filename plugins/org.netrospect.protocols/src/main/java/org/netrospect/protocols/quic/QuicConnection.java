package org.netrospect.protocols.quic;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.HostPair;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.session.Tie;

/**
 * Reads the Initial packets of a QUIC connection, which hold both hellos, and all others where keys are known. They may
 * come in several sessions of a shard, one after the other.
 */
final class QuicConnection {
    /** Packets after which no hello is expected any more. */
    private static final int MOST_PACKETS = 100;
    /** Packets that wait for keys. */
    private static final int MOST_WAITING = 64;
    /** So many packets that do not open, and none that does: the secrets are of another connection. */
    private static final int MOST_CLOSED = 16;
    private static final int SHORTEST = 21;

    private final CurrentContext context;
    private final StreamsReader.Factory http3;
    private final KnownConnections known;
    private final QuicHandshake handshake;
    private final QuicSides sides;
    private final List<Waiting> waiting = new ArrayList<>();
    private Optional<Streams> streams = Optional.empty();
    private int packets;
    private int opened;
    private int closed;
    private int sessions = 1;
    private boolean finished;
    /** Whether the session of the last packet is over: nothing may be told of it. */
    private boolean over;

    private record Waiting(boolean fromClient, int type, int numberAt, byte[] bytes) {
    }

    QuicConnection(SessionContext context, StreamsReader.Factory http3, KnownConnections known) {
        this.context = new CurrentContext(context);
        this.http3 = http3;
        this.known = known;
        handshake = new QuicHandshake(this.context, this::answered);
        sides = handshake.sides();
    }

    /** @param now the session that the datagram belongs to */
    void datagram(SessionContext now, boolean fromClient, ByteWindow datagram) {
        if (finished) {
            return;
        }
        become(now);
        try {
            packets(fromClient, datagram);
        } catch (MalformedInput e) {
            // what is known is told before the session is given up
            finish();
            throw e;
        }
        if (++packets > MOST_PACKETS && !sides.keyed()) {
            finish();
        }
    }

    private void become(SessionContext now) {
        context.become(now);
        over = false;
    }

    private void packets(boolean fromClient, ByteWindow datagram) {
        int at = 0;
        while (at < datagram.length() && !finished) {
            Optional<QuicPacket> packet = QuicPacket.at(datagram, at);
            if (packet.isEmpty()) {
                if (at == 0 && !fromClient) {
                    List<String> versions = QuicPacket.negotiation(datagram);
                    if (!versions.isEmpty() && handshake.now().server().isEmpty()) {
                        handshake.now().more().put("version_negotiation", String.join(" ", versions));
                        sides.negotiation();
                    }
                }
                // the second bit may be any (RFC 9287)
                if (at + SHORTEST <= datagram.length() && datagram.u8(at) < 0x80) {
                    int id = sides.of(!fromClient).idLength();
                    packet(fromClient, QuicPacket.SHORT, 1 + id, datagram.slice(at, datagram.length() - at));
                }
                break;
            }
            begin(fromClient, packet.get());
            at += packet.get().whole().length();
        }
    }

    private void begin(boolean fromClient, QuicPacket packet) {
        sides.came(fromClient, packet);
        known.add(packet.source(), this, !fromClient);
        switch (packet.type()) {
            case QuicPacket.RETRY -> {
                if (!fromClient) {
                    handshake.now().more().put("quic_retry", true);
                    sides.retry();
                }
            }
            case QuicPacket.INITIAL -> initial(fromClient, packet);
            case QuicPacket.EARLY -> {
                handshake.now().more().put("early_data_sent", true);
                packet(fromClient, packet.type(), packet.numberAt(), packet.whole());
            }
            default -> packet(fromClient, packet.type(), packet.numberAt(), packet.whole());
        }
    }

    private void initial(boolean fromClient, QuicPacket packet) {
        if (handshake.initial(fromClient, packet)) {
            waiting.clear();
        }
        packet(fromClient, QuicPacket.INITIAL, packet.numberAt(), packet.whole());
    }

    private void packet(boolean fromClient, int type, int numberAt, ByteWindow packet) {
        Optional<PacketProtection> keys = sides.of(fromClient).keys(type);
        if (keys.isPresent()) {
            open(fromClient, type, keys.get(), numberAt, packet);
        } else if (type != QuicPacket.INITIAL && !sides.keyed() && !context.secrets().isEmpty()
                && waiting.size() < MOST_WAITING) {
            waiting.add(new Waiting(fromClient, type, numberAt, packet.bytes(0, packet.length())));
        }
    }

    private void open(boolean fromClient, int type, PacketProtection keys, int numberAt, ByteWindow packet) {
        ByteWindow frames;
        try {
            frames = keys.open(packet, numberAt);
        } catch (GeneralSecurityException e) {
            // a packet that is of another connection, or was changed, is dropped (RFC 9001, section 5.5)
            if (type == QuicPacket.INITIAL) {
                handshake.now().more().put("undecryptable", true);
            } else if (++closed >= MOST_CLOSED && opened == 0) {
                context.irregularity("quic not decrypted", "No packet of a QUIC connection could be decrypted with the "
                        + "secrets that the key log has for it; it is not read: " + e.getMessage());
                finish();
            }
            return;
        }
        if (type != QuicPacket.INITIAL) {
            opened++;
            handshake.now().more().put("decrypted", true);
        }
        if (type == QuicPacket.SHORT && !fromClient) {
            handshake.now().tell();
        }
        Frames.read(frames, new Content(fromClient, type));
    }

    /** Takes the frames of one packet. */
    private final class Content implements FrameListener {
        private final boolean fromClient;
        private final int type;

        Content(boolean fromClient, int type) {
            this.fromClient = fromClient;
            this.type = type;
        }

        @Override
        public void crypto(long offset, ByteWindow bytes) {
            sides.of(fromClient).crypto(type, offset, bytes);
        }

        @Override
        public void stream(long stream, long offset, ByteWindow bytes, boolean last) {
            if (type == QuicPacket.SHORT || type == QuicPacket.EARLY) {
                streams().data(stream, fromClient, offset, bytes, last);
            }
        }

        @Override
        public void connectionId(byte[] id) {
            known.add(id, QuicConnection.this, !fromClient);
        }

        @Override
        public void reset(long stream) {
            if (type == QuicPacket.SHORT || type == QuicPacket.EARLY) {
                streams().reset(stream, fromClient);
            }
        }
    }

    private Streams streams() {
        if (streams.isEmpty()) {
            streams = Optional.of(new Streams(handshake.now().applicationProtocol().startsWith("h3")
                    ? http3.reader(context) : new InnerStreams(context)));
        }
        return streams.get();
    }

    /** The server said hello. */
    private void answered() {
        if (!sides.keyed()) {
            finish();
            return;
        }
        List<Waiting> kept = List.copyOf(waiting);
        waiting.clear();
        kept.forEach(each -> packet(each.fromClient, each.type, each.numberAt,
                new ByteWindow(each.bytes, 0, each.bytes.length)));
    }

    private void finish() {
        if (!finished) {
            finished = true;
            waiting.clear();
            handshake.now().tell();
            endStreams();
        }
    }

    private void endStreams() {
        Optional<Streams> open = streams;
        streams = Optional.empty();
        open.ifPresent(Streams::end);
    }

    /** A packet of the connection came in another session: an end has another address or port than before. */
    void goesOn(SessionContext there, String id) {
        context.session().tie(Tie.NEAR);
        there.session().tie(HostPair.of(there.session()).equals(HostPair.of(context.session())) ? Tie.NEAR
                : Tie.ANNOUNCED);
        Migration.tell(context, !over, there, id, handshake.now(), sides.keyed());
        if (sides.keyed() && handshake.now().applicationProtocol().startsWith("h3")) {
            there.service("http3");
        }
        sessions++;
        become(there);
    }

    void gap() {
        // a datagram that was cut cannot be decrypted
        handshake.now().more().put("undecryptable", true);
    }

    /** One of its sessions is over. */
    void left(SessionContext session) {
        sessions--;
        over |= context.is(session);
        if (sessions == 0 && !sides.keyed()) {
            finish();
        } else if (!finished) {
            // what was begun in that session cannot be told any more; with keys, others can follow
            handshake.now().tell();
            waiting.clear();
            endStreams();
        }
    }

    boolean finished() {
        return finished;
    }
}
