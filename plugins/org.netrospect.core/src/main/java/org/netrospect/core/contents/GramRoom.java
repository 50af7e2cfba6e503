package org.netrospect.core.contents;

/**
 * What the sessions of a shard share while {@link GramSet} and {@link ClientGrams} collect what they contain: memory,
 * in numbers of 4 bytes, and what may be kept of them all. One thread.
 */
final class GramRoom {
    /** Numbers for one shard of 64: an eighth of the memory that this process can have, at least 128 MB in all. */
    private static final int USUAL = Math.clamp(Runtime.getRuntime().maxMemory() / 8 / 64 / Integer.BYTES,
            1 << 19, 1 << 22);
    /** Bytes kept of all sessions for one of their traffic. */
    private static final double SHARE = 0.03;
    /** Of what former sessions left over, the part that one may take: others come after it. */
    private static final double PART = 0.1;
    /** Numbers that every session may have at a time, if the others have not left less. */
    private static final int FEW = 1 << 10;

    /** Left to those that have little. */
    private final int reserve;
    private int left;
    private double spare;

    GramRoom() {
        this(USUAL);
    }

    /** @param numbers that all sessions may take while they are open */
    GramRoom(int numbers) {
        left = numbers;
        reserve = numbers / 4;
    }

    /** @return false if there is no room for so many more */
    boolean take(int numbers) {
        boolean there = numbers <= left - (numbers > FEW ? reserve : 0);
        left -= there ? numbers : 0;
        return there;
    }

    void giveBack(int numbers) {
        left += numbers;
    }

    /**
     * Bytes that a session may keep. Those of a few packets, all text, need more than their share, and long ones that
     * carry compressed contents hardly any of theirs.
     *
     * @param traffic bytes of the session
     * @param head of these, what is kept in any case
     */
    long most(long traffic, int head) {
        return Math.max(1, (long) (traffic * SHARE + spare * PART) - head);
    }

    void kept(long traffic, int bytes) {
        spare += traffic * SHARE - bytes;
    }
}
