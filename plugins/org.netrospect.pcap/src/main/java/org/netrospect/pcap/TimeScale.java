package org.netrospect.pcap;

import java.math.BigInteger;

/**
 * How an interface of a pcapng capture counts time: {@code if_tsresol} and {@code if_tsoffset}
 * (draft-ietf-opsawg-pcapng, section 4.2).
 *
 * @param code the option's byte: a power of ten, or with the upper bit set of two
 * @param offset seconds to be added
 */
record TimeScale(int code, long offset) {
    static final TimeScale MICROSECONDS = new TimeScale(6, 0);

    private static final long SECOND = 1_000_000_000L;

    /** Units a second; {@code Long.MAX_VALUE} where a long cannot hold them. */
    long resolution() {
        int power = code & 0x7f;
        if (code < 0x80) {
            return power > 18 ? Long.MAX_VALUE : pow10(power);
        }
        return power > 62 ? Long.MAX_VALUE : 1L << power;
    }

    /**
     * Nanoseconds since 1970 UTC, the nearest that a long can hold. A count with its uppermost bit set is taken as
     * negative: it comes from a clock before 1970, not from one beyond the year 294,000.
     */
    long nanoseconds(long units) {
        int power = code & 0x7f;
        long nanos;
        if (code == 6) {
            nanos = times(units, 1000);
        } else if (code < 0x80) {
            nanos = power <= 9 ? times(units, pow10(9 - power)) : power > 27 ? 0 : units / pow10(power - 9);
        } else if (power > 62) {
            nanos = BigInteger.valueOf(units).multiply(BigInteger.valueOf(SECOND)).shiftRight(power).longValue();
        } else {
            long seconds = units >> power;
            long fraction = units & (1L << power) - 1;
            // 128 bits of fraction * 10^9, shifted right
            long high = Math.multiplyHigh(fraction, SECOND);
            long low = fraction * SECOND;
            long rest = power == 0 ? 0 : high << 64 - power | low >>> power;
            nanos = plus(times(seconds, SECOND), rest);
        }
        return offset == 0 ? nanos : plus(nanos, times(offset, SECOND));
    }

    private static long pow10(int n) {
        long value = 1;
        for (int i = 0; i < n; i++) {
            value *= 10;
        }
        return value;
    }

    private static long times(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return high == low >> 63 ? low : a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private static long plus(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : sum;
    }
}
