package org.netrospect.carving.format;

import org.netrospect.carving.extent.Piece;
import org.netrospect.core.bytes.MalformedInput;

/** Reads numbers of variable length one behind the other. */
final class Cursor {
    private final Piece piece;
    private int index;

    Cursor(Piece piece, int index) {
        this.piece = piece;
        this.index = index;
    }

    int index() {
        return index;
    }

    /** Seven bits a byte, the lowest first, as RAR 5, XZ and WebAssembly have them. */
    long vint() {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            int b = piece.u8(index++);
            value |= (b & 0x7fL) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw new MalformedInput("a number has more than 8 bytes");
    }
}
