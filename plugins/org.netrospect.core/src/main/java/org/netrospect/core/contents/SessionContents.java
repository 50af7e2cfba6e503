package org.netrospect.core.contents;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a session may contain: a bit for each hash of {@link Grams}. Says of bytes that they are not there, or that they
 * may be. Covers payloads of packets, streams, buffers that analyzers show, and files.
 *
 * @param coded first byte: kind and flag; then the bits. Not to be changed
 */
public record SessionContents(byte[] coded) {
    /** Raised whenever what is taken in changes, as when analyzers show more, or how sessions are read again. */
    private static final int FORMAT = 5;
    private static final int NOTHING = 0;
    private static final int ANYTHING = 1;
    private static final int SOME = 2;
    private static final int KIND = 3;
    private static final int JOINED = 4;
    /** Bits of the first byte that are used. */
    public static final int HEAD_BITS = 3;

    static SessionContents nothing(boolean joined) {
        return new SessionContents(new byte[] {(byte) (NOTHING | (joined ? JOINED : 0))});
    }

    static SessionContents anything(boolean joined) {
        return new SessionContents(new byte[] {(byte) (ANYTHING | (joined ? JOINED : 0))});
    }

    static SessionContents some(byte[] filter, boolean joined) {
        byte[] coded = new byte[filter.length + 1];
        coded[0] = (byte) (SOME | (joined ? JOINED : 0));
        System.arraycopy(filter, 0, coded, 1, filter.length);
        return new SessionContents(coded);
    }

    /** What it depends on: contents of other versions say nothing about what this one would find. */
    public static String version() {
        return FORMAT + "/" + Optional.ofNullable(SessionContents.class.getPackage().getImplementationVersion())
                .orElse("");
    }

    static int bit(int hash, int bytes) {
        return (int) ((hash & 0xffff_ffffL) * (bytes * 8L) >>> 32);
    }

    /** Whether it cannot be read as at import without others: it announced one, was announced, or shares parts. */
    public boolean isJoined() {
        return (coded[0] & JOINED) != 0;
    }

    /** Whether everything with these {@link Grams#hashes} may be there. */
    public boolean mayHold(int[] hashes) {
        int kind = coded[0] & KIND;
        if (kind == ANYTHING || hashes.length == 0) {
            return true;
        }
        if (kind == NOTHING) {
            return false;
        }
        for (int hash : hashes) {
            int bit = bit(hash, coded.length - 1);
            if ((coded[1 + (bit >>> 3)] & 1 << (bit & 7)) == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionContents c && Arrays.equals(coded, c.coded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coded);
    }
}
