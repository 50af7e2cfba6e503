package org.netrospect.protocols.tls;

import java.security.GeneralSecurityException;
import java.util.Optional;
import org.netrospect.core.session.Secrets;

/** The keys of one TLS session, as far as they are known. */
final class KeySchedule {
    private final Secrets secrets;
    private final ClientHello client;
    private final ServerHello server;
    private final CipherForm form;

    private KeySchedule(Secrets secrets, ClientHello client, ServerHello server, CipherForm form) {
        this.secrets = secrets;
        this.client = client;
        this.server = server;
        this.form = form;
    }

    /** Of a session for which a secret is known and a cipher is there. */
    static Optional<KeySchedule> of(Secrets secrets, ClientHello client, ServerHello server) {
        String label = server.modern() ? "SERVER_HANDSHAKE_TRAFFIC_SECRET" : "CLIENT_RANDOM";
        if (server.version() == Versions.SSL_3 || secrets.secret(label, client.random()).isEmpty()) {
            return Optional.empty();
        }
        return CipherForm.of(server.cipherSuite()).map(form -> new KeySchedule(secrets, client, server, form));
    }

    /** Protection of a direction behind its change of cipher, to TLS 1.2. */
    Optional<RecordProtection> legacy(boolean fromClient) throws GeneralSecurityException {
        Optional<byte[]> master = secrets.secret("CLIENT_RANDOM", client.random());
        if (master.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(LegacyProtection.of(form, master.get(), client, server, fromClient,
                !server.extensions().has(Extensions.ENCRYPT_THEN_MAC)));
    }

    /** Protection of a direction's handshake messages behind the server hello, from TLS 1.3. */
    Optional<RecordProtection> handshake(boolean fromClient) throws GeneralSecurityException {
        return modern(fromClient ? "CLIENT_HANDSHAKE_TRAFFIC_SECRET" : "SERVER_HANDSHAKE_TRAFFIC_SECRET");
    }

    /** Protection of a direction behind its finished message, from TLS 1.3. */
    Optional<RecordProtection> application(boolean fromClient) throws GeneralSecurityException {
        return modern(fromClient ? "CLIENT_TRAFFIC_SECRET_0" : "SERVER_TRAFFIC_SECRET_0");
    }

    private Optional<RecordProtection> modern(String label) throws GeneralSecurityException {
        Optional<byte[]> secret = secrets.secret(label, client.random());
        return secret.isEmpty() ? Optional.empty() : Optional.of(new ModernProtection(form, secret.get()));
    }
}
