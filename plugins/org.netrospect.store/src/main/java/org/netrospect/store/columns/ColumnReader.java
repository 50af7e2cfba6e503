package org.netrospect.store.columns;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The values of one column by row. Callers ask for rows only that were published; whether a row has a value is
 * {@link #isNull}. Any thread, no object for a number.
 */
public final class ColumnReader {
    private static final int PIECE_SHIFT = 20;
    private static final int PIECE_MASK = (1 << PIECE_SHIFT) - 1;
    static final long IPV4 = 1L << 32;

    private final Storage storage;
    private final int width;
    private final MappedPieces pieces;
    private final Heap heap;

    ColumnReader(Path file, Storage storage, Heap heap) {
        this.storage = storage;
        this.width = storage.width;
        this.pieces = new MappedPieces(file, (long) width << PIECE_SHIFT);
        this.heap = heap;
    }

    Storage storage() {
        return storage;
    }

    /** The value as it lies in the file. */
    private long raw(int row) {
        int index = (row & PIECE_MASK) * width;
        ByteBuffer piece = pieces.piece(row >>> PIECE_SHIFT, index + width);
        return switch (width) {
            case 1 -> piece.get(index);
            case 2 -> piece.getShort(index);
            case 4 -> piece.getInt(index);
            default -> piece.getLong(index);
        };
    }

    public boolean isNull(int row) {
        long raw = raw(row);
        return switch (storage) {
            case BYTE -> raw == Byte.MIN_VALUE;
            case SHORT -> raw == Short.MIN_VALUE;
            case INT, COUNT -> raw == Integer.MIN_VALUE;
            case LONG -> raw == Long.MIN_VALUE;
            case TEXT, ADDRESS -> raw == 0;
        };
    }

    /** The number, 0 for none. */
    public long longAt(int row) {
        long raw = raw(row);
        return switch (storage) {
            case BYTE -> raw == Byte.MIN_VALUE ? 0 : raw;
            case SHORT -> raw == Short.MIN_VALUE ? 0 : raw;
            case INT -> raw == Integer.MIN_VALUE ? 0 : raw;
            case LONG -> raw == Long.MIN_VALUE ? 0 : raw;
            case COUNT -> raw >= 0 ? raw : raw == Integer.MIN_VALUE ? 0 : heap.number((raw & Integer.MAX_VALUE) << 2);
            case TEXT, ADDRESS -> throw new IllegalArgumentException("no number: " + pieces.file());
        };
    }

    /** Equal for equal places in the heap; 0 for no text. */
    public long textKeyAt(int row) {
        return raw(row) & 0xffff_ffffL;
    }

    /** The text, "" for none. */
    public String textAt(int row) {
        if (storage != Storage.TEXT) {
            throw new IllegalArgumentException("no text: " + pieces.file());
        }
        long place = textKeyAt(row) << 2;
        return place == 0 ? "" : heap.text(place);
    }

    /** 4, 6, or 0 for none. */
    public int addressVersionAt(int row) {
        if (storage != Storage.ADDRESS) {
            throw new IllegalArgumentException("no address: " + pieces.file());
        }
        long raw = raw(row);
        return raw == 0 ? 0 : raw < 0 ? 6 : 4;
    }

    public long addressHighAt(int row) {
        long raw = raw(row);
        return raw < 0 ? heap.number(raw & Long.MAX_VALUE) : 0;
    }

    public long addressLowAt(int row) {
        long raw = raw(row);
        return raw < 0 ? heap.number((raw & Long.MAX_VALUE) + 8) : raw & 0xffff_ffffL;
    }
}
