package org.netrospect.replay.indicator;

/**
 * A value that others found to be bad.
 *
 * @param value in the form in which values are compared
 * @param source the file it was read from, and who it came from, if that says so
 * @param date as the source writes it; "" if it does not
 * @param description what the source says of it; from outside, to be escaped where it is shown
 */
public record Indicator(Kind kind, String value, String source, String date, String description) {
    /** What it is a value of. */
    public enum Kind {
        ADDRESS, NETWORK,
        /** A host name; names below it match too. */
        DOMAIN, URL, MAIL,
        /** Of a file. */
        MD5, SHA1, SHA256,
        /** Fingerprint of a TLS client or server. */
        JA3, JA4,
        /** Digest of a certificate. */
        CERTIFICATE
    }
}
