package org.netrospect.workbench.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the members of a JSON object (RFC 8259): texts, numbers and words as they are, lists as lists of texts, objects
 * within as their JSON. One use.
 */
final class DetailMembers {
    /** Lists and objects inside one another; the analysis writes far fewer. */
    private static final int DEEPEST = 32;

    private final String json;
    private int at;

    /**
     * A member.
     *
     * @param quoted whether it was a text: {@code "12"}, not {@code 12}
     */
    record Member(String name, List<String> values, boolean list, boolean quoted) {
        Member {
            values = List.copyOf(values);
        }
    }

    /** What is read is no JSON. */
    private static final class Damaged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Damaged() {
            super("no JSON", null, false, false);
        }
    }

    private DetailMembers(String json) {
        this.json = json;
    }

    /** The members in their order; empty if the text is no JSON object. */
    static Optional<List<Member>> of(String json) {
        try {
            return Optional.of(new DetailMembers(json).object());
        } catch (Damaged e) {
            return Optional.empty();
        }
    }

    private List<Member> object() {
        List<Member> members = new ArrayList<>();
        take('{');
        if (peek() != '}') {
            do {
                String name = text();
                take(':');
                members.add(member(name));
            } while (more());
        }
        take('}');
        blanks();
        if (at != json.length()) {
            throw new Damaged();
        }
        return members;
    }

    private Member member(String name) {
        if (peek() != '[') {
            boolean quoted = peek() == '"';
            return new Member(name, List.of(value()), false, quoted);
        }
        List<String> values = new ArrayList<>();
        boolean quoted = false;
        take('[');
        if (peek() != ']') {
            do {
                quoted |= peek() == '"';
                values.add(value());
            } while (more());
        }
        take(']');
        return new Member(name, values, true, quoted);
    }

    private String value() {
        return switch (peek()) {
            case '"' -> text();
            case '{', '[' -> {
                int from = at;
                skip(0);
                yield json.substring(from, at);
            }
            default -> word();
        };
    }

    private void skip(int depth) {
        if (depth > DEEPEST) {
            throw new Damaged();
        }
        char open = peek();
        if (open == '"') {
            text();
        } else if (open != '{' && open != '[') {
            word();
        } else {
            char close = open == '{' ? '}' : ']';
            take(open);
            if (peek() != close) {
                do {
                    if (open == '{') {
                        text();
                        take(':');
                    }
                    skip(depth + 1);
                } while (more());
            }
            take(close);
        }
    }

    /** A number, {@code true}, {@code false} or {@code null}. */
    private String word() {
        int from = at;
        while (at < json.length()
                && (Character.isLetterOrDigit(json.charAt(at)) || "+-.".indexOf(json.charAt(at)) >= 0)) {
            at++;
        }
        if (at == from) {
            throw new Damaged();
        }
        return json.substring(from, at);
    }

    private String text() {
        take('"');
        int end = json.indexOf('"', at);
        int escape = json.indexOf('\\', at);
        if (end >= 0 && (escape < 0 || escape > end)) {
            String plain = json.substring(at, end);
            at = end + 1;
            return plain;
        }
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return out.toString();
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> c;
        };
    }

    private char unicode() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw new Damaged();
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    private boolean more() {
        if (peek() != ',') {
            return false;
        }
        at++;
        return true;
    }

    private void take(char expected) {
        if (peek() != expected) {
            throw new Damaged();
        }
        at++;
    }

    private char peek() {
        blanks();
        return at < json.length() ? json.charAt(at) : 0;
    }

    private void blanks() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private char next() {
        if (at >= json.length()) {
            throw new Damaged();
        }
        return json.charAt(at++);
    }
}
