package org.netrospect.core.contents;

import java.util.Optional;
import java.util.Set;
import org.netrospect.core.session.Tie;

/**
 * What a session may contain: a bit for each hash of {@link Grams}, or for a known part of them. Says of bytes that
 * they are not there, or that they may be. Covers payloads of packets, streams, buffers that analyzers show, and files.
 * One object shows one session after the other; not thread-safe.
 */
public final class SessionContents {
    /** Raised whenever what is taken in changes, as when analyzers show more, or how sessions are read again. */
    private static final int FORMAT = 9;
    private static final int NOTHING = 0;
    private static final int ANYTHING = 1;
    /** At level 0; those of other levels follow. */
    private static final int SOME = 2;
    /** Bits of the first byte that say how it is tied to others; the rest is the kind. */
    private static final int TIE_BITS = 4;
    /** Bits of the first byte that are used. */
    public static final int HEAD_BITS = 8;

    private int kind;
    private int ties;
    private byte[] bytes = {};
    private int from;
    private int length;

    static byte[] nothing(Set<Tie> ties) {
        return new byte[] {head(NOTHING, ties)};
    }

    static byte[] anything(Set<Tie> ties) {
        return new byte[] {head(ANYTHING, ties)};
    }

    /** @param filter its first byte is for the head */
    static byte[] some(byte[] filter, int level, Set<Tie> ties) {
        filter[0] = head(SOME + level, ties);
        return filter;
    }

    private static byte head(int kind, Set<Tie> ties) {
        return (byte) ties.stream().mapToInt(SessionContents::bit).reduce(kind << TIE_BITS, (a, b) -> a | b);
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
        kind = head >>> TIE_BITS & (1 << HEAD_BITS - TIE_BITS) - 1;
        ties = head;
        bytes = array;
        from = offset;
        length = count;
    }

    private static int bit(Tie tie) {
        return 1 << tie.ordinal();
    }

    /** @param hash without the bits that are the same for all of its level */
    static int bit(int hash, int bytes) {
        return (int) ((hash & 0xffff_ffffL) * (bytes * 8L) >>> 32);
    }

    /** Whether it cannot be read as at import without others that are tied to it in this way. */
    public boolean has(Tie tie) {
        return (ties & bit(tie)) != 0;
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
