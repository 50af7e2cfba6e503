package org.netrospect.core.contents;

import java.util.Optional;

/**
 * What a session may contain: a bit for each hash of {@link Grams}, or for a known part of them. Says of bytes that
 * they are not there, or that they may be. Covers payloads of packets, streams, buffers that analyzers show, and files.
 * One object shows one session after the other; not thread-safe.
 */
public final class SessionContents {
    /** Raised whenever what is taken in changes, as when analyzers show more, or how sessions are read again. */
    private static final int FORMAT = 8;
    private static final int JOINED = 1;
    private static final int NOTHING = 0;
    private static final int ANYTHING = 1;
    /** At level 0; those of other levels follow. */
    private static final int SOME = 2;
    /** Bits of the first byte that are used. */
    public static final int HEAD_BITS = 5;

    private int kind;
    private boolean joined;
    private byte[] bytes = {};
    private int from;
    private int length;

    static byte[] nothing(boolean joined) {
        return new byte[] {head(NOTHING, joined)};
    }

    static byte[] anything(boolean joined) {
        return new byte[] {head(ANYTHING, joined)};
    }

    /** @param filter its first byte is for the head */
    static byte[] some(byte[] filter, int level, boolean joined) {
        filter[0] = head(SOME + level, joined);
        return filter;
    }

    private static byte head(int kind, boolean joined) {
        return (byte) (kind << 1 | (joined ? JOINED : 0));
    }

    /** What it depends on: contents of other versions say nothing about what this one would find. */
    public static String version() {
        return FORMAT + "/" + Optional.ofNullable(SessionContents.class.getPackage().getImplementationVersion())
                .orElse("");
    }

    /**
     * Shows another session.
     *
     * @param head first byte of what was kept
     * @param array where its other bytes are; not copied
     */
    public void show(int head, byte[] array, int offset, int count) {
        kind = head >>> 1 & (1 << HEAD_BITS - 1) - 1;
        joined = (head & JOINED) != 0;
        bytes = array;
        from = offset;
        length = count;
    }

    /** @param hash without the bits that are the same for all of its level */
    static int bit(int hash, int bytes) {
        return (int) ((hash & 0xffff_ffffL) * (bytes * 8L) >>> 32);
    }

    /** Whether it cannot be read as at import without others: it announced one, was announced, or shares parts. */
    public boolean isJoined() {
        return joined;
    }

    /** Whether everything that is sought may be there. */
    public boolean mayHold(Grams grams) {
        if (kind < SOME) {
            return kind == ANYTHING || grams.isEmpty();
        }
        int level = kind - SOME;
        if (length == 0 || level > Grams.LEVELS) {
            return true;
        }
        for (int hash : grams.sought(level)) {
            int bit = bit(hash, length);
            if ((bytes[from + (bit >>> 3)] & 1 << (bit & 7)) == 0) {
                return false;
            }
        }
        return true;
    }
}
