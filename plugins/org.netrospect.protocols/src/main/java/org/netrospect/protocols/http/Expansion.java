package org.netrospect.protocols.http;

/** How far a body may grow when it is decompressed: beyond, it is taken for a bomb. */
final class Expansion {
    /** Bytes that one body may have. */
    private static final long LARGEST = 2L << 30;
    /** Bytes that it may have whatever it came from. */
    private static final long ALWAYS = 32L << 20;
    /** How many times larger it may be than what it came from. */
    private static final int RATIO = 250;

    private long from;
    private long to;

    void read(int bytes) {
        from += bytes;
    }

    /** @return whether this much more may come out */
    boolean allows(int bytes) {
        to += bytes;
        return to <= ALWAYS || to <= LARGEST && to / RATIO <= from;
    }
}
