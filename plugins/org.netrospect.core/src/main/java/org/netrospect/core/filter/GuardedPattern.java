package org.netrospect.core.filter;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression, sought without regard to case, that cannot take for ever: captured text meets an expression
 * that somebody typed, and {@code (a+)+$} may otherwise try every way to divide it. Thread-safe.
 */
final class GuardedPattern {
    private static final int MAX_EXPRESSION = 4096;
    private static final long STEPS = 500_000;
    private static final long STEPS_PER_CHARACTER = 50;

    private final Pattern pattern;

    /** @throws PatternSyntaxException the expression is wrong or too long */
    GuardedPattern(String expression) {
        if (expression.length() > MAX_EXPRESSION) {
            throw new PatternSyntaxException("longer than " + MAX_EXPRESSION + " characters", expression,
                    MAX_EXPRESSION);
        }
        try {
            pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (StackOverflowError e) {
            throw new PatternSyntaxException("nested too deeply", expression, -1);
        }
    }

    /** @throws FilterTooSlowException it takes too many steps */
    boolean find(String text) {
        try {
            return pattern.matcher(new CountedText(text, new long[] {STEPS + STEPS_PER_CHARACTER * text.length()}))
                    .find();
        } catch (StackOverflowError e) {
            throw tooSlow(text);
        }
    }

    private FilterTooSlowException tooSlow(String text) {
        return new FilterTooSlowException("The regular expression \"" + pattern.pattern()
                + "\" takes too many steps on a text of " + text.length()
                        + " characters, so the filter was stopped; avoid a repetition within a "
                + "repetition, such as (a+)+.");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GuardedPattern o && o.pattern.pattern().equals(pattern.pattern());
    }

    @Override
    public int hashCode() {
        return pattern.pattern().hashCode();
    }

    /** Counts how often the matcher looks at a character. */
    private final class CountedText implements CharSequence {
        private final String text;
        private final long[] left;

        CountedText(String text, long[] left) {
            this.text = text;
            this.left = left;
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw tooSlow(text);
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new CountedText(text.substring(start, end), left);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
