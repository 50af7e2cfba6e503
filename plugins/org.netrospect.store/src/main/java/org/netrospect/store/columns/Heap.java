package org.netrospect.store.columns;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.netrospect.core.cases.StoreException;

/**
 * Reads what has no fixed width: texts (length in four bytes, UTF-8), IPv6 addresses (16 bytes, high half first) and
 * large numbers (8 bytes), each at a multiple of four and inside one piece. Any thread.
 */
final class Heap {
    /** The file is mapped in pieces of this many bytes; no entry crosses their borders. */
    static final int PIECE = 1 << 26;
    /** Bytes of UTF-8 a text may have; a longer one is cut. */
    static final int LONGEST_TEXT = 1 << 20;
    /** Bytes at the beginning that hold no entry, so that place 0 can stand for none. */
    static final int HEAD = 8;

    private final MappedPieces pieces;

    Heap(Path file) {
        pieces = new MappedPieces(file, PIECE);
    }

    long number(long place) {
        return at(place, 8).getLong(index(place));
    }

    String text(long place) {
        int length = at(place, 4).getInt(index(place));
        if (length < 0 || length > LONGEST_TEXT) {
            throw new StoreException("The case's file " + pieces.file() + " is damaged at " + place
                    + ": a text of " + length + " bytes is claimed there.", new IllegalStateException("text length"));
        }
        byte[] bytes = new byte[length];
        at(place, 4 + length).get(index(place) + 4, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private ByteBuffer at(long place, int bytes) {
        return pieces.piece((int) (place / PIECE), index(place) + bytes);
    }

    private static int index(long place) {
        return (int) (place % PIECE);
    }
}
