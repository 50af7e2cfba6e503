package org.netrospect.core.contents;

/** Hashes of {@link Grams}, each once; never 0. One thread. */
final class GramHashes {
    private final int[] slots;
    private int count;

    /** @param size slots, a power of two, or none */
    GramHashes(int size) {
        slots = new int[size];
    }

    /** 0 where nothing is. */
    int[] slots() {
        return slots;
    }

    int size() {
        return slots.length;
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return count >= slots.length * 5 / 8;
    }

    /** @param slots of a table, for loops that ask often */
    static boolean has(int[] slots, int hash) {
        return slots.length > 0 && slots[slot(slots, hash)] == hash;
    }

    /** To be called when it is not full. */
    void put(int hash) {
        int slot = slot(slots, hash);
        if (slots[slot] == 0) {
            slots[slot] = hash;
            count++;
        }
    }

    /** To be called when there is room for all of the other. */
    void putAll(GramHashes other) {
        for (int hash : other.slots) {
            if (hash != 0) {
                put(hash);
            }
        }
    }

    /** Where it is, or could be put. */
    private static int slot(int[] slots, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
