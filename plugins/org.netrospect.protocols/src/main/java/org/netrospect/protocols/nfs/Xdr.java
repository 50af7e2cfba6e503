package org.netrospect.protocols.nfs;

import java.util.HexFormat;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/** Reads values one behind the other (RFC 4506). One thread. */
final class Xdr {
    /** Bytes of a name that are kept. */
    private static final int LONGEST_TEXT = 1024;

    private final ByteWindow bytes;
    private int at;

    Xdr(ByteWindow bytes) {
        this.bytes = bytes;
    }

    long u32() {
        long value = bytes.u32(at);
        at += 4;
        return value;
    }

    /** A number that counts or chooses: one that fits no int is refused. */
    int number() {
        long value = u32();
        if (value > Integer.MAX_VALUE) {
            throw new MalformedInput("a count of " + value + " cannot be");
        }
        return (int) value;
    }

    boolean bool() {
        return u32() != 0;
    }

    long i64() {
        long value = bytes.i64(at);
        at += 8;
        return value;
    }

    Xdr skip(int count) {
        bytes.check(at, count);
        at += count;
        return this;
    }

    ByteWindow fixed(int length) {
        ByteWindow value = bytes.slice(at, length);
        at += length;
        return value;
    }

    /** Bytes with their length before and zeros behind them; the zeros may be missing at the end. */
    ByteWindow opaque() {
        ByteWindow value = fixed(number());
        at = Math.min(bytes.length(), at + (-value.length() & 3));
        return value;
    }

    String text() {
        ByteWindow value = opaque();
        return value.utf8(0, Math.min(value.length(), LONGEST_TEXT));
    }

    /** A list of numbers. */
    Xdr skipList() {
        return skip((int) Math.min(Integer.MAX_VALUE, 4L * number()));
    }

    /** Attributes that are to be set, in version 3 (RFC 1813, section 2.6). */
    Xdr skipSettable() {
        for (int size : new int[] {4, 4, 4, 8}) {
            if (bool()) {
                skip(size);
            }
        }
        for (int i = 0; i < 2; i++) {
            if (u32() == 2) {
                skip(8);
            }
        }
        return this;
    }

    static String hex(ByteWindow value) {
        return HexFormat.of().formatHex(value.bytes(0, value.length()));
    }
}
