package org.netrospect.replay.rule;

/** A condition on a number. Bounds of a range are included. */
public record Comparison(Kind kind, long low, long high) {
    /** What is compared how. */
    public enum Kind {
        EQUAL, NOT_EQUAL, LESS, MORE, RANGE, OUTSIDE
    }

    static Comparison of(Kind kind, long value) {
        return new Comparison(kind, value, value);
    }

    public boolean test(long value) {
        return switch (kind) {
            case EQUAL -> value == low;
            case NOT_EQUAL -> value != low;
            case LESS -> value < low;
            case MORE -> value > low;
            case RANGE -> value >= low && value <= high;
            case OUTSIDE -> value < low || value > high;
        };
    }

    /** The least number from 0 for which it can hold; {@link Long#MAX_VALUE} if there is none. */
    public long least() {
        return switch (kind) {
            case EQUAL, RANGE -> high < 0 ? Long.MAX_VALUE : Math.max(0, low);
            case MORE -> Math.max(0, low + 1);
            case LESS -> low <= 0 ? Long.MAX_VALUE : 0;
            case NOT_EQUAL -> low == 0 ? 1 : 0;
            case OUTSIDE -> low > 0 ? 0 : Math.max(0, high + 1);
        };
    }

    /**
     * Reads {@code 8}, {@code !8}, {@code <8}, {@code >=8}, {@code 8<>10} and {@code 8-10}.
     *
     * @param inner whether the bounds of {@code <>} are themselves excluded
     */
    static Comparison parse(String given, boolean inner, String where) throws NotHonoured {
        String text = Words.unquoted(given).replace(" ", "");
        if (text.startsWith("!") && !text.startsWith("!=")) {
            return parse(text.substring(1), inner, where).negated(where);
        }
        int between = text.indexOf("<=>");
        if (between > 0) {
            return range(text.substring(0, between), text.substring(between + 3), false, where);
        }
        between = text.indexOf("<>");
        if (between > 0) {
            return range(text.substring(0, between), text.substring(between + 2), inner, where);
        }
        between = text.indexOf('-', 1);
        if (between > 0 && Character.isDigit(text.charAt(between - 1))) {
            return range(text.substring(0, between), text.substring(between + 1), false, where);
        }
        if (text.startsWith("<=")) {
            return of(Kind.LESS, Words.signed(text.substring(2), where) + 1);
        }
        if (text.startsWith(">=")) {
            return of(Kind.MORE, Words.signed(text.substring(2), where) - 1);
        }
        if (text.startsWith("!=")) {
            return of(Kind.NOT_EQUAL, Words.signed(text.substring(2), where));
        }
        return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case '<' -> of(Kind.LESS, Words.signed(text.substring(1), where));
            case '>' -> of(Kind.MORE, Words.signed(text.substring(1), where));
            case '=' -> of(Kind.EQUAL, Words.signed(text.substring(1), where));
            default -> of(Kind.EQUAL, Words.signed(text, where));
        };
    }

    private static Comparison range(String from, String to, boolean inner, String where) throws NotHonoured {
        long low = Words.signed(from, where) + (inner ? 1 : 0);
        long high = Words.signed(to, where) - (inner ? 1 : 0);
        if (low > high) {
            throw new NotHonoured(where + " holds for no number");
        }
        return new Comparison(Kind.RANGE, low, high);
    }

    private Comparison negated(String where) throws NotHonoured {
        return switch (kind) {
            case EQUAL -> of(Kind.NOT_EQUAL, low);
            case NOT_EQUAL -> of(Kind.EQUAL, low);
            case LESS -> of(Kind.MORE, low - 1);
            case MORE -> of(Kind.LESS, low + 1);
            case RANGE -> new Comparison(Kind.OUTSIDE, low, high);
            case OUTSIDE -> throw new NotHonoured(where + " is negated twice");
        };
    }
}
