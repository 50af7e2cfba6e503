package org.netrospect.core.protocol;

import org.netrospect.core.bytes.ByteWindow;

/** What the first bytes of a session say about a protocol. */
public enum Recognition {
    /** It is this protocol. */
    YES,
    /** It may become clear with more bytes. */
    MORE,
    /** Nothing speaks against it, nothing for it: the port decides. */
    UNSURE,
    /** It is not. */
    NO;

    /** Whether a text of one byte a character stands at a place, as far as there are bytes. */
    public static Recognition text(ByteWindow bytes, int from, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (from + i == bytes.length()) {
                return MORE;
            }
            if (bytes.u8(from + i) != text.charAt(i)) {
                return NO;
            }
        }
        return YES;
    }
}
