package org.netrospect.core.contents;

import java.util.Optional;

/**
 * Collects the {@link Grams} of what the client of a session sends, as long as they are few: most rules ask for
 * requests, and in responses nearly everything occurs. One thread.
 */
final class ClientGrams {
    private static final int FIRST = 64;
    private static final int MOST = 1 << 12;
    /** Bits of a filter for each sequence. */
    private static final double BITS_EACH = 4;
    /** With fewer, a filter says too little. */
    private static final double FEWEST_BITS = 2;

    private final GramRoom room;
    private GramHashes table = new GramHashes(0);
    private int unfinished;
    private boolean given;

    ClientGrams(GramRoom room) {
        this.room = room;
    }

    /** The next bytes of its stream. */
    void add(byte[] bytes, int from, int length) {
        unfinished = take(unfinished, bytes, from, length);
    }

    /** What comes in its stream does not follow what was. */
    void broken() {
        unfinished = 0;
    }

    /** Bytes that stand for themselves. */
    void piece(byte[] bytes, int from, int length) {
        take(0, bytes, from, length);
    }

    private int take(int before, byte[] bytes, int from, int length) {
        int gram = before;
        for (int i = from; i < from + length && !given; i++) {
            gram = Grams.next(gram, bytes[i]);
            if (Grams.isWhole(gram)) {
                int hash = Grams.hash(gram);
                if (!GramHashes.has(table.slots(), hash)) {
                    put(hash);
                }
            }
        }
        return gram;
    }

    private void put(int hash) {
        if (table.isFull()) {
            int size = table.size() == 0 ? FIRST : table.size() * 4;
            if (size > MOST || !room.take(size - table.size())) {
                giveUp();
                return;
            }
            GramHashes larger = new GramHashes(size);
            larger.putAll(table);
            table = larger;
        }
        table.put(hash);
    }

    /** Nothing is told of the client alone. */
    void giveUp() {
        given = true;
        room.giveBack(table.size());
        table = new GramHashes(0);
    }

    /**
     * A bit for each sequence; nothing is collected any more.
     *
     * @param most bytes that it may take
     * @param all sequences of both sides
     * @return empty if too little could be told
     */
    Optional<byte[]> finish(long most, double all) {
        int count = table.count();
        boolean told = !given && count * 2.0 <= all && count * FEWEST_BITS / Byte.SIZE <= most;
        byte[] filter = new byte[told ? (int) Math.min(most, Math.ceil(count * BITS_EACH / Byte.SIZE)) : 0];
        for (int hash : table.slots()) {
            if (told && hash != 0) {
                SessionContents.set(filter, Grams.part(hash));
            }
        }
        giveUp();
        return told ? Optional.of(filter) : Optional.empty();
    }
}
