package org.netrospect.protocols.tls;

/** Values that mean nothing and are sent to keep others tolerant (RFC 8701). */
final class Grease {
    private Grease() {
    }

    /** Whether a cipher suite, extension, group, version or signature algorithm is one of them. */
    static boolean is(int value) {
        return (value & 0x0f0f) == 0x0a0a && value >> 8 == (value & 0xff);
    }
}
