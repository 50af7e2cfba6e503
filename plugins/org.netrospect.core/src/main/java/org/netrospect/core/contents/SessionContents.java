package org.netrospect.core.contents;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.session.Tie;

/**
 * What a session may contain: a bit for each hash of {@link Grams}, or for a known part of them. Says of bytes that
 * they are not there, or that they may be. Covers payloads of packets, streams, buffers that analyzers show, and files;
 * and says how large payloads of packets are at most.
 * One object shows one session after the other; not thread-safe.
 */
public final class SessionContents {
    /** Raised whenever what is taken in changes, as when analyzers show more, or how sessions are read again. */
    private static final int FORMAT = 10;
    private static final int NOTHING = 0;
    private static final int ANYTHING = 1;
    /** At level 0; those of other levels follow. */
    private static final int SOME = 2;
    /** Lowest bits of the head: how it is tied to others. */
    private static final int TIE_BITS = 4;
    private static final int KIND_BITS = 4;
    /** Bits of the head: ties, kind, and above them the class of the largest payload. */
    public static final int HEAD_BITS = 12;
    /** Bytes that the head takes before the filter, the lower one first. */
    public static final int HEAD_BYTES = 2;
    /** The largest payload of each class but the last, which has no bound. */
    private static final int[] PAYLOADS = {0, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 1024, 1400};

    private int kind;
    private int ties;
    private int payload;
    private byte[] bytes = {};
    private int from;
    private int length;

    /** @param payload bytes of the largest payload of a packet */
    static byte[] nothing(int payload, Set<Tie> ties) {
        return head(new byte[HEAD_BYTES], NOTHING, payload, ties);
    }

    /** @param payload bytes of the largest payload of a packet */
    static byte[] anything(int payload, Set<Tie> ties) {
        return head(new byte[HEAD_BYTES], ANYTHING, payload, ties);
    }

    /**
     * @param filter its first bytes are for the head
     * @param payload bytes of the largest payload of a packet
     */
    static byte[] some(byte[] filter, int level, int payload, Set<Tie> ties) {
        return head(filter, SOME + level, payload, ties);
    }

    private static byte[] head(byte[] coded, int kind, int payload, Set<Tie> ties) {
        coded[0] = (byte) ties.stream().mapToInt(SessionContents::bit).reduce(kind << TIE_BITS, (a, b) -> a | b);
        int found = Arrays.binarySearch(PAYLOADS, payload);
        coded[1] = (byte) (found < 0 ? -1 - found : found);
        return coded;
    }

    /** The head of what was kept, in {@link #HEAD_BITS} bits. */
    public static int head(byte[] coded) {
        return coded[0] & 0xff | coded[1] << Byte.SIZE;
    }

    /** What it depends on: contents of other versions say nothing about what this one would find. */
    public static String version() {
        return FORMAT + "/" + Optional.ofNullable(SessionContents.class.getPackage().getImplementationVersion())
                .orElse("");
    }

    /**
     * Shows another session.
     *
     * @param head of what was kept
     * @param array where its filter is; not copied
     */
    public void show(int head, byte[] array, int offset, int count) {
        kind = head >>> TIE_BITS & (1 << KIND_BITS) - 1;
        ties = head;
        payload = head >>> TIE_BITS + KIND_BITS;
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

    /** Whether a packet may have a payload of so many bytes, or more. */
    public boolean mayHavePayload(long bytes) {
        return payload >= PAYLOADS.length || bytes <= PAYLOADS[payload];
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
