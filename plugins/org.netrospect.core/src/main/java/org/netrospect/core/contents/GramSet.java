package org.netrospect.core.contents;

import java.util.Set;
import org.netrospect.core.session.Tie;

/**
 * Collects what a session contains while it is open: hashes of {@link Grams}, half of them left out whenever there are
 * too many for the memory, or for what may be kept. One thread.
 */
final class GramSet {
    /** Slots of a table at most; then a bit for each hash takes no more. */
    private static final int MOST = 1 << Grams.HASH_BITS - 5;
    /** Bit tables of which more is set say next to nothing. */
    private static final double FULL = 0.9;
    private static final int FIRST = 64;
    /** Up to as many, a table becomes four times as large rather than twice. */
    private static final int SMALL = 1 << 11;
    /** Slots that every session may have, if the others have not left less. */
    private static final int FEW = 1 << 10;
    /** Bits of a filter for each sequence, if there is room: a fifth of them is then set. */
    private static final double BITS_EACH = 5;
    /** Bytes of a filter in which there is a bit for every hash. */
    private static final int LARGEST = 1 << Grams.HASH_BITS - 3;
    /** With fewer bits, a filter of half of the sequences says more. */
    private static final double FEWEST_BITS = 1 / (2 * Math.log(2));

    /** The lane of bytes that stand for themselves. */
    static final int PIECES = 2;

    private final Room room;
    private final int[] unfinished = new int[3];
    private int[] table = {};
    private long[] bits = {};
    private int count;
    private int limit;
    private int level;
    private boolean given;

    /** What the sessions of a shard share: memory while they are open, in numbers of 4 bytes, and what is kept. */
    static final class Room {
        /** Numbers for one shard of 64: an eighth of the memory that this process can have, at least 128 MB in all. */
        private static final int USUAL = Math.clamp(Runtime.getRuntime().maxMemory() / 8 / 64 / Integer.BYTES,
                1 << 19, 1 << 22);
        /** Bytes kept of all sessions for one of their traffic. */
        private static final double SHARE = 0.03;
        /** Of what former sessions left over, the part that one may take: others come after it. */
        private static final double PART = 0.1;
        /** Left to those that have little. */
        private final int reserve;
        private int left;
        private double spare;

        Room() {
            this(USUAL);
        }

        /** @param numbers that all sessions may take while they are open */
        Room(int numbers) {
            left = numbers;
            reserve = numbers / 4;
        }

        /**
         * Bytes that a session may keep. Those of a few packets, all text, need more than their share, and long ones
         * that carry compressed contents hardly any of theirs.
         */
        private long most(long traffic, int head) {
            return (long) (traffic * SHARE + spare * PART) - head;
        }

        private void kept(long traffic, int bytes) {
            spare += traffic * SHARE - bytes;
        }
    }

    GramSet(Room room) {
        this.room = room;
    }

    /** The next bytes of a lane; 0 and 1 for the sides' streams. */
    void add(int lane, byte[] bytes, int from, int length) {
        if (!given) {
            unfinished[lane] = take(unfinished[lane], bytes, from, from + length);
        }
    }

    /** Nearly everything is there already, so that is found out here; {@link #put} is for what is new. */
    private int take(int before, byte[] bytes, int from, int end) {
        int gram = before;
        int[] slots = table;
        for (int i = from; i < end; i++) {
            gram = Grams.next(gram, bytes[i]);
            if (Grams.isWhole(gram)) {
                int hash = Grams.hash(gram);
                if (slots.length == 0 || !has(slots, hash)) {
                    put(hash);
                    slots = table;
                }
            }
        }
        return gram;
    }

    private static boolean has(int[] slots, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return true;
            }
            slot = slot + 1 & mask;
        }
        return false;
    }

    /** What comes in a lane does not follow what was. */
    void broken(int lane) {
        unfinished[lane] = 0;
    }

    /** Bytes that stand for themselves. */
    void piece(byte[] bytes, int from, int length) {
        unfinished[PIECES] = 0;
        add(PIECES, bytes, from, length);
    }

    private void put(int hash) {
        if (!Grams.kept(hash, level)) {
            return;
        }
        if (bits.length > 0) {
            int bit = hash >>> Integer.SIZE - Grams.HASH_BITS;
            bits[bit >>> 6] |= 1L << bit;
            return;
        }
        if (count >= limit) {
            if (grow()) {
                put(hash);
            }
            return;
        }
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != 0) {
            if (table[slot] == hash) {
                return;
            }
            slot = slot + 1 & mask;
        }
        table[slot] = hash;
        count++;
    }

    /** @return false if nothing is taken any more */
    private boolean grow() {
        if (given) {
            return false;
        }
        if (table.length == MOST) {
            int[] old = table;
            table = new int[0];
            bits = new long[1 << Grams.HASH_BITS - 6];
            putAll(old);
            return true;
        }
        int more = table.length == 0 ? FIRST : table.length < SMALL ? table.length * 3 : table.length;
        if (more <= room.left - (more > FEW ? room.reserve : 0)) {
            room.left -= more;
            fill(new int[table.length + more]);
            return true;
        }
        while (level < Grams.LEVELS && table.length > 0) {
            level++;
            fill(new int[table.length]);
            if (count < limit) {
                return true;
            }
        }
        given = true;
        release();
        return false;
    }

    /** Takes what is kept of the table into another. */
    private void fill(int[] other) {
        int[] old = table;
        table = other;
        limit = other.length * 5 / 8;
        count = 0;
        putAll(old);
    }

    private void putAll(int[] hashes) {
        for (int hash : hashes) {
            if (hash != 0) {
                put(hash);
            }
        }
    }

    private void release() {
        room.left += table.length + bits.length * 2;
        table = new int[0];
        bits = new long[0];
        count = 0;
        limit = 0;
    }

    /**
     * What was collected, coded; nothing is collected any more.
     *
     * @param traffic bytes of the session
     * @param head bytes that are kept with what is told, whatever that is
     * @param payload bytes of the largest payload of a packet
     */
    byte[] finish(long traffic, int head, int payload, Set<Tie> ties) {
        byte[] contents = given ? SessionContents.anything(payload, ties)
                : count == 0 && level == 0 && bits.length == 0 ? SessionContents.nothing(payload, ties)
                : filter(Math.max(1, room.most(traffic, head)), payload, ties);
        room.kept(traffic, head + contents.length - SessionContents.HEAD_BYTES);
        given = true;
        release();
        return contents;
    }

    private byte[] filter(long most, int payload, Set<Tie> ties) {
        double grams = bits.length == 0 ? count : grams();
        while (level < Grams.LEVELS && grams * FEWEST_BITS > most * 8) {
            level++;
            grams = grams();
        }
        if (grams == Double.POSITIVE_INFINITY) {
            return SessionContents.anything(payload, ties);
        }
        int size = (int) Math.clamp((long) Math.ceil(grams * BITS_EACH / 8), 1, Math.min(most, LARGEST));
        byte[] filter = new byte[SessionContents.HEAD_BYTES + size];
        for (int hash : table) {
            if (hash != 0 && Grams.kept(hash, level)) {
                set(filter, Grams.part(hash) << level);
            }
        }
        for (int i = 0; i < bits.length >> level; i++) {
            for (long rest = bits[i]; rest != 0; rest &= rest - 1) {
                int part = (i << 6 | Long.numberOfTrailingZeros(rest)) << Integer.SIZE - Grams.HASH_BITS;
                set(filter, part << level);
            }
        }
        return SessionContents.some(filter, level, payload, ties);
    }

    private static void set(byte[] filter, int hash) {
        int bit = SessionContents.bit(hash, filter.length - SessionContents.HEAD_BYTES);
        filter[SessionContents.HEAD_BYTES + (bit >>> 3)] |= (byte) (1 << (bit & 7));
    }

    /** How many sequences are kept at the present level; infinite if that cannot be told any more. */
    private double grams() {
        int kept = 0;
        for (int hash : table) {
            kept += hash != 0 && Grams.kept(hash, level) ? 1 : 0;
        }
        for (int i = 0; i < bits.length >> level; i++) {
            kept += Long.bitCount(bits[i]);
        }
        double all = 1 << Grams.HASH_BITS - level;
        return bits.length == 0 ? kept
                : kept > all * FULL ? Double.POSITIVE_INFINITY : -Math.log(1 - kept / all) * all;
    }
}
