package org.netrospect.protocols.quic;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.tls.CipherForm;
import org.netrospect.protocols.tls.ClientHello;
import org.netrospect.protocols.tls.Extensions;
import org.netrospect.protocols.tls.Handshake;
import org.netrospect.protocols.tls.HandshakeReader;
import org.netrospect.protocols.tls.ServerHello;

/** Reads the Initial packets of a QUIC connection, which hold both hellos, and all others where keys are known. */
final class QuicSession implements Analyzer {
    /** Google's transport parameter with the name of the client. */
    private static final int USER_AGENT = 0x3129;
    /** Packets after which no hello is expected any more. */
    private static final int MOST_PACKETS = 100;
    /** Packets that wait for keys. */
    private static final int MOST_WAITING = 64;
    /** So many packets that do not open, and none that does: the secrets are of another connection. */
    private static final int MOST_CLOSED = 16;
    private static final int SHORTEST = 21;

    private final SessionContext context;
    private final StreamsReader.Factory http3;
    private final Handshake handshake;
    private final QuicSide client = new QuicSide((type, body) -> message(true, type, body));
    private final QuicSide server = new QuicSide((type, body) -> message(false, type, body));
    private final List<Waiting> waiting = new ArrayList<>();
    private Optional<Streams> streams = Optional.empty();
    private int version;
    private int packets;
    private int opened;
    private int closed;
    private int ends;
    private boolean keyed;
    private boolean finished;

    private record Waiting(boolean fromClient, int type, int numberAt, byte[] bytes) {
    }

    QuicSession(SessionContext context, StreamsReader.Factory http3) {
        this.context = context;
        this.http3 = http3;
        handshake = new Handshake(context, "quic");
    }

    @Override
    public void data(boolean fromClient, ByteWindow datagram) {
        if (finished) {
            return;
        }
        try {
            packets(fromClient, datagram);
        } catch (MalformedInput e) {
            // what is known is told before the session is given up
            finish();
            throw e;
        }
        if (++packets > MOST_PACKETS && !keyed) {
            finish();
        }
    }

    private void packets(boolean fromClient, ByteWindow datagram) {
        int at = 0;
        while (at < datagram.length() && !finished) {
            Optional<QuicPacket> packet = QuicPacket.at(datagram, at);
            if (packet.isEmpty()) {
                // the second bit may be any (RFC 9287)
                if (at + SHORTEST <= datagram.length() && datagram.u8(at) < 0x80) {
                    int id = (fromClient ? server : client).idLength();
                    packet(fromClient, QuicPacket.SHORT, 1 + id, datagram.slice(at, datagram.length() - at));
                }
                break;
            }
            begin(fromClient, packet.get());
            at += packet.get().whole().length();
        }
    }

    private void begin(boolean fromClient, QuicPacket packet) {
        version = packet.version();
        (fromClient ? client : server).idLength(packet.source().length);
        if (packet.type() == QuicPacket.RETRY) {
            if (!fromClient) {
                // the client begins anew, with keys of the id that the server chose
                handshake.more().put("quic_retry", true);
                client.forget();
                server.forget();
            }
            return;
        }
        if (packet.type() == QuicPacket.INITIAL && fromClient && client.keys(QuicPacket.INITIAL).isEmpty()) {
            handshake.more().put("quic_version", QuicPacket.name(version));
            client.keys(QuicPacket.INITIAL, PacketProtection.initial(version, packet.destination(), true));
            server.keys(QuicPacket.INITIAL, PacketProtection.initial(version, packet.destination(), false));
        }
        packet(fromClient, packet.type(), packet.numberAt(), packet.whole());
    }

    private void packet(boolean fromClient, int type, int numberAt, ByteWindow packet) {
        Optional<PacketProtection> keys = (fromClient ? client : server).keys(type);
        if (keys.isPresent()) {
            open(fromClient, type, keys.get(), numberAt, packet);
        } else if (type != QuicPacket.INITIAL && !keyed && !context.secrets().isEmpty()
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
                handshake.more().put("undecryptable", true);
            } else if (++closed >= MOST_CLOSED && opened == 0) {
                context.irregularity("quic not decrypted", "No packet of a QUIC connection could be decrypted with the "
                        + "secrets that the key log has for it; it is not read: " + e.getMessage());
                finish();
            }
            return;
        }
        if (type != QuicPacket.INITIAL) {
            opened++;
            handshake.more().put("decrypted", true);
        }
        if (type == QuicPacket.SHORT && !fromClient) {
            handshake.tell();
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
            (fromClient ? client : server).crypto(type, offset, bytes);
        }

        @Override
        public void stream(long stream, long offset, ByteWindow bytes, boolean last) {
            if (type == QuicPacket.SHORT || type == QuicPacket.EARLY) {
                streams().data(stream, fromClient, offset, bytes, last);
            }
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
            streams = Optional.of(new Streams(handshake.applicationProtocol().startsWith("h3")
                    ? http3.reader(context) : new InnerStreams(context)));
        }
        return streams.get();
    }

    private void message(boolean fromClient, int type, ByteWindow body) {
        switch (type) {
            case HandshakeReader.CLIENT_HELLO -> {
                if (fromClient && handshake.client().isEmpty()) {
                    ClientHello hello = ClientHello.read('q', body);
                    handshake.hello(hello);
                    parameters(hello);
                }
            }
            case HandshakeReader.SERVER_HELLO -> {
                if (!fromClient) {
                    serverHello(ServerHello.read('q', body));
                }
            }
            case HandshakeReader.ENCRYPTED_EXTENSIONS -> handshake.encryptedExtensions(body);
            case HandshakeReader.CERTIFICATE -> handshake.certificates(fromClient, body, true);
            case HandshakeReader.COMPRESSED_CERTIFICATE -> handshake.compressedCertificates(fromClient, body);
            case HandshakeReader.FINISHED -> {
                if (fromClient) {
                    handshake.tell();
                }
            }
            default -> {
                // other messages tell nothing that is not seen from these
            }
        }
    }

    private void serverHello(ServerHello hello) {
        handshake.hello(hello);
        if (hello.retry()) {
            return;
        }
        Optional<CipherForm> form = CipherForm.of(hello.cipherSuite());
        if (form.isPresent() && handshake.client().isPresent()) {
            try {
                byte[] random = handshake.client().get().random();
                keys(server, QuicPacket.HANDSHAKE, form.get(), "SERVER_HANDSHAKE_TRAFFIC_SECRET", random);
                keys(client, QuicPacket.HANDSHAKE, form.get(), "CLIENT_HANDSHAKE_TRAFFIC_SECRET", random);
                keys(server, QuicPacket.SHORT, form.get(), "SERVER_TRAFFIC_SECRET_0", random);
                keys(client, QuicPacket.SHORT, form.get(), "CLIENT_TRAFFIC_SECRET_0", random);
                keys(client, QuicPacket.EARLY, form.get(), "CLIENT_EARLY_TRAFFIC_SECRET", random);
            } catch (GeneralSecurityException e) {
                context.irregularity("quic not decrypted", "The secret that the key log has for a QUIC connection "
                        + "cannot be its secret: " + e.getMessage());
            }
        }
        if (!keyed) {
            finish();
            return;
        }
        List<Waiting> before = List.copyOf(waiting);
        waiting.clear();
        before.forEach(each -> packet(each.fromClient, each.type, each.numberAt,
                new ByteWindow(each.bytes, 0, each.bytes.length)));
    }

    private void keys(QuicSide side, int type, CipherForm form, String label, byte[] random)
            throws GeneralSecurityException {
        Optional<byte[]> secret = context.secrets().secret(label, random);
        if (secret.isPresent()) {
            side.keys(type, PacketProtection.of(version, form, secret.get()));
            keyed = true;
        }
    }

    /** The transport parameters (RFC 9000, section 18). */
    private void parameters(ClientHello hello) {
        Optional<ByteWindow> content = hello.extensions().find(Extensions.QUIC_PARAMETERS)
                .or(() -> hello.extensions().find(Extensions.QUIC_PARAMETERS_DRAFT));
        if (content.isEmpty()) {
            return;
        }
        ByteWindow list = content.get();
        int at = 0;
        while (at < list.length()) {
            Varint id = Varint.at(list, at);
            Varint length = Varint.at(list, id.end());
            list.check(length.end(), length.length());
            if (id.value() == USER_AGENT) {
                String agent = list.utf8(length.end(), length.length());
                handshake.more().put("user_agent", agent);
                context.inspection().text("quic.ua", true, agent);
            }
            at = length.end() + length.length();
        }
        if (context.inspection().wanted()) {
            byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt(version).array();
            context.inspection().buffer("quic.version", true, new ByteWindow(bytes, 0, bytes.length));
        }
    }

    private void finish() {
        if (!finished) {
            finished = true;
            waiting.clear();
            handshake.tell();
            streams.ifPresent(Streams::end);
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        // a datagram that was cut cannot be decrypted
        handshake.more().put("undecryptable", true);
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            finish();
        }
    }

    @Override
    public boolean done() {
        return finished;
    }
}
