package org.netrospect.protocols.quic;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Secrets;
import org.netrospect.protocols.tls.CipherForm;

/** The two sides of a connection with their keys, which belong to the client's last attempt to connect. */
final class QuicSides {
    private final Messages messages;
    private QuicSide client = side(true);
    private QuicSide server = side(false);
    private Optional<InitialKeys> initial = Optional.empty();
    private int version;
    /** Whether the server asked for another version, and the client did not begin anew yet. */
    private boolean negotiated;
    private boolean keyed;

    /** Takes the messages of the handshake; the body is given away. */
    interface Messages {
        void message(boolean fromClient, int type, ByteWindow body);
    }

    /** What an Initial packet is. */
    enum Attempt {
        /** One more of what is known. */
        SAME,
        /** The first, or the first of another version: there are new keys for it. */
        KEYED,
        /** The client tries again, with another hello: there are new sides. */
        ANEW
    }

    QuicSides(Messages messages) {
        this.messages = messages;
    }

    private QuicSide side(boolean fromClient) {
        return new QuicSide((type, body) -> messages.message(fromClient, type, body));
    }

    QuicSide of(boolean fromClient) {
        return fromClient ? client : server;
    }

    /** Of the last packet that names one. */
    int version() {
        return version;
    }

    /** Whether there are keys made of secrets. */
    boolean keyed() {
        return keyed;
    }

    /** A packet with a long header came. */
    void came(boolean fromClient, QuicPacket packet) {
        version = packet.version();
        of(fromClient).idLength(packet.source().length);
    }

    /** The client begins anew, with keys of the id that the server chose. */
    void retry() {
        initial = Optional.empty();
    }

    /** The server asks for another version. */
    void negotiation() {
        negotiated = initial.isPresent();
    }

    /** Takes keys from an Initial packet, if it changes them. @param answered whether the server said hello */
    Attempt initial(boolean fromClient, QuicPacket packet, boolean answered) {
        if (initial.isEmpty() && fromClient) {
            keys(new InitialKeys(version, packet.destination()));
            return Attempt.KEYED;
        }
        if (initial.isPresent() && initial.get().version() != version && !fromClient) {
            // the server took another version, with keys of the first id (RFC 9368, section 2.3)
            keys(new InitialKeys(version, initial.get().id()));
            return Attempt.KEYED;
        }
        if (initial.isPresent() && fromClient && !answered
                && (negotiated && initial.get().version() != version
                || !Arrays.equals(initial.get().id(), packet.destination())) && InitialKeys.open(packet)) {
            client = side(true);
            server = side(false);
            client.idLength(packet.source().length);
            negotiated = false;
            keys(new InitialKeys(version, packet.destination()));
            return Attempt.ANEW;
        }
        return Attempt.SAME;
    }

    private void keys(InitialKeys from) {
        initial = Optional.of(from);
        client.keys(QuicPacket.INITIAL, from.client());
        server.keys(QuicPacket.INITIAL, from.server());
    }

    /** Takes the keys of all other packets from the secrets that there are. @param random the client's */
    void keys(Secrets secrets, CipherForm form, byte[] random) throws GeneralSecurityException {
        keys(server, QuicPacket.HANDSHAKE, form, secrets.secret("SERVER_HANDSHAKE_TRAFFIC_SECRET", random));
        keys(client, QuicPacket.HANDSHAKE, form, secrets.secret("CLIENT_HANDSHAKE_TRAFFIC_SECRET", random));
        keys(server, QuicPacket.SHORT, form, secrets.secret("SERVER_TRAFFIC_SECRET_0", random));
        keys(client, QuicPacket.SHORT, form, secrets.secret("CLIENT_TRAFFIC_SECRET_0", random));
        keys(client, QuicPacket.EARLY, form, secrets.secret("CLIENT_EARLY_TRAFFIC_SECRET", random));
    }

    private void keys(QuicSide side, int type, CipherForm form, Optional<byte[]> secret)
            throws GeneralSecurityException {
        if (secret.isPresent()) {
            side.keys(type, PacketProtection.of(version, form, secret.get()));
            keyed = true;
        }
    }
}
