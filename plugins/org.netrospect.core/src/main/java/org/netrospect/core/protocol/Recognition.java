package org.netrospect.core.protocol;

/** What the first bytes of a session say about a protocol. */
public enum Recognition {
    /** It is this protocol. */
    YES,
    /** It may become clear with more bytes. */
    MORE,
    /** Nothing speaks against it, nothing for it: the port decides. */
    UNSURE,
    /** It is not. */
    NO
}
