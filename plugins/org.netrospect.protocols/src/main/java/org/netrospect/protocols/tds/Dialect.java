package org.netrospect.protocols.tds;

import java.nio.charset.StandardCharsets;
import org.netrospect.core.bytes.ByteWindow;

/**
 * How numbers and texts are written: Microsoft's versions from 7 on write UTF-16 in little endian, those before and
 * Sybase's one byte a character, in the byte order that the login asks for.
 */
record Dialect(boolean wide, boolean bigEndian) {
    static final Dialect PRESENT = new Dialect(true, false);

    int u16(ByteWindow m, int at) {
        return bigEndian ? m.u16(at) : m.u16le(at);
    }

    long u32(ByteWindow m, int at) {
        return bigEndian ? m.u32(at) : m.u32le(at);
    }

    /** Bytes that so many characters take. */
    int bytes(int characters) {
        return wide ? 2 * characters : characters;
    }

    /** A text of so many bytes; half a character at its end is left out. */
    String text(ByteWindow m, int at, int bytes) {
        return wide ? new String(m.bytes(at, bytes / 2 * 2), StandardCharsets.UTF_16LE) : m.latin1(at, bytes);
    }
}
