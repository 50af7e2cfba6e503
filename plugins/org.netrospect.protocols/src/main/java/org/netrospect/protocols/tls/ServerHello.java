package org.netrospect.protocols.tls;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;

/**
 * What a server answers (RFC 8446, section 4.1.3).
 *
 * @param legacyVersion as it stands in the message
 * @param version that was agreed on
 */
public record ServerHello(char transport, int legacyVersion, int version, byte[] random, byte[] sessionId,
        int cipherSuite, Extensions extensions) {
    /** The random of a hello that asks the client to try again: SHA-256 of "HelloRetryRequest". */
    private static final byte[] RETRY =
            HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

    /** Reads the body of a handshake message; the bytes must not change any more. */
    public static ServerHello read(char transport, ByteWindow body) {
        byte[] sessionId = body.bytes(35, body.u8(34));
        int at = 35 + sessionId.length;
        int suite = body.u16(at);
        // cipher suite and compression method
        at = Math.min(at + 3, body.length());
        Extensions extensions = new Extensions(body.slice(at, body.length() - at));
        Optional<ByteWindow> chosen = extensions.find(Extensions.SUPPORTED_VERSIONS);
        int version = chosen.isPresent() && chosen.get().length() >= 2 ? chosen.get().u16(0) : body.u16(0);
        return new ServerHello(transport, body.u16(0), version, body.bytes(2, 32), sessionId, suite, extensions);
    }

    /** Whether it asks for another client hello. */
    public boolean retry() {
        return Arrays.equals(random, RETRY);
    }

    /** Whether everything behind it is encrypted. */
    boolean modern() {
        return version == Versions.TLS_13 || version == Versions.DTLS_13 || version >> 8 == 0x7f;
    }
}
