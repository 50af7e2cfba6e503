package org.netrospect.replay.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.netrospect.replay.script.Token.Kind;

/**
 * Writes words of scripts as the rules of Snort 3 expect them in {@code js_data}: no more blanks than must be, names by
 * number, and semicolons where the end of a line stands for one. Names keep their numbers over the scripts of a page.
 */
final class ScriptWriter {
    /** Bytes written of one page. */
    static final int LARGEST = 1 << 20;

    private enum Bracket {
        CONDITION, BLOCK, VALUE
    }

    private final StringBuilder out = new StringBuilder();
    private final Names names = new Names();
    private final Deque<Bracket> brackets = new ArrayDeque<>();
    /** What the bracket was that closed last. */
    private Bracket closed = Bracket.VALUE;
    private Token before;

    ScriptWriter() {
        before = new Token(Kind.PUNCTUATION, ";", (char) 0, false, false);
    }

    void write(List<Token> tokens) {
        for (int i = 0; i < tokens.size() && out.length() < LARGEST; i++) {
            Token token = tokens.get(i);
            if (token.afterLine && endsStatement(before, token)) {
                out.append(';');
                names.statementEnd();
                before = new Token(Kind.PUNCTUATION, ";", (char) 0, false, false);
            }
            String text = switch (token.kind) {
                case NAME -> names.name(tokens, i);
                case STRING -> token.quote + token.text.toString() + token.quote;
                default -> token.text.toString();
            };
            if (needsBlank(token, text)) {
                out.append(' ');
            }
            out.append(text);
            if (token.kind != Kind.NAME) {
                names.other(tokens, i);
            }
            bracket(token);
            before = token;
        }
    }

    String text() {
        return out.length() > LARGEST ? out.substring(0, LARGEST) : out.toString();
    }

    private void bracket(Token token) {
        if (token.is("(") || token.is("[")) {
            boolean condition = before.kind == Kind.KEYWORD && Words.WITH_CONDITION.contains(before.text.toString());
            push(condition ? Bracket.CONDITION : Bracket.VALUE);
        } else if (token.is("{")) {
            boolean block = before.is(")") || before.is(";") || before.is("{") || before.is("}") || before.is("=>")
                    || before.is("else") || before.is("try") || before.is("do") || before.is("finally")
                    || before.kind == Kind.NAME;
            push(block ? Bracket.BLOCK : Bracket.VALUE);
        } else if (token.is(")") || token.is("]") || token.is("}")) {
            closed = brackets.isEmpty() ? Bracket.VALUE : brackets.pop();
        }
    }

    private void push(Bracket bracket) {
        brackets.push(bracket);
    }

    /** Whether a line between two words ends the statement (ECMA-262, automatic semicolon insertion). */
    private boolean endsStatement(Token left, Token right) {
        if (left.kind == Kind.KEYWORD && Words.ENDED_BY_LINE.contains(left.text.toString())) {
            return true;
        }
        boolean ended = left.endsOperand() || left.is("++") || left.is("--");
        if (!ended || (left.is(")") && closed == Bracket.CONDITION) || (left.is("}") && closed == Bracket.BLOCK)) {
            return false;
        }
        return switch (right.kind) {
            case NAME, NUMBER, STRING, EXPRESSION -> true;
            case TEMPLATE -> false;
            case KEYWORD -> !Words.GO_ON.contains(right.text.toString());
            case PUNCTUATION -> right.is("++") || right.is("--") || right.is("!") || right.is("~");
        };
    }

    private boolean needsBlank(Token token, String next) {
        if (out.isEmpty() || next.isEmpty() || before.is(";")) {
            return false;
        }
        char last = out.charAt(out.length() - 1);
        char first = next.charAt(0);
        boolean words = before.kind != Kind.PUNCTUATION && token.kind != Kind.PUNCTUATION
                && !(before.kind == Kind.TEMPLATE && last == '{') && !(token.kind == Kind.TEMPLATE
                && (first == '}' || before.kind == Kind.NAME));
        return words || isWord(last) && isWord(first) || (last == '+' || last == '-') && first == last
                || last == '/' && first == '/';
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) && c < 0x80 || c == '_' || c == '$' || c > 0x7f;
    }
}
