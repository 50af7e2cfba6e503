package org.netrospect.protocols.packed;

import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/** Snappy without frames: the length, then literals and copies of what stands before (its format_description.txt). */
final class Snappy {
    private final ByteWindow packed;
    private final byte[] out;
    private int at;
    private int have;

    private Snappy(ByteWindow packed, int most) {
        this.packed = packed;
        long length = 0;
        for (int shift = 0; ; shift += 7) {
            int next = packed.u8(at++);
            length |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                break;
            }
            if (shift == 28) {
                throw new MalformedInput("what is said to be compressed with snappy is too long");
            }
        }
        // 64 bytes at most come from 3, so a long claim reserves no more than that
        out = new byte[(int) Math.min(Math.min(length, most), 64L * packed.length())];
    }

    static byte[] open(ByteWindow packed, int most) {
        Snappy snappy = new Snappy(packed, most);
        snappy.run();
        return Arrays.copyOf(snappy.out, snappy.have);
    }

    /** Ends where what is wanted is there, or what is packed ends. */
    private void run() {
        while (have < out.length && at < packed.length()) {
            int tag = packed.u8(at++);
            int wide = switch (tag & 3) {
                case 0 -> Math.max(0, (tag >> 2) - 59);
                case 1 -> 1;
                case 2 -> 2;
                default -> 4;
            };
            if (at + wide > packed.length()) {
                return;
            }
            long number = 0;
            for (int i = 0; i < wide; i++) {
                number |= (long) packed.u8(at + i) << 8 * i;
            }
            at += wide;
            switch (tag & 3) {
                case 0 -> literal(1 + (wide == 0 ? tag >> 2 : number));
                case 1 -> copy((tag >> 5) << 8 | (int) number, 4 + (tag >> 2 & 7));
                default -> copy(number, 1 + (tag >> 2));
            }
        }
    }

    private void literal(long length) {
        int n = (int) Math.min(Math.min(length, out.length - have), packed.length() - at);
        System.arraycopy(packed.array(), packed.arrayOffset() + at, out, have, n);
        have += n;
        at += n;
    }

    /** What is copied may overlap what it makes. */
    private void copy(long back, int length) {
        if (back < 1 || back > have) {
            throw new MalformedInput("what is said to be compressed with snappy copies from before its beginning");
        }
        for (int end = Math.min(out.length, have + length); have < end; have++) {
            out[have] = out[have - (int) back];
        }
    }
}
