package org.netrospect.replay.match;

import org.netrospect.replay.rule.Step;

/** Reads the numbers that byte_test and its kin are about. One thread. */
final class ByteNumbers {
    /** Digits beyond which a number is larger than any that can be compared. */
    private static final int MOST_DIGITS = 24;

    private long value;
    private int consumed;

    /** The number {@link #read} found. */
    long value() {
        return value;
    }

    /** Bytes it took. */
    int consumed() {
        return consumed;
    }

    /**
     * Reads a number.
     *
     * @param at index in the array
     * @param end behind the last byte of the buffer
     * @return false if the buffer has no such number there
     */
    boolean read(Step.Field field, long bytes, byte[] array, int at, int end, boolean littleDce) {
        boolean all = bytes == 0 && field.notation() != Step.Notation.BINARY;
        if (bytes < 1 && !all || bytes > end - at) {
            return false;
        }
        int count = all ? Math.min(MOST_DIGITS, end - at) : (int) bytes;
        if (field.notation() != Step.Notation.BINARY) {
            return text(array, at, count, field.notation()) && masked(field.mask());
        }
        if (count > 8) {
            return false;
        }
        boolean little = field.dce() ? littleDce : field.little();
        long v = 0;
        for (int i = 0; i < count; i++) {
            v = v << 8 | array[little ? at + count - 1 - i : at + i] & 0xff;
        }
        value = v;
        consumed = count;
        return masked(field.mask());
    }

    /** Whether decimal digits are the number that is asked for. */
    static boolean holds(Step.Value asked, byte[] array, int start, int end) {
        long number = 0;
        boolean negative = start < end && array[start] == '-';
        for (int i = negative ? start + 1 : start; i < end; i++) {
            int digit = array[i] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            number = number * 10 + digit;
        }
        number = negative ? -number : number;
        return end > start && asked.comparison().test(asked.mask() == 0 ? number : number & asked.mask());
    }

    private boolean masked(long mask) {
        if (mask != 0) {
            value = (value & mask) >>> Long.numberOfTrailingZeros(mask);
        }
        return true;
    }

    private boolean text(byte[] array, int at, int count, Step.Notation notation) {
        int radix = notation == Step.Notation.DECIMAL ? 10 : notation == Step.Notation.OCTAL ? 8 : 16;
        int i = at;
        int end = at + count;
        while (i < end && (array[i] == ' ' || array[i] >= '\t' && array[i] <= '\r')) {
            i++;
        }
        boolean minus = i < end && array[i] == '-';
        if (i < end && (minus || array[i] == '+')) {
            i++;
        }
        if (radix == 16 && i + 1 < end && array[i] == '0' && (array[i + 1] | 0x20) == 'x') {
            i += 2;
        }
        int first = i;
        long v = 0;
        while (i < end) {
            int digit = Character.digit(array[i] & 0xff, radix);
            if (digit < 0) {
                break;
            }
            v = v > (Long.MAX_VALUE - digit) / radix ? Long.MAX_VALUE : v * radix + digit;
            i++;
        }
        value = minus ? -v : v;
        consumed = i - at;
        return i > first;
    }
}
