package org.netrospect.pcap;

import java.nio.charset.StandardCharsets;

/** Walks over the options of a block (draft-ietf-opsawg-pcapng, section 3.5); stops at the first impossible one. */
final class Options {
    static final int COMMENT = 1;
    /** Text taken of one option, in bytes. */
    private static final int TEXT = 64 * 1024;

    private final byte[] bytes;
    private final int end;
    private final boolean bigEndian;
    private int next;
    private int code;
    private int length;
    private int at;
    private boolean damaged;

    /** @param end behind the last byte that options may have */
    Options(byte[] bytes, int from, int end, boolean bigEndian) {
        this.bytes = bytes;
        this.next = from;
        this.end = end;
        this.bigEndian = bigEndian;
    }

    /** Moves to the next option; false if there is none. */
    boolean next() {
        if (end - next < 4) {
            return false;
        }
        code = Bytes.u16(bytes, next, bigEndian);
        length = Bytes.u16(bytes, next + 2, bigEndian);
        at = next + 4;
        if (code == 0) {
            return false;
        }
        if (length > end - at) {
            damaged = true;
            return false;
        }
        next = at + (length + 3 & ~3);
        return true;
    }

    int code() {
        return code;
    }

    int length() {
        return length;
    }

    /** True if an option claimed to be longer than its block. */
    boolean damaged() {
        return damaged;
    }

    int u8() {
        return length < 1 ? 0 : bytes[at] & 0xff;
    }

    /** The value as a 64-bit number; 0 if it is shorter. */
    long i64() {
        return length < 8 ? 0 : Bytes.i64(bytes, at, bigEndian);
    }

    String text() {
        return text(0);
    }

    /** The value from its byte {@code skip} as UTF-8, malformed sequences replaced, up to a zero. */
    String text(int skip) {
        int stop = at + Math.min(length, TEXT);
        int n = Math.min(at + skip, stop);
        int from = n;
        while (n < stop && bytes[n] != 0) {
            n++;
        }
        return new String(bytes, from, n - from, StandardCharsets.UTF_8);
    }
}
