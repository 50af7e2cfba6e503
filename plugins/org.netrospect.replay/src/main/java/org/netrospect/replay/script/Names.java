package org.netrospect.replay.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netrospect.replay.script.Token.Kind;

/**
 * What stands for the names in scripts: {@code var_0000} and so on in the order of their appearance, themselves if
 * every script means the same by them, and what a variable was made another name of.
 */
final class Names {
    private static final int MOST = 1 << 16;
    /** Blocks within blocks that have names of their own. */
    private static final int DEEPEST = 128;
    /** Words looked at ahead. */
    private static final int AHEAD = 64;
    private static final int LONGEST_CHAIN = 256;
    private static final String NO_ALIAS = "";

    private final Map<String, String> numbered = new HashMap<>();
    private final Deque<Map<String, String>> scopes = new ArrayDeque<>(List.of(new HashMap<>()));
    /** Objects made by constructors that are known. */
    private final Set<String> made = new HashSet<>();
    private final Deque<Boolean> callers = new ArrayDeque<>();
    private final Map<String, String> parameters = new HashMap<>();
    private int blocks;
    /** Whether the names of the chain of accesses under way stay as they are. */
    private boolean kept;

    void statementEnd() {
        kept = false;
    }

    /** Takes in a word that is no name. */
    void other(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (token.is("(") || token.is("[")) {
            callers.push(kept);
            kept = false;
        } else if (token.is(")") || token.is("]")) {
            kept = !callers.isEmpty() && callers.pop();
        } else if (token.is("{")) {
            open();
        } else if (token.is("}")) {
            close();
        } else if (token.is("function")) {
            parameters(tokens, at + 1);
        } else if (!token.is(".") && !token.is("?.")) {
            kept = false;
        }
    }

    private void open() {
        kept = false;
        if (++blocks <= DEEPEST) {
            scopes.push(new HashMap<>(parameters));
        }
        parameters.clear();
    }

    private void close() {
        kept = false;
        if (blocks > 0 && blocks-- <= DEEPEST) {
            scopes.pop();
        }
    }

    private void parameters(List<Token> tokens, int from) {
        int at = from;
        while (at < tokens.size() && at < from + AHEAD && !tokens.get(at).is("(")) {
            at++;
        }
        for (; at < tokens.size() && at < from + AHEAD && !tokens.get(at).is(")"); at++) {
            if (tokens.get(at).kind == Kind.NAME) {
                parameters.put(tokens.get(at).text.toString(), NO_ALIAS);
            }
        }
    }

    String name(List<Token> tokens, int at) {
        String name = tokens.get(at).text.toString();
        if (at > 0 && (tokens.get(at - 1).is(".") || tokens.get(at - 1).is("?."))) {
            kept |= Words.KNOWN_PROPERTIES.contains(name);
            return kept ? name : number(name);
        }
        kept = false;
        if (at + 1 < tokens.size() && tokens.get(at + 1).is("=")) {
            assigned(name, tokens, at + 2);
            return Words.KNOWN.contains(name) ? name : number(name);
        }
        String alias = alias(name);
        if (!alias.isEmpty()) {
            kept = true;
            return alias;
        }
        kept = Words.KNOWN.contains(name) || made.contains(name);
        return Words.KNOWN.contains(name) ? name : number(name);
    }

    private String alias(String name) {
        if (parameters.containsKey(name)) {
            return NO_ALIAS;
        }
        for (Map<String, String> scope : scopes) {
            String alias = scope.get(name);
            if (alias != null) {
                return alias;
            }
        }
        return NO_ALIAS;
    }

    private String number(String name) {
        return numbered.size() >= MOST && !numbered.containsKey(name) ? name
                : numbered.computeIfAbsent(name, n -> String.format("var_%04x", numbered.size()));
    }

    /** @param at the first word behind the equals sign */
    private void assigned(String name, List<Token> tokens, int at) {
        made.remove(name);
        if (at + 1 < tokens.size() && tokens.get(at).is("new")
                && Words.KNOWN.contains(tokens.get(at + 1).text.toString())) {
            made.add(name);
        }
        scopes.peek().put(name, chain(tokens, at));
    }

    /** What a chain of accesses that begins with a known name stands for; nothing if it is part of something else. */
    private String chain(List<Token> tokens, int from) {
        if (from >= tokens.size() || tokens.get(from).kind != Kind.NAME) {
            return NO_ALIAS;
        }
        String first = tokens.get(from).text.toString();
        String alias = alias(first);
        StringBuilder chain = new StringBuilder(alias.isEmpty() ? first : alias);
        int at = from + 1;
        while (at + 1 < tokens.size() && tokens.get(at).is(".") && tokens.get(at + 1).kind == Kind.NAME
                && chain.length() < LONGEST_CHAIN) {
            chain.append('.').append(tokens.get(at + 1).text);
            at += 2;
        }
        boolean whole = at >= tokens.size() || tokens.get(at).is(";") || tokens.get(at).is(",")
                || tokens.get(at).is("}") || tokens.get(at).afterLine && !tokens.get(at).is("(");
        return whole && chain.length() < LONGEST_CHAIN && (!alias.isEmpty() || Words.KNOWN.contains(first))
                ? chain.toString() : NO_ALIAS;
    }
}
