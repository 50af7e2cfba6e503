package org.netrospect.core.filter;

import java.util.Optional;

/** Reads the text of a filter piece by piece; what a piece is depends on what may stand there, so the parser asks. */
final class Scanner {
    private final String text;
    private int at;

    /** A value as written: what it means, and where it stands. */
    record Value(String text, int position, int length, boolean closed) {
    }

    Scanner(String text) {
        this.text = text;
    }

    int skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    boolean atEnd() {
        return skipSpace() == text.length();
    }

    int position() {
        return at;
    }

    /** Takes a symbol if it stands here. */
    boolean symbol(String symbol) {
        skipSpace();
        if (text.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    /** Takes a word of the language, in either case, if it stands here. */
    boolean keyword(String keyword) {
        int start = skipSpace();
        int end = wordEnd(start);
        if (end - start == keyword.length() && text.regionMatches(true, start, keyword, 0, keyword.length())) {
            at = end;
            return true;
        }
        return false;
    }

    /** The word that stands here, not taken; "" if there is none. */
    String word() {
        int start = skipSpace();
        return text.substring(start, wordEnd(start));
    }

    void take(String word) {
        at += word.length();
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end))
                || "_.-".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    /** The piece that stands here, for a message. */
    String piece() {
        int start = skipSpace();
        int end = wordEnd(start);
        return text.substring(start, Math.min(text.length(), Math.max(end, start + 1)));
    }

    /** Takes an operator that is made of signs. */
    Optional<Operator> operator() {
        if (symbol("==")) {
            return Optional.of(Operator.EQUAL);
        }
        Operator[] longestFirst = {Operator.UNEQUAL, Operator.AT_MOST, Operator.AT_LEAST, Operator.EQUAL, Operator.LESS,
                Operator.GREATER, Operator.MATCHES};
        for (Operator operator : longestFirst) {
            if (symbol(operator.text())) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    /** Takes a value, quoted or bare; bare it ends before space, comma, parenthesis, {@code &&} and {@code ||}. */
    Optional<Value> value() {
        int start = skipSpace();
        if (start < text.length() && (text.charAt(start) == '"' || text.charAt(start) == '\'')) {
            return Optional.of(quoted(start, text.charAt(start)));
        }
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && ",()\"".indexOf(text.charAt(at)) < 0
                && !text.startsWith("&&", at) && !text.startsWith("||", at)) {
            at++;
        }
        return at == start ? Optional.empty()
                : Optional.of(new Value(text.substring(start, at), start, at - start, true));
    }

    private Value quoted(int start, char quote) {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length() && (text.charAt(at) == quote || text.charAt(at) == '\\')) {
                c = text.charAt(at++);
            } else if (c == '\\' && text.startsWith("u{", at)) {
                int close = text.indexOf('}', at);
                Optional<Integer> number = close < 0 ? Optional.empty() : hex(text.substring(at + 2, close));
                if (number.isPresent()) {
                    value.appendCodePoint(number.get());
                    at = close + 1;
                    continue;
                }
            }
            value.append(c);
        }
        boolean closed = at < text.length();
        at += closed ? 1 : 0;
        return new Value(value.toString(), start, at - start, closed);
    }

    private static Optional<Integer> hex(String digits) {
        if (digits.isEmpty() || digits.length() > 6 || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(digits, 16)).filter(Character::isValidCodePoint);
    }
}
