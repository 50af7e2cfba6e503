package org.netrospect.replay.script;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.replay.script.Token.Kind;

/**
 * Replaces what a script calculates of constants by its value: sums of strings, and calls that undo escapes, each
 * within the other. Every word is taken and left once.
 */
final class Folding {
    private final List<Token> out = new ArrayList<>();

    private Folding() {
    }

    static List<Token> fold(List<Token> tokens) {
        Folding folding = new Folding();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            folding.out.add(token);
            if (token.is(")")) {
                folding.call();
            } else if (token.kind == Kind.STRING) {
                folding.join();
            }
        }
        return folding.out;
    }

    /** The last but some words. */
    private Token last(int before) {
        return out.get(out.size() - 1 - before);
    }

    private void removeLast(int count) {
        out.subList(out.size() - count, out.size()).clear();
    }

    /** 'a' + 'b' */
    private void join() {
        if (out.size() >= 3 && last(1).is("+") && last(2).kind == Kind.STRING
                && (out.size() == 3 || !bindsCloser(last(3)))) {
            Token right = last(0);
            removeLast(2);
            Token left = last(0);
            if (left.quote == right.quote) {
                left.text.append(right.text);
            } else {
                requoted(right.text, left.quote, left.text);
            }
        }
    }

    private static void requoted(CharSequence text, char quote, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                out.append(c).append(text.charAt(++i));
            } else {
                out.append(c == quote ? "\\" : "").append(c);
            }
        }
    }

    private static boolean bindsCloser(Token before) {
        return before.is("-") || before.is("*") || before.is("/") || before.is("%") || before.is("**");
    }

    /** A call has ended. */
    private void call() {
        int size = out.size();
        if (size >= 4 && last(1).kind == Kind.STRING && last(2).is("(") && Words.UNESCAPING.contains(name(3))) {
            Token argument = last(1);
            replace(4, Escapes.unescaped(argument.text, argument.quote), argument.quote);
            return;
        }
        int numbers = 0;
        int open = size - 2;
        while (open >= 0 && (out.get(open).kind == Kind.NUMBER || out.get(open).is(","))) {
            numbers += out.get(open).kind == Kind.NUMBER ? 1 : 0;
            open--;
        }
        if (numbers > 0 && open >= 3 && out.get(open).is("(") && Words.FROM_CODES.contains(name(size - open))
                && out.get(open - 2).is(".") && out.get(open - 3).is("String")) {
            StringBuilder text = new StringBuilder();
            for (Token each : out.subList(open + 1, size - 1)) {
                int code = each.kind == Kind.NUMBER ? Escapes.code(each.text) : Escapes.NONE;
                if (code != Escapes.NONE) {
                    Escapes.append(text, code, '\'');
                }
            }
            replace(size - open + 3, text, '\'');
        }
    }

    private String name(int before) {
        return last(before).kind == Kind.NAME ? last(before).text.toString() : "";
    }

    private void replace(int words, StringBuilder text, char quote) {
        Token first = last(words - 1);
        removeLast(words);
        if (words == 4 && out.size() >= 2 && last(0).is(".") && last(1).is("window")) {
            first = last(1);
            removeLast(2);
        }
        out.add(new Token(Kind.STRING, text, quote, first.afterSpace, first.afterLine));
        join();
    }
}
