package org.netrospect.core.contents;

import java.util.Arrays;
import java.util.List;

/**
 * Sequences of four characters of a text in ASCII, line feeds included, without regard to case: what
 * {@link SessionContents} knows of a session. Compressed and encrypted bytes hardly have any, and nearly every text
 * that is sought has some. With carriage returns, filters of the same size would say a third less.
 */
public final class Grams {
    /** How often half of the sequences may be left out; see {@link #kept}. */
    static final int LEVELS = 8;
    /** Bits of a hash that count: those above. */
    static final int HASH_BITS = 20;
    /** The small letter of a capital one, every other character of a text itself, 0 for all other bytes. */
    private static final byte[] TEXT = new byte[256];

    static {
        for (int i = 0x20; i < 0x7f; i++) {
            TEXT[i] = (byte) (i >= 'A' && i <= 'Z' ? i + 32 : i);
        }
        TEXT['\n'] = '\n';
    }

    /** By level, the hashes of what is sought as far as they are kept there. */
    private final int[][] sought;

    private Grams(int[][] sought) {
        this.sought = sought;
    }

    /** What must be there where all of these bytes are, for {@link SessionContents#mayHold}. */
    public static Grams of(List<byte[]> patterns) {
        int[] all = patterns.stream().flatMapToInt(pattern -> Arrays.stream(hashes(pattern))).distinct().toArray();
        int[][] sought = new int[LEVELS + 1][];
        for (int level = 0; level <= LEVELS; level++) {
            int of = level;
            sought[level] = Arrays.stream(all).filter(hash -> kept(hash, of)).map(hash -> part(hash) << of)
                    .distinct().toArray();
        }
        return new Grams(sought);
    }

    /** Whether nothing is sought that this can tell of. */
    public boolean isEmpty() {
        return sought[0].length == 0;
    }

    /** Hashes without the bits that are the same for all of the level. */
    int[] sought(int level) {
        return sought[level];
    }

    /** What was read so far, moved on by one byte. */
    static int next(int gram, byte b) {
        return gram << 8 | TEXT[b & 0xff];
    }

    /** Whether all four are of a text: no byte is 0, and none is above 0x7f. */
    static boolean isWhole(int gram) {
        return (gram - 0x01010101 & 0x80808080) == 0;
    }

    /** Spreads sequences evenly over all numbers but 0. */
    static int hash(int gram) {
        int hash = gram * 0x9E3779B1;
        hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
        hash ^= hash >>> 13;
        return hash == 0 ? 1 : hash;
    }

    /** Whether a sequence is among those kept at a level: all at 0, and half of those of the level before at others. */
    static boolean kept(int hash, int level) {
        return (hash & ~(-1 >>> level)) == 0;
    }

    /** The bits of a hash that count. */
    static int part(int hash) {
        return hash & -1 << Integer.SIZE - HASH_BITS;
    }

    private static int[] hashes(byte[] bytes) {
        int[] hashes = new int[bytes.length];
        int count = 0;
        int gram = 0;
        for (byte b : bytes) {
            gram = next(gram, b);
            if (isWhole(gram)) {
                hashes[count++] = hash(gram);
            }
        }
        return Arrays.copyOf(hashes, count);
    }
}
