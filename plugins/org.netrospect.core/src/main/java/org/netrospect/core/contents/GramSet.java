package org.netrospect.core.contents;

import java.util.Arrays;

/**
 * Collects what a session contains while it is open: a set of sequences, from some number on a bit table of their
 * hashes. One thread.
 */
final class GramSet {
    /** Sequences beyond which hashes alone are kept. */
    private static final int MOST = 1 << 15;
    private static final int TABLE_LOG = 20;
    private static final int FIRST = 32;
    /** Bits of a filter for each sequence, if there is room: a seventh of them is then set. */
    private static final int BITS_EACH = 6;
    /** Filters of which more is set say next to nothing. */
    private static final double FULL = 0.9;

    /** The lane of bytes that stand for themselves. */
    static final int PIECES = 2;

    private final Room room;
    private final int[] unfinished = new int[3];
    private int[] table = {};
    private int count;
    private long[] bits = {};
    private boolean given;

    /** What the sessions of a shard share: memory while they are open, in numbers of 4 bytes, and what is kept. */
    static final class Room {
        private static final int ALL = 1 << 19;
        /** Bytes kept of all sessions for one of their traffic. */
        private static final double SHARE = 0.03;
        /** Of what former sessions left over, the part that one may take: others come after it. */
        private static final double PART = 0.1;
        private int left = ALL;
        private double spare;

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
        int gram = unfinished[lane];
        int end = from + length;
        for (int i = from; i < end; i++) {
            gram = Grams.next(gram, bytes[i]);
            if (Grams.isWhole(gram)) {
                put(gram);
            }
        }
        unfinished[lane] = gram;
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

    private void put(int gram) {
        if (bits.length > 0) {
            set(gram);
            return;
        }
        if (count * 2 >= table.length && !grow()) {
            return;
        }
        int mask = table.length - 1;
        int slot = gram * 0x9E3779B1 >>> 7 & mask;
        while (table[slot] != 0) {
            if (table[slot] == gram) {
                return;
            }
            slot = slot + 1 & mask;
        }
        table[slot] = gram;
        count++;
    }

    private void set(int gram) {
        int bit = Grams.hash(gram) >>> 32 - TABLE_LOG;
        bits[bit >>> 6] |= 1L << bit;
    }

    /** @return false if everything goes into the bit table now, or nowhere */
    private boolean grow() {
        if (given) {
            return false;
        }
        int[] old = table;
        boolean many = count >= MOST;
        int more = many ? (1 << TABLE_LOG - 5) - old.length : Math.max(FIRST, old.length);
        if (more > room.left) {
            given = true;
            release();
            return false;
        }
        room.left -= more;
        if (many) {
            bits = new long[1 << TABLE_LOG - 6];
        } else {
            table = new int[old.length + more];
            count = 0;
        }
        for (int gram : old) {
            if (gram != 0) {
                put(gram);
            }
        }
        if (many) {
            table = new int[0];
            return false;
        }
        return true;
    }

    private void release() {
        room.left += table.length + bits.length * 2;
        table = new int[0];
        bits = new long[0];
        count = 0;
    }

    /**
     * What was collected; nothing is collected any more.
     *
     * @param traffic bytes of the session
     * @param head bytes that are kept with what is told, whatever that is
     */
    SessionContents finish(long traffic, int head, boolean joined) {
        boolean everything = given;
        given = true;
        SessionContents contents = everything ? SessionContents.anything(joined)
                : filter(room.most(traffic, head), joined);
        room.kept(traffic, head + contents.coded().length - 1);
        release();
        return contents;
    }

    private SessionContents filter(long most, boolean joined) {
        if (bits.length > 0) {
            return folded(most, joined);
        }
        if (count == 0) {
            return SessionContents.nothing(joined);
        }
        byte[] filter = new byte[(int) Math.max(1, Math.min(most, (count * (long) BITS_EACH + 7) / 8))];
        for (int gram : table) {
            if (gram != 0) {
                int bit = SessionContents.bit(Grams.hash(gram), filter.length);
                filter[bit >>> 3] |= (byte) (1 << (bit & 7));
            }
        }
        return worth(filter, joined);
    }

    /** The bit table, made smaller by halves. */
    private SessionContents folded(long most, boolean joined) {
        double empty = 1 - Arrays.stream(bits).map(Long::bitCount).sum() / (double) (1 << TABLE_LOG);
        double grams = -Math.log(Math.max(empty, 1e-6)) * (1 << TABLE_LOG);
        int log = TABLE_LOG;
        while (log > 3 && (1L << log) > Math.min(most * 8, Math.max(8, grams * BITS_EACH * 4 / 3))) {
            log--;
        }
        byte[] filter = new byte[1 << log - 3];
        for (int i = 0; i < 1 << TABLE_LOG; i++) {
            if ((bits[i >>> 6] & 1L << i) != 0) {
                int bit = i >>> TABLE_LOG - log;
                filter[bit >>> 3] |= (byte) (1 << (bit & 7));
            }
        }
        return worth(filter, joined);
    }

    private static SessionContents worth(byte[] filter, boolean joined) {
        int set = 0;
        for (byte b : filter) {
            set += Integer.bitCount(b & 0xff);
        }
        return set > filter.length * 8 * FULL && filter.length > 2 ? SessionContents.anything(joined)
                : SessionContents.some(filter, joined);
    }
}
