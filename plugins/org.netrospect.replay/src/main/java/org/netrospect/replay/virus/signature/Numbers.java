package org.netrospect.replay.virus.signature;

/** Reads whole numbers from a file. A number that is not wholly there is -1. */
record Numbers(byte[] data, int length, boolean littleEndian) {
    /** @param size in bytes, at most 8 */
    long unsigned(long at, int size) {
        if (at < 0 || at > length - size) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < size; i++) {
            int place = (int) at + (littleEndian ? size - 1 - i : i);
            number = number << 8 | data[place] & 0xff;
        }
        return number;
    }

    /** A number of eight bytes or four; beyond the range of a signed one it is negative. */
    long word(long at, boolean wide) {
        return unsigned(at, wide ? 8 : 4);
    }
}
