package org.netrospect.protocols.tls;

import java.util.Arrays;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;

/**
 * What a client begins with (RFC 8446, section 4.1.2; RFC 6347, section 4.2.1; the SSL 2.0 form of RFC 5246, appendix
 * E.2).
 *
 * @param transport {@code t} for TLS, {@code d} for DTLS, {@code q} for QUIC, as JA4 has it
 * @param version {@code legacy_version}
 * @param random 32 bytes
 * @param sessionId of the session it wants to resume; TLS 1.3 sends any
 * @param cipherSuites in order, GREASE left out
 */
public record ClientHello(char transport, int version, byte[] random, byte[] sessionId, int[] cipherSuites,
        Extensions extensions) {
    /** Reads the body of a handshake message; the bytes must not change any more. */
    public static ClientHello read(char transport, ByteWindow body) {
        byte[] random = body.bytes(2, 32);
        int at = 34;
        byte[] sessionId = body.bytes(at + 1, body.u8(at));
        at += 1 + sessionId.length;
        if (transport == 'd') {
            at += 1 + body.u8(at);
        }
        int length = body.u16(at);
        body.check(at + 2, length);
        int[] suites = suites(body, at + 2, length / 2, 2);
        at += 2 + length;
        // SSL 3.0 clients end here or behind the compression methods
        at += 1 + body.u8(at);
        return new ClientHello(transport, body.u16(0), random, sessionId, suites,
                new Extensions(body.slice(Math.min(at, body.length()), Math.max(0, body.length() - at))));
    }

    /** Reads an SSL 2.0 hello, behind its length of two bytes. */
    static ClientHello readOld(ByteWindow body) {
        int suites = body.u16(3);
        int id = body.u16(5);
        int challenge = body.u16(7);
        byte[] given = body.bytes(9 + suites + id, challenge);
        byte[] random = new byte[32];
        int kept = Math.min(given.length, 32);
        System.arraycopy(given, given.length - kept, random, 32 - kept, kept);
        return new ClientHello('t', body.u16(1), random, body.bytes(9 + suites, id),
                suites(body, 9, suites / 3, 3), new Extensions(new ByteWindow()));
    }

    private static int[] suites(ByteWindow body, int from, int count, int width) {
        body.check(from, count * width);
        int[] suites = new int[count];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int suite = width == 2 ? body.u16(from + 2 * i) : body.u24(from + 3 * i);
            if (!Grease.is(suite)) {
                suites[kept++] = suite;
            }
        }
        return Arrays.copyOf(suites, kept);
    }

    public String serverName() {
        return extensions.serverName();
    }

    public List<String> applicationProtocols() {
        return extensions.applicationProtocols();
    }

    /** The highest version it offers. */
    public int highestVersion() {
        int highest = 0;
        for (int offered : extensions.numbers(Extensions.SUPPORTED_VERSIONS, 1)) {
            // versions of DTLS count down
            if (highest == 0 || (transport == 'd' ? offered < highest : offered > highest)) {
                highest = offered;
            }
        }
        return highest == 0 ? version : highest;
    }
}
