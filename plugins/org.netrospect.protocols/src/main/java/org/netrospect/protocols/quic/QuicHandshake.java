package org.netrospect.protocols.quic;

import java.security.GeneralSecurityException;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.tls.CipherForm;
import org.netrospect.protocols.tls.ClientHello;
import org.netrospect.protocols.tls.Handshake;
import org.netrospect.protocols.tls.HandshakeReader;
import org.netrospect.protocols.tls.ServerHello;

/** Reads the messages of a connection's handshake, and takes the keys that they lead to. */
final class QuicHandshake {
    private final SessionContext context;
    private final Runnable answered;
    private final QuicSides sides = new QuicSides(this::message);
    private Handshake now;

    /** @param answered told when the server said hello and keys were taken */
    QuicHandshake(SessionContext context, Runnable answered) {
        this.context = context;
        this.answered = answered;
        now = new Handshake(context, "quic");
    }

    /** What is known of the client's last attempt to connect. */
    Handshake now() {
        return now;
    }

    QuicSides sides() {
        return sides;
    }

    /** An Initial packet came, not opened yet. @return whether the client tries again, with another hello */
    boolean initial(boolean fromClient, QuicPacket packet) {
        QuicSides.Attempt attempt = sides.initial(fromClient, packet, now.server().isPresent());
        boolean anew = attempt == QuicSides.Attempt.ANEW;
        if (anew && now.client().isPresent()) {
            now.tell();
            now = new Handshake(context, "quic");
        }
        if (attempt != QuicSides.Attempt.SAME) {
            now.more().put("quic_version", QuicPacket.name(sides.version()));
        }
        return anew;
    }

    private void message(boolean fromClient, int type, ByteWindow body) {
        switch (type) {
            case HandshakeReader.CLIENT_HELLO -> {
                if (fromClient && now.client().isEmpty()) {
                    ClientHello hello = ClientHello.read('q', body);
                    now.hello(hello);
                    TransportParameters.tell(hello, sides.version(), now, context);
                }
            }
            case HandshakeReader.SERVER_HELLO -> {
                if (!fromClient) {
                    serverHello(ServerHello.read('q', body));
                }
            }
            case HandshakeReader.ENCRYPTED_EXTENSIONS -> now.encryptedExtensions(body);
            case HandshakeReader.CERTIFICATE -> now.certificates(fromClient, body, true);
            case HandshakeReader.COMPRESSED_CERTIFICATE -> now.compressedCertificates(fromClient, body);
            case HandshakeReader.FINISHED -> {
                if (fromClient) {
                    now.tell();
                }
            }
            default -> {
                // other messages tell nothing that is not seen from these
            }
        }
    }

    private void serverHello(ServerHello hello) {
        now.hello(hello);
        if (hello.retry()) {
            return;
        }
        Optional<CipherForm> form = CipherForm.of(hello.cipherSuite());
        if (form.isPresent() && now.client().isPresent()) {
            boolean before = sides.keyed();
            try {
                sides.keys(context.secrets(), form.get(), now.client().get().random());
            } catch (GeneralSecurityException e) {
                context.irregularity("quic not decrypted", "The secret that the key log has for a QUIC connection "
                        + "cannot be its secret: " + e.getMessage());
            }
            if (sides.keyed() && !before) {
                QuicSession.announce(context);
            }
        }
        answered.run();
    }
}
