package org.netrospect.protocols.http2;

/** A header field, as HPACK and QPACK have it. */
public record Field(String name, String value) {
    /** What a field costs beside its bytes (RFC 7541, section 4.1; RFC 9204, section 3.2.1). */
    private static final int OVERHEAD = 32;

    /** Of {@code name=value}, or of a name alone. */
    public static Field of(String text) {
        int equals = text.indexOf('=');
        return equals < 0 ? new Field(text, "") : new Field(text.substring(0, equals), text.substring(equals + 1));
    }

    /** What it takes of a table. */
    public int size() {
        return name.length() + value.length() + OVERHEAD;
    }
}
