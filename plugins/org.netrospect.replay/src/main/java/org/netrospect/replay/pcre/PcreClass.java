package org.netrospect.replay.pcre;

import java.util.Map;

/** Writes a character class in Java's words, where brackets and {@code &&} inside a class mean something else. */
final class PcreClass {
    private static final Map<String, String> NAMED = Map.ofEntries(Map.entry("alpha", "\\p{Alpha}"),
            Map.entry("digit", "\\p{Digit}"), Map.entry("alnum", "\\p{Alnum}"), Map.entry("upper", "\\p{Upper}"),
            Map.entry("lower", "\\p{Lower}"), Map.entry("punct", "\\p{Punct}"), Map.entry("graph", "\\p{Graph}"),
            Map.entry("print", "\\p{Print}"), Map.entry("blank", "\\p{Blank}"), Map.entry("cntrl", "\\p{Cntrl}"),
            Map.entry("xdigit", "\\p{XDigit}"), Map.entry("space", "\\s"), Map.entry("word", "\\w"),
            Map.entry("ascii", "\\p{ASCII}"));

    private final PcreTranslator t;
    private final String in;

    PcreClass(PcreTranslator t) {
        this.t = t;
        in = t.input();
    }

    void translate() throws UnsupportedExpression {
        t.out().append('[');
        t.at(t.at() + 1);
        if (at('^')) {
            t.out().append('^');
            t.at(t.at() + 1);
        }
        boolean first = true;
        while (true) {
            if (t.at() >= in.length()) {
                throw new UnsupportedExpression("a character class in a regular expression is not closed");
            }
            char c = in.charAt(t.at());
            if (c == ']' && !first) {
                break;
            }
            first = false;
            if (c == '\\') {
                escape();
            } else if (in.startsWith("[:", t.at()) && in.indexOf(":]", t.at()) > 0) {
                named();
            } else if (c == '-') {
                hyphen();
            } else {
                t.at(t.at() + 1);
                t.literal(c);
            }
        }
        t.at(t.at() + 1);
        t.out().append(']');
    }

    private boolean at(char c) {
        return t.at() < in.length() && in.charAt(t.at()) == c;
    }

    /** A hyphen is a range between two characters, and itself beside a set or at an end. */
    private void hyphen() {
        boolean begins = t.out().charAt(t.out().length() - 1) == '[' || endsWithSet()
                || t.out().toString().endsWith("[^");
        t.at(t.at() + 1);
        boolean ends = at(']') || t.at() + 1 < in.length() && at('\\')
                && "dDsSwWhHvV".indexOf(in.charAt(t.at() + 1)) >= 0;
        t.out().append(begins || ends ? "\\-" : "-");
    }

    private boolean endsWithSet() {
        String out = t.out().toString();
        return out.endsWith("}") || out.endsWith("\\s") || out.endsWith("\\S") || out.endsWith("\\d")
                || out.endsWith("\\D") || out.endsWith("\\w") || out.endsWith("\\W") || out.endsWith("\\h");
    }

    private void named() throws UnsupportedExpression {
        int end = in.indexOf(":]", t.at());
        String name = in.substring(t.at() + 2, end);
        boolean negated = name.startsWith("^");
        String set = NAMED.get(negated ? name.substring(1) : name);
        if (set == null) {
            throw PcreTranslator.refused("[:" + name + ":]");
        }
        t.out().append(negated ? "[^" + set + "]" : set);
        t.at(end + 2);
    }

    private void escape() throws UnsupportedExpression {
        if (t.at() + 1 >= in.length()) {
            throw new UnsupportedExpression("a regular expression ends with a backslash");
        }
        char c = in.charAt(t.at() + 1);
        if ("dDsSwWhH".indexOf(c) >= 0) {
            t.out().append('\\').append(c);
            t.at(t.at() + 2);
        } else if (c == 'v') {
            t.out().append("\\n\\x0b\\f\\r\\x85");
            t.at(t.at() + 2);
        } else if (c == 'b') {
            t.out().append("\\x08");
            t.at(t.at() + 2);
        } else if (c == 'E' || c == 'Q') {
            t.at(t.at() + 2);
        } else if (c == '8' || c == '9') {
            throw PcreTranslator.refused("\\" + c + " in a class");
        } else {
            t.literal((char) t.character());
        }
    }
}
