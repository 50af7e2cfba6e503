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
    private static final int PAYLOAD_BITS = 4;
    /** Of the second byte of the head: a filter of what the client sends comes before that of both sides. */
    private static final int CLIENT = 1 << PAYLOAD_BITS;
    /** Bytes before that filter, which say how long it is, the lower one first. */
    private static final int CLIENT_LENGTH = 2;
    /** Bits of the head: ties, kind, the class of the largest payload, and whether there is a filter for the client. */
    public static final int HEAD_BITS = 13;
    /** Bytes that the head takes before the filters, the lower one first. */
    public static final int HEAD_BYTES = 2;
    /** The largest payload of each class but the last, which has no bound. */
    private static final int[] PAYLOADS = {0, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 1024, 1400};

    private int kind;
    private int ties;
    private int payload;
    private byte[] bytes = {};
    private int from;
    private int length;
    private boolean client;
    private int clientLength;

    /** @param payload bytes of the largest payload of a packet */
    static byte[] nothing(int payload, Set<Tie> ties) {
        return coded(NOTHING, payload, ties, Optional.empty(), new byte[0]);
    }

    /**
     * @param payload bytes of the largest payload of a packet
     * @param client filter of what the client sends
     */
    static byte[] anything(int payload, Set<Tie> ties, Optional<byte[]> client) {
        return coded(ANYTHING, payload, ties, client, new byte[0]);
    }

    /**
     * @param filter of what both sides send
     * @param payload bytes of the largest payload of a packet
     * @param client filter of what the client sends
     */
    static byte[] some(byte[] filter, int level, int payload, Set<Tie> ties, Optional<byte[]> client) {
        return coded(SOME + level, payload, ties, client, filter);
    }

    private static byte[] coded(int kind, int payload, Set<Tie> ties, Optional<byte[]> client, byte[] filter) {
        int asked = client.map(its -> CLIENT_LENGTH + its.length).orElse(0);
        byte[] coded = new byte[HEAD_BYTES + asked + filter.length];
        coded[0] = (byte) ties.stream().mapToInt(SessionContents::bit).reduce(kind << TIE_BITS, (a, b) -> a | b);
        int found = Arrays.binarySearch(PAYLOADS, payload);
        coded[1] = (byte) ((found < 0 ? -1 - found : found) | (client.isPresent() ? CLIENT : 0));
        client.ifPresent(its -> {
            coded[HEAD_BYTES] = (byte) its.length;
            coded[HEAD_BYTES + 1] = (byte) (its.length >> Byte.SIZE);
            System.arraycopy(its, 0, coded, HEAD_BYTES + CLIENT_LENGTH, its.length);
        });
        System.arraycopy(filter, 0, coded, HEAD_BYTES + asked, filter.length);
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
     * @param array where its filters are; not copied
     * @return false if they are not as long as they say, so that nothing is to be asked of them
     */
    public boolean show(int head, byte[] array, int offset, int count) {
        kind = head >>> TIE_BITS & (1 << KIND_BITS) - 1;
        ties = head;
        payload = head >>> TIE_BITS + KIND_BITS & (1 << PAYLOAD_BITS) - 1;
        bytes = array;
        from = offset;
        length = count;
        client = head >>> TIE_BITS + KIND_BITS + PAYLOAD_BITS != 0;
        clientLength = 0;
        if (client) {
            if (count < CLIENT_LENGTH) {
                return false;
            }
            clientLength = array[offset] & 0xff | (array[offset + 1] & 0xff) << Byte.SIZE;
            from += CLIENT_LENGTH + clientLength;
            length -= CLIENT_LENGTH + clientLength;
        }
        return length >= 0;
    }

    private static int bit(Tie tie) {
        return 1 << tie.ordinal();
    }

    /** @param hash without the bits that are the same for all of its level */
    private static int bit(int hash, int bytes) {
        return (int) ((hash & 0xffff_ffffL) * (bytes * 8L) >>> 32);
    }

    /** Says in a filter that something is there. @param hash as of {@link #bit} */
    static void set(byte[] filter, int hash) {
        int bit = bit(hash, filter.length);
        filter[bit >>> 3] |= (byte) (1 << (bit & 7));
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
        return has(grams.sought(level), from, length);
    }

    /** Whether everything that is sought may be in what the client sends. */
    public boolean mayHoldFromClient(Grams grams) {
        return !client || grams.isEmpty()
                || clientLength > 0 && has(grams.sought(0), from - clientLength, clientLength);
    }

    private boolean has(int[] sought, int at, int count) {
        for (int hash : sought) {
            int bit = bit(hash, count);
            if ((bytes[at + (bit >>> 3)] & 1 << (bit & 7)) == 0) {
                return false;
            }
        }
        return true;
    }
}
