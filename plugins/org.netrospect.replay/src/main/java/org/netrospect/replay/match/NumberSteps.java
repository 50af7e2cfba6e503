package org.netrospect.replay.match;

import java.util.Arrays;
import org.netrospect.replay.rule.Step;
import org.netrospect.replay.rule.Step.JumpFrom;

/**
 * Steps that read a number in a buffer: compare it, go as far as it says, keep it or what is calculated from it in a
 * variable. The buffer is {@code array} from {@code start} to {@code end}; {@code last} is the index behind what the
 * step before matched. One thread.
 */
final class NumberSteps {
    private static final int NONE = -1;

    private final ByteNumbers number = new ByteNumbers();
    private long[] variables = new long[64];
    private boolean littleDce;

    /** Begins a rule: its variables are 0. */
    void begin(int variableCount, boolean littleEndianDce) {
        if (variableCount > variables.length) {
            variables = new long[variableCount];
        }
        Arrays.fill(variables, 0);
        littleDce = littleEndianDce;
    }

    long[] variables() {
        return variables;
    }

    boolean test(Step.ByteTest t, byte[] array, int start, int end, int last) {
        if (!read(t.field(), array, start, end, last)) {
            return false;
        }
        long left = number.value();
        long right = t.value().value(variables);
        boolean result = switch (t.relation()) {
            case EQUAL -> left == right;
            // numbers have no sign: a difference below 0 is a very large one
            case LESS -> Long.compareUnsigned(left, right) < 0;
            case MORE -> Long.compareUnsigned(left, right) > 0;
            case LESS_EQUAL -> Long.compareUnsigned(left, right) <= 0;
            case MORE_EQUAL -> Long.compareUnsigned(left, right) >= 0;
            case AND -> (left & right) != 0;
            case XOR -> (left ^ right) != 0;
        };
        return result != t.negated();
    }

    /** Where a field begins, or -1 if that is outside of the buffer. */
    private int place(Step.Field field, int start, int end, int last) {
        long at = (field.relative() ? last : start) + field.offset().value(variables);
        return at < start || at > end ? NONE : (int) at;
    }

    private boolean read(Step.Field field, byte[] array, int start, int end, int last) {
        int at = place(field, start, end, last);
        return at >= 0 && number.read(field, field.bytes().value(variables), array, at, end, littleDce);
    }

    /** @return where the next step begins; -1 if it leads out of the buffer */
    int jump(Step.ByteJump j, byte[] array, int start, int end, int last) {
        Step.Field field = j.field();
        int at = place(field, start, end, last);
        long value = 0;
        int consumed = 0;
        if (at < 0) {
            return NONE;
        }
        if (field.bytes().value(variables) > 0) {
            if (!number.read(field, field.bytes().value(variables), array, at, end, littleDce)) {
                return NONE;
            }
            value = number.value();
            consumed = number.consumed();
        }
        value *= j.multiplier();
        long rest = value % j.align();
        value += rest == 0 ? 0 : j.align() - rest;
        long from = j.from() == JumpFrom.BEGINNING ? start : j.from() == JumpFrom.END ? end : at + consumed;
        long to = from + value + j.postOffset().value(variables);
        return to > end || value < 0 ? NONE : (int) Math.max(to, start);
    }

    /** @return where the next step begins; -1 if there is no number */
    int extract(Step.ByteExtract e, byte[] array, int start, int end, int last) {
        int at = place(e.field(), start, end, last);
        if (at < 0 || !read(e.field(), array, start, end, last)) {
            return NONE;
        }
        long value = number.value() * e.multiplier();
        long rest = e.align() > 1 ? value % e.align() : 0;
        variables[e.variable()] = value + (rest == 0 ? 0 : e.align() - rest);
        return at + number.consumed();
    }

    /** @return where the next step begins; -1 if there is no number, or it would be divided by 0 */
    int math(Step.ByteMath m, byte[] array, int start, int end, int last) {
        int at = place(m.field(), start, end, last);
        if (at < 0 || !read(m.field(), array, start, end, last)) {
            return NONE;
        }
        long left = number.value();
        int consumed = number.consumed();
        long right = m.value().value(variables);
        if (m.operator() == '/' && right == 0) {
            return NONE;
        }
        variables[m.variable()] = switch (m.operator()) {
            case '+' -> left + right;
            case '-' -> left - right;
            case '*' -> left * right;
            case '/' -> left / right;
            case '<' -> right > 31 ? 0 : left << right;
            default -> right > 31 ? 0 : left >>> right;
        };
        return at + consumed;
    }
}
