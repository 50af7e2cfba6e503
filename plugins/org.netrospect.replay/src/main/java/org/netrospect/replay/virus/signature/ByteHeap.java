package org.netrospect.replay.virus.signature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Many short byte strings in few arrays, so that millions of them cost little more than their bytes. */
final class ByteHeap {
    /** Bytes of the longest string. */
    static final int LONGEST = 1 << 20;
    private static final int CHUNK_BITS = 22;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final List<byte[]> chunks = new ArrayList<>();
    private int used = CHUNK;

    /** Adds a string. @return where it is */
    long add(byte[] bytes, int offset, int length) {
        int need = length + 4;
        if (used + need > CHUNK) {
            chunks.add(new byte[CHUNK]);
            used = 0;
        }
        byte[] chunk = chunks.getLast();
        long at = (long) (chunks.size() - 1) << CHUNK_BITS | used;
        for (int i = 0; i < 4; i++) {
            chunk[used + i] = (byte) (length >>> i * 8);
        }
        System.arraycopy(bytes, offset, chunk, used + 4, length);
        used += need;
        return at;
    }

    byte[] get(long at) {
        byte[] chunk = chunks.get((int) (at >>> CHUNK_BITS));
        int from = (int) (at & CHUNK - 1);
        int length = 0;
        for (int i = 0; i < 4; i++) {
            length |= (chunk[from + i] & 0xff) << i * 8;
        }
        return Arrays.copyOfRange(chunk, from + 4, from + 4 + length);
    }

    /** Bytes taken from memory. */
    long size() {
        return (long) chunks.size() << CHUNK_BITS;
    }
}
