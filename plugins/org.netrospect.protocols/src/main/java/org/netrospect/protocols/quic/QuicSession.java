package org.netrospect.protocols.quic;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.tls.ClientHello;
import org.netrospect.protocols.tls.Extensions;
import org.netrospect.protocols.tls.Handshake;
import org.netrospect.protocols.tls.ServerHello;

/** Reads the Initial packets of a QUIC connection, which hold both hellos. */
final class QuicSession implements Analyzer {
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int PADDING = 0;
    private static final int PING = 1;
    private static final int ACK = 2;
    private static final int ACK_ECN = 3;
    private static final int CRYPTO = 6;
    /** draft-huitema-quic-ts. */
    private static final int TIMESTAMP = 0x2f5;
    /** Google's transport parameter with the name of the client. */
    private static final int USER_AGENT = 0x3129;
    /** Packets after which no hello is expected any more. */
    private static final int MOST_PACKETS = 100;

    private final SessionContext context;
    private final Handshake handshake;
    private final CryptoStream client = new CryptoStream();
    private final CryptoStream server = new CryptoStream();
    private Optional<QuicKeys> clientKeys = Optional.empty();
    private Optional<QuicKeys> serverKeys = Optional.empty();
    private int packets;
    private int ends;
    private boolean finished;

    QuicSession(SessionContext context) {
        this.context = context;
        handshake = new Handshake(context, "quic");
    }

    @Override
    public void data(boolean fromClient, ByteWindow datagram) {
        if (finished) {
            return;
        }
        int at = 0;
        while (at < datagram.length()) {
            Optional<QuicPacket> packet = QuicPacket.at(datagram, at);
            if (packet.isEmpty()) {
                break;
            }
            packet(fromClient, packet.get());
            at += packet.get().whole().length();
        }
        if (++packets > MOST_PACKETS) {
            finish();
        }
    }

    private void packet(boolean fromClient, QuicPacket packet) {
        if (packet.type() == QuicPacket.RETRY && !fromClient) {
            // the client begins anew, with keys of the id that the server chose
            handshake.more().put("quic_retry", true);
            clientKeys = Optional.empty();
            serverKeys = Optional.empty();
        }
        if (packet.type() != QuicPacket.INITIAL) {
            return;
        }
        if (fromClient && clientKeys.isEmpty()) {
            handshake.more().put("quic_version", QuicPacket.name(packet.version()));
            clientKeys = Optional.of(QuicKeys.initial(packet.version(), packet.destination(), true));
            serverKeys = Optional.of(QuicKeys.initial(packet.version(), packet.destination(), false));
        }
        Optional<QuicKeys> keys = fromClient ? clientKeys : serverKeys;
        if (keys.isPresent()) {
            try {
                byte[] frames = keys.get().open(packet.whole(), packet.numberAt());
                frames(fromClient ? client : server, new ByteWindow(frames, 0, frames.length));
                hellos();
            } catch (GeneralSecurityException e) {
                // a packet that is of another connection, or was changed, is dropped (RFC 9001, section 5.5)
                handshake.more().put("undecryptable", true);
            }
        }
    }

    private static void frames(CryptoStream stream, ByteWindow frames) {
        int at = 0;
        while (at < frames.length()) {
            QuicPacket.Number kind = QuicPacket.Number.at(frames, at);
            at = kind.end();
            int type = kind.length();
            switch (type) {
                case PADDING, PING -> {
                    // of one byte
                }
                case ACK, ACK_ECN -> at = acknowledgement(frames, at, type == ACK_ECN);
                case CRYPTO -> {
                    QuicPacket.Number offset = QuicPacket.Number.at(frames, at);
                    QuicPacket.Number length = QuicPacket.Number.at(frames, offset.end());
                    stream.put(offset.value(), frames.slice(length.end(), length.length()));
                    at = length.end() + length.length();
                }
                case TIMESTAMP -> at = QuicPacket.Number.at(frames, at).end();
                default -> {
                    // a connection that is closed says no more hellos
                    return;
                }
            }
        }
    }

    /** Passes over an acknowledgement (RFC 9000, section 19.3). */
    private static int acknowledgement(ByteWindow frames, int from, boolean counts) {
        int at = QuicPacket.Number.at(frames, QuicPacket.Number.at(frames, from).end()).end();
        QuicPacket.Number ranges = QuicPacket.Number.at(frames, at);
        at = QuicPacket.Number.at(frames, ranges.end()).end();
        for (long i = 0; i < 2 * ranges.value() + (counts ? 3 : 0); i++) {
            at = QuicPacket.Number.at(frames, at).end();
        }
        return at;
    }

    private void hellos() {
        if (handshake.client().isEmpty()) {
            client.message(CLIENT_HELLO).map(body -> ClientHello.read('q', body)).ifPresent(hello -> {
                handshake.hello(hello);
                parameters(hello);
            });
        }
        server.message(SERVER_HELLO).map(body -> ServerHello.read('q', body)).ifPresent(hello -> {
            handshake.hello(hello);
            finish();
        });
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
            QuicPacket.Number id = QuicPacket.Number.at(list, at);
            QuicPacket.Number length = QuicPacket.Number.at(list, id.end());
            list.check(length.end(), length.length());
            if (id.value() == USER_AGENT) {
                handshake.more().put("user_agent", list.utf8(length.end(), length.length()));
            }
            at = length.end() + length.length();
        }
        if (context.inspection().wanted()) {
            handshake.more().get("quic_version").ifPresent(version -> {
                byte[] text = version.toString().getBytes(StandardCharsets.US_ASCII);
                context.inspection().buffer("quic.version", true, new ByteWindow(text, 0, text.length));
            });
        }
    }

    private void finish() {
        finished = true;
        handshake.tell();
    }

    @Override
    public void gap(boolean fromClient, long length) {
        // a datagram that was cut cannot be decrypted
        handshake.more().put("undecryptable", true);
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            handshake.tell();
        }
    }

    @Override
    public boolean done() {
        return finished;
    }
}
