package org.netrospect.core.contents;

import java.util.Arrays;

/**
 * Sequences of four printable characters of ASCII, without regard to case: what {@link SessionContents} knows of a
 * session. Compressed and encrypted bytes hardly have any, and nearly every text that is sought has some.
 */
public final class Grams {
    /** The small letter of a capital one, every other printable character itself, 0 for all other bytes. */
    private static final byte[] PRINTABLE = new byte[256];

    static {
        for (int i = 0x20; i < 0x7f; i++) {
            PRINTABLE[i] = (byte) (i >= 'A' && i <= 'Z' ? i + 32 : i);
        }
    }

    private Grams() {
    }

    /** What was read so far, moved on by one byte. */
    static int next(int gram, byte b) {
        return gram << 8 | PRINTABLE[b & 0xff];
    }

    /** Whether all four are printable: no byte is 0, and none is above 0x7f. */
    static boolean isWhole(int gram) {
        return (gram - 0x01010101 & 0x80808080) == 0;
    }

    /** Spreads sequences evenly over all numbers. */
    static int hash(int gram) {
        int hash = gram * 0x9E3779B1;
        hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
        return hash ^ hash >>> 13;
    }

    /** Hashes of all that is in some bytes, for {@link SessionContents#mayHold}. */
    public static int[] hashes(byte[] bytes) {
        int[] hashes = new int[bytes.length];
        int count = 0;
        int gram = 0;
        for (byte b : bytes) {
            gram = next(gram, b);
            if (isWhole(gram)) {
                hashes[count++] = hash(gram);
            }
        }
        return Arrays.stream(hashes, 0, count).distinct().toArray();
    }
}
