package org.netrospect.replay.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.netrospect.replay.script.Token.Kind;

/**
 * Reads a script into words (ECMA-262, lexical grammar). Takes everything for a script: what is none becomes words too.
 * One pass over the text, in linear time.
 */
final class ScriptReader {
    private static final Set<String> LONG_PUNCTUATION = Set.of(">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>",
            "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=",
            "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**");
    private static final Set<String> BEFORE_EXPRESSION = Set.of("return", "typeof", "case", "in", "of", "delete",
            "void", "throw", "new", "instanceof", "else", "do", "yield", "await");

    /** Longest regular expression: each slash may look so far for its end. */
    private static final int LONGEST_EXPRESSION = 1024;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    /** Of each open brace, whether it stands in a template. */
    private final Deque<Boolean> braces = new ArrayDeque<>();
    private int at;
    private boolean space;
    private boolean line;

    private ScriptReader(String text) {
        this.text = text;
    }

    /** @param text of which each character is a byte */
    static List<Token> read(String text) {
        ScriptReader reader = new ScriptReader(text);
        while (reader.skipSpace()) {
            reader.token();
        }
        return reader.tokens;
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
    }

    /** @return false at the end */
    private boolean skipSpace() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                line = true;
                at++;
            } else if (c <= ' ' || c == 0xa0) {
                at++;
            } else if (c == '/' && peek(1) == '*') {
                int end = text.indexOf("*/", at + 2);
                int to = end < 0 ? text.length() : end + 2;
                line |= text.substring(at, to).indexOf('\n') >= 0;
                at = to;
            } else if (c == '/' && peek(1) == '/' || text.startsWith("<!--", at)
                    || text.startsWith("-->", at) && (line || tokens.isEmpty())) {
                int end = at;
                while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                    end++;
                }
                at = end;
            } else {
                return true;
            }
            space = true;
        }
        return false;
    }

    private void add(Kind kind, CharSequence what, char quote) {
        tokens.add(new Token(kind, what, quote, space, line));
        space = false;
        line = false;
    }

    private void token() {
        char c = text.charAt(at);
        if (c == '"' || c == '\'') {
            string(c);
        } else if (c == '`') {
            at++;
            template("`");
        } else if (isDigit(c) || c == '.' && isDigit(peek(1))) {
            number();
        } else if (isWord(c) || c == '\\' && peek(1) == 'u') {
            word();
        } else if (c == '/' && beginsExpression() && expression()) {
            return;
        } else {
            punctuation(c);
        }
    }

    private void punctuation(char c) {
        if (c == '{') {
            braces.push(false);
        } else if (c == '}' && !braces.isEmpty() && braces.pop()) {
            at++;
            template("}");
            return;
        }
        int length = 1;
        for (int longer = Math.min(4, text.length() - at); longer > 1; longer--) {
            if (LONG_PUNCTUATION.contains(text.substring(at, at + longer))) {
                length = longer;
                break;
            }
        }
        add(Kind.PUNCTUATION, text.substring(at, at + length), (char) 0);
        at += length;
    }

    private void string(char quote) {
        StringBuilder out = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            character(out, quote);
        }
        if (at < text.length() && text.charAt(at) == quote) {
            at++;
        }
        add(Kind.STRING, out, quote);
    }

    private void template(String begin) {
        StringBuilder out = new StringBuilder(begin);
        while (at < text.length()) {
            if (text.charAt(at) == '`') {
                at++;
                break;
            }
            if (text.charAt(at) == '$' && peek(1) == '{') {
                at += 2;
                braces.push(true);
                add(Kind.TEMPLATE, out.append("${"), (char) 0);
                return;
            }
            character(out, '`');
        }
        add(Kind.TEMPLATE, out.append('`'), (char) 0);
    }

    /** One character of a string, undone if it is escaped by its number. */
    private void character(StringBuilder out, char quote) {
        char c = text.charAt(at++);
        if (c != '\\' || at >= text.length()) {
            out.append(c);
            return;
        }
        char what = text.charAt(at);
        int code = Escapes.NONE;
        int length = 0;
        if (what == 'x') {
            code = Escapes.hexadecimal(text, at + 1, 2);
            length = 3;
        } else if (what == 'u' && peek(1) == '{') {
            int end = text.indexOf('}', at);
            int digits = end - at - 2;
            code = digits > 0 && digits <= 8 ? Escapes.hexadecimal(text, at + 2, digits) : Escapes.NONE;
            length = digits + 3;
        } else if (what == 'u') {
            code = Escapes.hexadecimal(text, at + 1, 4);
            length = 5;
        } else if (what >= '0' && what <= '7') {
            length = 1;
            while (length < 3 && peek(length) >= '0' && peek(length) <= '7') {
                length++;
            }
            code = Integer.parseInt(text, at, at + length, 8);
        } else if (what == '\r' || what == '\n') {
            at += what == '\r' && peek(1) == '\n' ? 2 : 1;
            return;
        }
        if (code == Escapes.NONE) {
            out.append(c).append(what);
            at++;
        } else {
            at += length;
            Escapes.append(out, code, quote);
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_' || c == '$' || c > 0x7f;
    }

    private void number() {
        int from = at;
        while (at < text.length() && (isWord(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        add(Kind.NUMBER, text.substring(from, at), (char) 0);
    }

    private void word() {
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isWord(c)) {
                out.append(c);
                at++;
            } else if (c == '\\' && peek(1) == 'u') {
                int before = out.length();
                character(out, (char) 0);
                if (out.length() == before) {
                    break;
                }
            } else {
                break;
            }
        }
        String word = out.toString();
        boolean property = !tokens.isEmpty() && (tokens.getLast().is(".") || tokens.getLast().is("?."));
        add(Words.KEYWORDS.contains(word) && !property ? Kind.KEYWORD : Kind.NAME, word, (char) 0);
    }

    private boolean beginsExpression() {
        return tokens.isEmpty() || !tokens.getLast().endsOperand()
                || BEFORE_EXPRESSION.contains(tokens.getLast().text.toString());
    }

    /** A regular expression. @return false if the line ends before it does */
    private boolean expression() {
        boolean set = false;
        int last = Math.min(text.length(), at + LONGEST_EXPRESSION);
        for (int i = at + 1; i < last && text.charAt(i) != '\n'; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                set = true;
            } else if (c == ']') {
                set = false;
            } else if (c == '/' && !set) {
                int end = i + 1;
                while (end < text.length() && isWord(text.charAt(end))) {
                    end++;
                }
                add(Kind.EXPRESSION, text.substring(at, end), (char) 0);
                at = end;
                return true;
            }
        }
        return false;
    }
}
