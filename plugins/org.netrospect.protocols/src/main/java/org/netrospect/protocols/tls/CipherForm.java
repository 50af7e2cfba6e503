package org.netrospect.protocols.tls;

import java.util.Optional;

/**
 * How a cipher suite protects records, read from its name.
 *
 * @param mode of the cipher
 * @param key bytes
 * @param salt bytes of the nonce that are made of the master secret; for CBC the block
 * @param hmac of the records, for CBC; in TLS 1.2 and 1.3 the digest of the key schedule is in {@link #schedule}
 * @param macLength bytes, for CBC
 */
public record CipherForm(Mode mode, int key, int salt, String hmac, int macLength, Hkdf schedule) {
    public enum Mode {
        GCM, CCM, CCM_8, CHACHA20, AES_CBC, TRIPLE_DES_CBC
    }

    /** Of a suite; none for those that Java has no cipher for. */
    public static Optional<CipherForm> of(int suite) {
        String name = CipherSuites.name(suite);
        int key = name.contains("AES_256") || name.contains("CHACHA20") ? 32 : 16;
        Hkdf schedule = name.endsWith("SHA384") ? new Hkdf("HmacSHA384") : Hkdf.SHA_256;
        if (name.contains("CHACHA20_POLY1305")) {
            return Optional.of(new CipherForm(Mode.CHACHA20, key, 12, "", 0, schedule));
        }
        if (name.contains("3DES_EDE_CBC")) {
            return Optional.of(new CipherForm(Mode.TRIPLE_DES_CBC, 24, 8, "HmacSHA1", 20, schedule));
        }
        if (!name.contains("AES_128_") && !name.contains("AES_256_")) {
            return Optional.empty();
        }
        if (name.contains("_GCM")) {
            return Optional.of(new CipherForm(Mode.GCM, key, 4, "", 0, schedule));
        }
        if (name.contains("_CCM")) {
            return Optional.of(new CipherForm(name.contains("CCM_8") ? Mode.CCM_8 : Mode.CCM, key, 4, "", 0, schedule));
        }
        if (!name.contains("_CBC")) {
            return Optional.empty();
        }
        return Optional.of(name.endsWith("SHA384") ? new CipherForm(Mode.AES_CBC, key, 16, "HmacSHA384", 48, schedule)
                : name.endsWith("SHA256") ? new CipherForm(Mode.AES_CBC, key, 16, "HmacSHA256", 32, schedule)
                : new CipherForm(Mode.AES_CBC, key, 16, "HmacSHA1", 20, schedule));
    }

    boolean blocks() {
        return mode == Mode.AES_CBC || mode == Mode.TRIPLE_DES_CBC;
    }
}
