package org.netrospect.replay.rule;

/**
 * A number of a rule: written in it, or extracted from the traffic by an earlier step.
 *
 * @param variable index among the rule's variables, or -1 if {@code constant} counts
 */
public record Operand(long constant, int variable) {
    /** Not given. */
    public static final Operand ABSENT = new Operand(0, -2);

    public static Operand of(long constant) {
        return new Operand(constant, -1);
    }

    public boolean present() {
        return variable != -2;
    }

    /** Its value, given those of the variables. */
    public long value(long[] variables) {
        return variable < 0 ? constant : variables[variable];
    }
}
