package org.netrospect.protocols.tls;

import java.security.GeneralSecurityException;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Reads TLS from its first record to the end of its handshake, and what is inside where keys are known. */
final class TlsSession implements Analyzer {
    private final SessionContext context;
    private final Handshake handshake;
    private final Side client = new Side(true);
    private final Side server = new Side(false);
    private Optional<KeySchedule> keys = Optional.empty();
    private Optional<Analyzer> inner = Optional.empty();
    private boolean keysExchanged;
    private boolean finished;
    private int ends;

    /** One direction. */
    private final class Side implements RecordReader.Listener, HandshakeReader.Listener {
        private final boolean fromClient;
        private final RecordReader records = new RecordReader(this);
        private final HandshakeReader messages = new HandshakeReader(this);
        private Optional<RecordProtection> protection = Optional.empty();
        private boolean encrypted;

        Side(boolean fromClient) {
            this.fromClient = fromClient;
        }

        @Override
        public void record(int type, int version, ByteWindow content) {
            if (finished || early(type)) {
                return;
            }
            boolean bare = type == RecordReader.CHANGE_CIPHER_SPEC || modern() && type != RecordReader.APPLICATION_DATA;
            if (!encrypted || bare) {
                plain(type, content);
            } else if (protection.isPresent()) {
                open(protection.get(), type, version, content);
            } else if (type == RecordReader.APPLICATION_DATA) {
                handshakeOver();
            }
        }

        /** Whether the record comes before the server's answer (RFC 8446, section 2.3), under a secret of its own. */
        private boolean early(int type) {
            return fromClient && (type == RecordReader.APPLICATION_DATA || type == RecordReader.CHANGE_CIPHER_SPEC)
                    && handshake.server().filter(hello -> !hello.retry()).isEmpty() && handshake.client()
                    .filter(hello -> hello.extensions().has(Extensions.EARLY_DATA)).isPresent();
        }

        private void open(RecordProtection with, int type, int version, ByteWindow content) {
            try {
                RecordProtection.Opened opened = with.open(type, version, content);
                if (opened.type() == RecordReader.APPLICATION_DATA) {
                    inside(opened.content());
                } else {
                    plain(opened.type(), opened.content());
                }
            } catch (GeneralSecurityException e) {
                if (fromClient && with instanceof ModernProtection modern && modern.fresh()) {
                    // early data, under a secret of its own, that comes before the handshake goes on
                    handshake.tell();
                    return;
                }
                context.irregularity("tls not decrypted",
                        "A TLS record could not be decrypted with the secret that the key log has for the session;"
                                + " what follows is not read: " + e.getMessage());
                finished = true;
                handshake.tell();
            }
        }

        private void inside(ByteWindow content) {
            handshake.more().put("decrypted", true);
            handshake.tell();
            if (inner.isEmpty()) {
                inner = Optional.of(context.inner(IpProtocol.TCP));
            }
            if (content.length() > 0) {
                inner.get().data(fromClient, content);
            }
        }

        private void plain(int type, ByteWindow content) {
            switch (type) {
                case RecordReader.HANDSHAKE -> messages.data(content);
                case RecordReader.ALERT -> {
                    if (content.length() == 2) {
                        handshake.alert(fromClient, content.u8(0), content.u8(1));
                    }
                }
                case RecordReader.CHANGE_CIPHER_SPEC -> changeCipherSpec();
                case RecordReader.APPLICATION_DATA -> handshakeOver();
                default -> {
                    // heartbeats tell nothing
                }
            }
        }

        private void changeCipherSpec() {
            if (modern() || encrypted) {
                // without meaning in TLS 1.3 (RFC 8446, appendix D.4)
                return;
            }
            encrypted = true;
            keys.ifPresent(known -> protection = guarded(() -> known.legacy(fromClient)));
            if (!fromClient) {
                if (handshake.server().isPresent() && !keysExchanged) {
                    handshake.resumed();
                }
                handshakeOver();
            }
        }

        @Override
        public void oldMessage(ByteWindow content) {
            if (content.u8(0) == HandshakeReader.CLIENT_HELLO) {
                handshake.hello(ClientHello.readOld(content));
            } else {
                handshake.more().put("version", Versions.name(content.u16(3)));
                handshake.certificate(fromClient, content.bytes(11, content.u16(5)));
                handshakeOver();
            }
        }

        @Override
        public void message(int type, ByteWindow body) {
            switch (type) {
                case HandshakeReader.CLIENT_HELLO -> handshake.hello(ClientHello.read('t', body));
                case HandshakeReader.SERVER_HELLO -> serverHello(ServerHello.read('t', body));
                case HandshakeReader.ENCRYPTED_EXTENSIONS -> handshake.encryptedExtensions(body);
                case HandshakeReader.CERTIFICATE -> {
                    keysExchanged = true;
                    handshake.certificates(fromClient, body, modern());
                }
                case HandshakeReader.COMPRESSED_CERTIFICATE -> handshake.compressedCertificates(fromClient, body);
                case HandshakeReader.SERVER_KEY_EXCHANGE, HandshakeReader.SERVER_HELLO_DONE -> keysExchanged = true;
                case HandshakeReader.FINISHED -> finishedMessage();
                case HandshakeReader.KEY_UPDATE -> protection = protection.flatMap(old -> guarded(() ->
                        old instanceof ModernProtection modern ? Optional.of(modern.next()) : Optional.of(old)));
                default -> {
                    // other messages tell nothing that is not seen from these
                }
            }
        }

        private void finishedMessage() {
            if (modern()) {
                protection = keys.flatMap(known -> guarded(() -> known.application(fromClient)));
                if (!fromClient) {
                    handshakeOver();
                }
            }
        }
    }

    /** Makes keys. */
    @FunctionalInterface
    private interface Making {
        Optional<RecordProtection> make() throws GeneralSecurityException;
    }

    TlsSession(SessionContext context, Certificates certificates) {
        this.context = context;
        handshake = new Handshake(context, "tls", certificates);
    }

    private boolean modern() {
        return handshake.server().filter(ServerHello::modern).isPresent();
    }

    private Optional<RecordProtection> guarded(Making making) {
        try {
            return making.make();
        } catch (GeneralSecurityException e) {
            context.irregularity("tls not decrypted",
                    "The secret that the key log has for a TLS session cannot be its secret: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void serverHello(ServerHello hello) {
        handshake.hello(hello);
        if (hello.retry()) {
            return;
        }
        keys = handshake.client().flatMap(known -> KeySchedule.of(context.secrets(), known, hello));
        if (hello.modern()) {
            client.encrypted = true;
            server.encrypted = true;
            keys.ifPresentOrElse(known -> {
                client.protection = guarded(() -> known.handshake(true));
                server.protection = guarded(() -> known.handshake(false));
            }, this::handshakeOver);
        }
    }

    /** Without keys, nothing more is to be learned. */
    private void handshakeOver() {
        if (keys.isEmpty()) {
            handshake.tell();
            finished = true;
        } else if (modern()) {
            handshake.more().put("decrypted", true);
            handshake.tell();
        }
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        if (finished) {
            return;
        }
        try {
            (fromClient ? client : server).records.data(bytes);
        } catch (MalformedInput e) {
            // what was said before stands
            handshake.tell();
            throw e;
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        if (!finished) {
            context.irregularity("tls incomplete",
                    length + " bytes of a TLS session are in no capture; what followed them is not read.");
            finished = true;
            handshake.tell();
            inner.ifPresent(each -> each.gap(fromClient, length));
        }
    }

    @Override
    public void end(boolean fromClient) {
        inner.ifPresent(each -> each.end(fromClient));
        if (++ends == 2) {
            handshake.tell();
        }
    }

    @Override
    public boolean done() {
        return finished && inner.isEmpty();
    }
}
