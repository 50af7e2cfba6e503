package org.netrospect.core.contents;

import java.util.Optional;
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
    /** Bits of a filter for each sequence, if there is room: a fifth of them is then set. */
    private static final double BITS_EACH = 5;
    /** The same where the client has a filter of its own, which answers most of what is asked. */
    private static final double BITS_BESIDE_CLIENT = 2;
    /** Bytes of a filter in which there is a bit for every hash. */
    private static final int LARGEST = 1 << Grams.HASH_BITS - 3;
    /** Of what is kept, the part that may tell of the client alone. */
    private static final int CLIENTS_PART = 4;
    /** With fewer bits, a filter of half of the sequences says more. */
    private static final double FEWEST_BITS = 1 / (2 * Math.log(2));

    /** The lane of bytes that stand for themselves. */
    static final int PIECES = 2;

    private final GramRoom room;
    private final int[] unfinished = new int[3];
    private GramHashes table = new GramHashes(0);
    private long[] bits = {};
    private int level;
    private boolean given;

    GramSet(GramRoom room) {
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
        int[] slots = table.slots();
        for (int i = from; i < end; i++) {
            gram = Grams.next(gram, bytes[i]);
            if (Grams.isWhole(gram)) {
                int hash = Grams.hash(gram);
                if (!GramHashes.has(slots, hash)) {
                    put(hash);
                    slots = table.slots();
                }
            }
        }
        return gram;
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
        if (!table.isFull()) {
            table.put(hash);
        } else if (grow()) {
            put(hash);
        }
    }

    /** @return false if nothing is taken any more */
    private boolean grow() {
        if (given) {
            return false;
        }
        if (table.size() == MOST) {
            bits = new long[1 << Grams.HASH_BITS - 6];
            fill(new GramHashes(0));
            return true;
        }
        int more = table.size() == 0 ? FIRST : table.size() < SMALL ? table.size() * 3 : table.size();
        if (room.take(more)) {
            fill(new GramHashes(table.size() + more));
            return true;
        }
        while (level < Grams.LEVELS && table.size() > 0) {
            level++;
            fill(new GramHashes(table.size()));
            if (!table.isFull()) {
                return true;
            }
        }
        given = true;
        release();
        return false;
    }

    /** Takes what is kept of the table into another, or into the bits. */
    private void fill(GramHashes other) {
        int[] hashes = table.slots();
        table = other;
        for (int hash : hashes) {
            if (hash != 0) {
                put(hash);
            }
        }
    }

    private void release() {
        room.giveBack(table.size() + bits.length * 2);
        table = new GramHashes(0);
        bits = new long[0];
    }

    /**
     * What was collected, coded; nothing is collected any more.
     *
     * @param traffic bytes of the session
     * @param head bytes that are kept with what is told, whatever that is
     * @param payload bytes of the largest payload of a packet
     * @param client what the client sends, if that is told apart
     */
    byte[] finish(long traffic, int head, int payload, Set<Tie> ties, Optional<ClientGrams> client) {
        long most = room.most(traffic, head);
        Optional<byte[]> asked = client.flatMap(its -> its.finish(most / CLIENTS_PART,
                given ? Double.POSITIVE_INFINITY : grams()));
        byte[] contents = coded(most - asked.map(its -> its.length).orElse(0), payload, ties, asked);
        room.kept(traffic, head + contents.length - SessionContents.HEAD_BYTES);
        given = true;
        release();
        return contents;
    }

    private byte[] coded(long most, int payload, Set<Tie> ties, Optional<byte[]> client) {
        if (given) {
            return SessionContents.anything(payload, ties, client);
        }
        if (table.count() == 0 && level == 0 && bits.length == 0) {
            return SessionContents.nothing(payload, ties);
        }
        double grams = grams();
        while (level < Grams.LEVELS && grams * FEWEST_BITS > most * 8) {
            level++;
            grams = grams();
        }
        return grams == Double.POSITIVE_INFINITY ? SessionContents.anything(payload, ties, client)
                : SessionContents.some(filter(grams, client.isPresent() ? BITS_BESIDE_CLIENT : BITS_EACH, most), level,
                        payload, ties, client);
    }

    private byte[] filter(double grams, double bitsEach, long most) {
        byte[] filter = new byte[(int) Math.clamp((long) Math.ceil(grams * bitsEach / 8), 1,
                Math.min(most, LARGEST))];
        for (int hash : table.slots()) {
            if (hash != 0 && Grams.kept(hash, level)) {
                SessionContents.set(filter, Grams.part(hash) << level);
            }
        }
        for (int i = 0; i < bits.length >> level; i++) {
            for (long rest = bits[i]; rest != 0; rest &= rest - 1) {
                int part = (i << 6 | Long.numberOfTrailingZeros(rest)) << Integer.SIZE - Grams.HASH_BITS;
                SessionContents.set(filter, part << level);
            }
        }
        return filter;
    }

    /** How many sequences are kept at the present level; infinite if that cannot be told any more. */
    private double grams() {
        if (bits.length == 0 && level == 0) {
            return table.count();
        }
        int kept = 0;
        for (int hash : table.slots()) {
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
