package org.netrospect.replay.pcre;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A Perl-compatible regular expression. It runs on the regular expressions of Java, over bytes taken for characters; an
 * expression whose meaning there would be another is refused. A search ends after a number of steps, whatever the bytes
 * are. Thread-safe.
 */
public final class Pcre {
    /** Looks at a byte that one search may make: about 10 ms. */
    public static final long STEPS = 1_000_000;
    private static final int LONGEST = 16384;
    /** Bytes below which a search is not worth any preparation. */
    private static final int SHORT = 512;

    private final String expression;
    private final String translated;
    private final int flags;
    private volatile Pattern pattern;
    private volatile Beginnings beginnings;

    private Pcre(String expression, String translated, int flags) {
        this.expression = expression;
        this.translated = translated;
        this.flags = flags;
    }

    /** How a search ended. */
    public enum Outcome {
        FOUND, NOT_FOUND,
        /** It took too many steps, so that it is unknown. */
        GIVEN_UP
    }

    /** What a search found; reused from one to the next. */
    public static final class Found {
        private int start;
        private int end;

        /** Offset of the first byte that matched, from the beginning of what was searched. */
        public int start() {
            return start;
        }

        /** Offset behind the last one. */
        public int end() {
            return end;
        }
    }

    /**
     * Reads an expression.
     *
     * @param modifiers of Perl's and PCRE's: {@code i s m x A E G}
     */
    public static Pcre of(String expression, String modifiers) throws UnsupportedExpression {
        Pcre pcre = trusted(expression, modifiers);
        pcre.compiled();
        return pcre;
    }

    /** Reads an expression that was accepted before: it is compiled when it is first needed. */
    public static Pcre trusted(String expression, String modifiers) throws UnsupportedExpression {
        if (expression.length() > LONGEST) {
            throw new UnsupportedExpression("a regular expression is longer than " + LONGEST + " characters");
        }
        int flags = Pattern.UNIX_LINES;
        boolean endOnly = false;
        boolean anchored = false;
        boolean extended = false;
        boolean lazy = false;
        for (char c : modifiers.toCharArray()) {
            switch (c) {
                case 'i' -> flags |= Pattern.CASE_INSENSITIVE;
                case 's' -> flags |= Pattern.DOTALL;
                case 'm' -> flags |= Pattern.MULTILINE;
                case 'x' -> extended = true;
                case 'A' -> anchored = true;
                case 'E' -> endOnly = true;
                case 'G' -> lazy = true;
                default -> throw new UnsupportedExpression("the modifier \"" + c
                        + "\" of a regular expression is not supported");
            }
        }
        boolean lines = (flags & Pattern.MULTILINE) != 0;
        String java = new PcreTranslator(expression, endOnly && !lines, extended, lazy).translate();
        return new Pcre(expression, anchored ? "\\G(?:" + java + ")" : java, flags);
    }

    private Pattern compiled() throws UnsupportedExpression {
        try {
            Pattern known = pattern;
            if (known == null) {
                known = Pattern.compile(translated, flags);
                pattern = known;
            }
            return known;
        } catch (PatternSyntaxException e) {
            throw new UnsupportedExpression("the regular expression /" + expression + "/ is wrong or not supported: "
                    + e.getDescription());
        } catch (StackOverflowError e) {
            throw new UnsupportedExpression("the regular expression /" + expression + "/ is nested too deeply");
        }
    }

    /** An expression without modifiers that was accepted before. */
    public static Pcre accepted(String expression) {
        try {
            return trusted(expression, "");
        } catch (UnsupportedExpression e) {
            throw new IllegalStateException("An expression that was accepted is not any more.", e);
        }
    }

    /** How many groups keep what they match. */
    public int groups() throws UnsupportedExpression {
        return compiled().matcher("").groupCount();
    }

    /** What the first group matches; none if the expression is not there, or the search takes too many steps. */
    public Optional<byte[]> first(byte[] bytes) {
        try {
            Matcher matcher = compiled().matcher(new BytesAsText(bytes, 0, bytes.length, new long[] {STEPS}));
            return matcher.find() && matcher.start(1) >= 0
                    ? Optional.of(Arrays.copyOfRange(bytes, matcher.start(1), matcher.end(1))) : Optional.empty();
        } catch (BytesAsText.Exhausted | StackOverflowError e) {
            return Optional.empty();
        } catch (UnsupportedExpression e) {
            throw new IllegalStateException("An expression that was accepted cannot be compiled.", e);
        }
    }

    /** The expression as it was written. */
    public String expression() {
        return expression;
    }

    /** As Java has it. */
    String translated() {
        return translated;
    }

    int flags() {
        return flags;
    }

    /** Whether it may look at what stands before a match, so that where the bytes begin matters. */
    public boolean looksBack() {
        return Beginnings.looksBack(translated) || translated.indexOf('^') >= 0 || translated.contains("\\A");
    }

    /**
     * Looks for the expression.
     *
     * @param from where the search begins; anchors hold at {@code start}
     * @param found is told where it is
     */
    public Outcome find(byte[] bytes, int start, int length, int from, Found found) {
        try {
            Matcher matcher = compiled().matcher(new BytesAsText(bytes, start, length, new long[] {STEPS}));
            if (!(length < SHORT ? matcher.find(from) : find(matcher, bytes, start, length, from))) {
                return Outcome.NOT_FOUND;
            }
            found.start = matcher.start();
            found.end = matcher.end();
            return Outcome.FOUND;
        } catch (BytesAsText.Exhausted | StackOverflowError e) {
            return Outcome.GIVEN_UP;
        } catch (UnsupportedExpression e) {
            throw new IllegalStateException("An expression that was accepted cannot be compiled.", e);
        }
    }

    /** Tries the expression only where it may begin. */
    private boolean find(Matcher matcher, byte[] bytes, int start, int length, int from) throws UnsupportedExpression {
        Beginnings known = beginnings;
        if (known == null) {
            known = Beginnings.of(compiled(), translated);
            beginnings = known;
        }
        if (known.isAll()) {
            return matcher.find(from);
        }
        matcher.useAnchoringBounds(false).useTransparentBounds(true);
        int end = start + length;
        for (int at = known.next(bytes, start + from, end); at < end; at = known.next(bytes, at + 1, end)) {
            matcher.region(at - start, length);
            if (matcher.lookingAt()) {
                return true;
            }
        }
        return false;
    }
}
