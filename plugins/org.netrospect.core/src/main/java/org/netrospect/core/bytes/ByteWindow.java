package org.netrospect.core.bytes;

import java.nio.charset.StandardCharsets;

/**
 * A bounds-checked view of a piece of an array, the only way in which captured bytes are read. It borrows the array:
 * the view is valid as long as the array's owner says, and who keeps bytes copies them. Every read outside the window
 * throws {@link MalformedInput}. Offsets are relative to the start of the window. Not safe for use by several threads
 * while {@link #wrap} is called.
 */
public final class ByteWindow {
    private byte[] array;
    private int start;
    private int length;

    /** An empty window, to be wrapped. */
    public ByteWindow() {
        this(new byte[0], 0, 0);
    }

    /** A window on {@code length} bytes of {@code array} from {@code start}. */
    public ByteWindow(byte[] array, int start, int length) {
        wrap(array, start, length);
    }

    /** Moves this window; throws IllegalArgumentException if the piece is not inside the array. */
    public ByteWindow wrap(byte[] newArray, int newStart, int newLength) {
        if ((newStart | newLength) < 0 || newStart > newArray.length - newLength) {
            throw new IllegalArgumentException("window " + newStart + "+" + newLength + " of " + newArray.length);
        }
        array = newArray;
        start = newStart;
        length = newLength;
        return this;
    }

    public int length() {
        return length;
    }

    /** The backing array; bytes outside the window belong to others. */
    public byte[] array() {
        return array;
    }

    /** Index of the window's first byte in {@link #array()}. */
    public int arrayOffset() {
        return start;
    }

    /** Throws {@link MalformedInput} unless {@code count} bytes stand at {@code offset}. Returns the array index. */
    public int check(int offset, int count) {
        // no sum is made of the two: it could overflow
        if ((offset | count) < 0 || offset > length - count) {
            throw new MalformedInput(length, count, offset);
        }
        return start + offset;
    }

    public int u8(int offset) {
        return array[check(offset, 1)] & 0xff;
    }

    /** Unsigned 16 bits, network byte order. */
    public int u16(int offset) {
        int i = check(offset, 2);
        return (array[i] & 0xff) << 8 | array[i + 1] & 0xff;
    }

    /** Unsigned 24 bits, network byte order. */
    public int u24(int offset) {
        int i = check(offset, 3);
        return (array[i] & 0xff) << 16 | (array[i + 1] & 0xff) << 8 | array[i + 2] & 0xff;
    }

    /** 32 bits, network byte order, as a signed int. */
    public int i32(int offset) {
        int i = check(offset, 4);
        return array[i] << 24 | (array[i + 1] & 0xff) << 16 | (array[i + 2] & 0xff) << 8 | array[i + 3] & 0xff;
    }

    /** Unsigned 32 bits, network byte order. */
    public long u32(int offset) {
        return i32(offset) & 0xffff_ffffL;
    }

    /** 64 bits, network byte order. */
    public long i64(int offset) {
        check(offset, 8);
        return (long) i32(offset) << 32 | u32(offset + 4);
    }

    /** Unsigned 16 bits, little endian. */
    public int u16le(int offset) {
        int i = check(offset, 2);
        return (array[i + 1] & 0xff) << 8 | array[i] & 0xff;
    }

    /** 32 bits, little endian, as a signed int. */
    public int i32le(int offset) {
        return Integer.reverseBytes(i32(offset));
    }

    /** Unsigned 32 bits, little endian. */
    public long u32le(int offset) {
        return i32le(offset) & 0xffff_ffffL;
    }

    /** 64 bits, little endian. */
    public long i64le(int offset) {
        return Long.reverseBytes(i64(offset));
    }

    /** A copy of {@code count} bytes. */
    public byte[] bytes(int offset, int count) {
        int i = check(offset, count);
        byte[] copy = new byte[count];
        System.arraycopy(array, i, copy, 0, count);
        return copy;
    }

    /** {@code count} bytes as text, one character a byte (ISO 8859-1). */
    public String latin1(int offset, int count) {
        return new String(array, check(offset, count), count, StandardCharsets.ISO_8859_1);
    }

    /** {@code count} bytes as UTF-8, malformed sequences replaced. */
    public String utf8(int offset, int count) {
        return new String(array, check(offset, count), count, StandardCharsets.UTF_8);
    }

    /** Offset of the first {@code value} at or after {@code from}, or -1. */
    public int indexOf(int value, int from) {
        for (int i = Math.max(from, 0); i < length; i++) {
            if (array[start + i] == (byte) value) {
                return i;
            }
        }
        return -1;
    }

    /** A new window on part of this one, on the same array. */
    public ByteWindow slice(int offset, int count) {
        return new ByteWindow(array, check(offset, count), count);
    }
}
