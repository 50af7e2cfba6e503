package org.netrospect.core.session;

import java.util.Optional;

/** Session secrets by which encrypted traffic can be read. Thread-safe. */
@FunctionalInterface
public interface Secrets {
    /** No secret is known. */
    Secrets NONE = (label, clientRandom) -> Optional.empty();

    /**
     * A secret of a TLS session (draft-ietf-tls-keylogfile).
     *
     * @param label {@code CLIENT_RANDOM}, {@code CLIENT_HANDSHAKE_TRAFFIC_SECRET} …
     * @param clientRandom 32 bytes
     */
    Optional<byte[]> secret(String label, byte[] clientRandom);

    /** Whether no secret is known. */
    default boolean isEmpty() {
        return this == NONE;
    }

    /** Takes further secrets, which a capture brings with it, as lines of a key log; does nothing where none count. */
    default void learn(String keyLog) {
        // who knows no secrets learns none
    }
}
