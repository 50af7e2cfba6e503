package org.netrospect.replay.pcre;

/** Writes a Perl-compatible expression in the words of Java's. Used once. */
final class PcreTranslator {
    private final String in;
    private final boolean endOnly;
    private final boolean extended;
    private final boolean lazy;
    private final StringBuilder out = new StringBuilder();
    private final PcreGroups groups = new PcreGroups();
    private int at;

    /**
     * @param endOnly whether {@code $} does not match before a last line feed
     * @param lazy whether repetitions take as little as they can, and with a question mark behind as much
     */
    PcreTranslator(String in, boolean endOnly, boolean extended, boolean lazy) {
        this.in = in;
        this.endOnly = endOnly;
        this.extended = extended;
        this.lazy = lazy;
    }

    String translate() throws UnsupportedExpression {
        while (at < in.length()) {
            char c = in.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> new PcreClass(this).translate();
                case '(' -> group();
                case '{' -> brace();
                case '$' -> {
                    out.append(endOnly ? "\\z" : "$");
                    at++;
                }
                case '}', ']' -> {
                    out.append('\\').append(c);
                    at++;
                }
                default -> plain(c);
            }
        }
        return out.toString();
    }

    private void plain(char c) {
        at++;
        if (extended && Character.isWhitespace(c)) {
            return;
        }
        if (extended && c == '#') {
            int end = in.indexOf('\n', at);
            at = end < 0 ? in.length() : end + 1;
            return;
        }
        out.append(c);
        if (c == '*' || c == '+' || c == '?') {
            repeated();
        }
    }

    /** How much a repetition takes is said behind it. */
    private void repeated() {
        char next = at < in.length() ? in.charAt(at) : ' ';
        if (next == '?' || next == '+') {
            at++;
            out.append(next == '+' ? "+" : lazy ? "" : "?");
        } else if (lazy) {
            out.append('?');
        }
    }

    String input() {
        return in;
    }

    int at() {
        return at;
    }

    void at(int position) {
        at = position;
    }

    StringBuilder out() {
        return out;
    }

    static UnsupportedExpression refused(String what) {
        return new UnsupportedExpression("a regular expression uses " + what + ", which is not supported");
    }

    /** A brace that begins no repetition stands for itself in Perl. */
    private void brace() {
        int end = at + 1;
        while (end < in.length() && (Character.isDigit(in.charAt(end)) || in.charAt(end) == ',')) {
            end++;
        }
        String inside = in.substring(at + 1, end);
        boolean repetition = end < in.length() && in.charAt(end) == '}' && inside.matches("\\d+(,\\d*)?");
        if (repetition) {
            out.append('{').append(inside).append('}');
            at = end + 1;
            repeated();
        } else {
            out.append("\\{");
            at++;
        }
    }

    private void group() throws UnsupportedExpression {
        if (!in.startsWith("(?", at)) {
            if (in.startsWith("(*", at)) {
                throw refused("a verb " + in.substring(at, Math.min(in.length(), at + 8)));
            }
            groups.open("");
            out.append('(');
            at++;
            return;
        }
        String rest = in.substring(at + 2);
        if (rest.startsWith("#")) {
            int end = in.indexOf(')', at);
            if (end < 0) {
                throw new UnsupportedExpression("a comment in a regular expression is not closed");
            }
            at = end + 1;
        } else if (rest.startsWith("P=")) {
            int end = in.indexOf(')', at);
            out.append(groups.reference(in.substring(at + 4, Math.max(end, at + 4))));
            at = end + 1;
        } else if (named(rest)) {
            int begin = at + 2 + (rest.startsWith("P") ? 2 : 1);
            int end = Math.max(in.indexOf('>', begin), in.indexOf('\'', begin));
            int close = in.indexOf(rest.startsWith("'") ? '\'' : '>', begin);
            if (close < 0 || end < 0) {
                throw new UnsupportedExpression("the name of a group is not closed");
            }
            groups.open(in.substring(begin, close));
            out.append('(');
            at = close + 1;
        } else if (rest.startsWith(":") || rest.startsWith("=") || rest.startsWith("!") || rest.startsWith(">")
                || rest.startsWith("<=") || rest.startsWith("<!")) {
            out.append("(?");
            at += 2;
        } else {
            options(rest);
        }
    }

    private static boolean named(String rest) {
        return rest.startsWith("P<") || rest.startsWith("'")
                || rest.startsWith("<") && !rest.startsWith("<=") && !rest.startsWith("<!");
    }

    private void options(String rest) throws UnsupportedExpression {
        int n = 0;
        while (n < rest.length() && (Character.isLetter(rest.charAt(n)) || rest.charAt(n) == '-')) {
            if ("ims-".indexOf(rest.charAt(n)) < 0) {
                throw refused("the group (?" + rest.substring(0, Math.min(6, rest.length())));
            }
            n++;
        }
        if (rest.startsWith(")")) {
            at += 3;
            return;
        }
        if (n == 0 || n >= rest.length() || rest.charAt(n) != ')' && rest.charAt(n) != ':') {
            throw refused("the group (?" + rest.substring(0, Math.min(6, rest.length())));
        }
        out.append("(?").append(rest, 0, n + 1);
        at += 2 + n + 1;
    }

    private void escape() throws UnsupportedExpression {
        if (at + 1 >= in.length()) {
            throw new UnsupportedExpression("a regular expression ends with a backslash");
        }
        char c = in.charAt(at + 1);
        if (c == 'Q') {
            int end = in.indexOf("\\E", at);
            String literal = in.substring(at + 2, end < 0 ? in.length() : end);
            literal.chars().forEach(each -> literal((char) each));
            at = end < 0 ? in.length() : end + 2;
        } else if (c >= '1' && c <= '9') {
            number();
        } else if (c == 'k' || c == 'g') {
            named();
        } else if ("bBAzZGdDsSwWhHvRXNKCEupPgoLlU".indexOf(c) >= 0) {
            special(c);
        } else {
            literal((char) character());
        }
    }

    private void special(char c) throws UnsupportedExpression {
        if ("bBAzZGdDsSwWhHR".indexOf(c) >= 0) {
            out.append('\\').append(c);
        } else if (c == 'v') {
            out.append("[\\n\\x0b\\f\\r\\x85]");
        } else if (c == 'N') {
            out.append("[^\\n]");
        } else if (c == 'C') {
            out.append("(?s:.)");
        } else if (c != 'E') {
            throw refused("\\" + c);
        }
        at += 2;
    }

    private void named() throws UnsupportedExpression {
        int end = groups.numbered(in, at, out);
        if (end > 0) {
            at = end;
            return;
        }
        if (in.charAt(at + 1) == 'g' && !in.startsWith("{", at + 2)) {
            throw refused("\\g");
        }
        int close = at + 2 < in.length() ? in.indexOf(switch (in.charAt(at + 2)) {
            case '<' -> '>';
            case '{' -> '}';
            case '\'' -> '\'';
            default -> throw refused("\\k" + in.charAt(at + 2));
        }, at + 3) : -1;
        if (close < 0) {
            throw refused("\\k");
        }
        out.append(groups.reference(in.substring(at + 3, close)));
        at = close + 1;
    }

    /** A number is a reference if so many groups were opened, or if it has one digit; otherwise it is octal. */
    private void number() throws UnsupportedExpression {
        int end = at + 1;
        while (end < in.length() && end < at + 4 && Character.isDigit(in.charAt(end))) {
            end++;
        }
        int value = Integer.parseInt(in.substring(at + 1, end));
        if (value < 10 || value <= groups.opened()) {
            out.append(PcreGroups.reference(value));
            at = end;
        } else {
            literal((char) character());
        }
    }

    /** Reads the one character that an escape at the current place stands for, and goes behind it. */
    int character() throws UnsupportedExpression {
        PcreCharacter character = new PcreCharacter(in, at);
        int value = character.read();
        at = character.end();
        return value;
    }

    void literal(char c) {
        if (c < 0x80 && (Character.isLetterOrDigit(c) || c == ' ' && !extended)) {
            out.append(c);
        } else {
            out.append(String.format("\\x%02x", (int) c));
        }
    }
}
