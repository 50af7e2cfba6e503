package org.netrospect.replay.pcre;

import java.nio.charset.StandardCharsets;

/** Bytes as characters of ISO 8859-1, each look at one of them counted. */
final class BytesAsText implements CharSequence {
    private final byte[] bytes;
    private final int start;
    private final int length;
    private final long[] left;

    /** Thrown when the count is used up; stackless. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("too many steps", null, false, false);
        }
    }

    /** @param left how many looks are left, counted down */
    BytesAsText(byte[] bytes, int start, int length, long[] left) {
        this.bytes = bytes;
        this.start = start;
        this.length = length;
        this.left = left;
    }

    @Override
    public char charAt(int index) {
        if (--left[0] < 0) {
            throw new Exhausted();
        }
        return (char) (bytes[start + index] & 0xff);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new BytesAsText(bytes, start + from, to - from, left);
    }

    @Override
    public String toString() {
        return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }
}
