package org.netrospect.protocols.tls;

/** Versions by number. */
public final class Versions {
    public static final int SSL_2 = 0x0002;
    public static final int SSL_3 = 0x0300;
    public static final int TLS_12 = 0x0303;
    public static final int TLS_13 = 0x0304;
    public static final int DTLS_13 = 0xfefc;

    private Versions() {
    }

    /** {@code TLS 1.2}; the number in hexadecimal digits if nobody defined it. */
    public static String name(int version) {
        return switch (version) {
            case SSL_2 -> "SSL 2.0";
            case SSL_3 -> "SSL 3.0";
            case 0x0301 -> "TLS 1.0";
            case 0x0302 -> "TLS 1.1";
            case TLS_12 -> "TLS 1.2";
            case TLS_13 -> "TLS 1.3";
            case 0x0100, 0xfeff -> "DTLS 1.0";
            case 0xfefd -> "DTLS 1.2";
            case DTLS_13 -> "DTLS 1.3";
            default -> version >> 8 == 0x7f ? "TLS 1.3 draft " + (version & 0xff) : "0x%04x".formatted(version);
        };
    }

    /** As JA4 writes it. */
    static String ja4(int version) {
        return switch (version) {
            case SSL_2 -> "s2";
            case SSL_3 -> "s3";
            case 0x0301 -> "10";
            case 0x0302 -> "11";
            case TLS_12 -> "12";
            case TLS_13 -> "13";
            case 0xfeff -> "d1";
            case 0xfefd -> "d2";
            case DTLS_13 -> "d3";
            default -> "00";
        };
    }

    /** As Suricata's {@code tls.version} has it. */
    static String inspected(int version) {
        String name = name(version);
        return name.startsWith("TLS ") ? name.substring(4) : name;
    }
}
