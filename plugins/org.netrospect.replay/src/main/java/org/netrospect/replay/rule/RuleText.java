package org.netrospect.replay.rule;

import java.util.ArrayList;
import java.util.List;

/** One rule cut into its words: action, words of the header, options in their order. */
record RuleText(String action, List<String> header, List<Option> options) {
    /** A keyword with what follows its colon, stripped, or "". */
    record Option(String name, String value) {
    }

    static RuleText parse(String text) throws NotHonoured {
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        if (open < 0 || close < open) {
            throw new NotHonoured("the parentheses around the options are missing");
        }
        List<String> words = words(text.substring(0, open));
        if (words.isEmpty()) {
            throw new NotHonoured("there is no action");
        }
        return new RuleText(words.getFirst(), words.subList(1, words.size()), options(text, open + 1, close));
    }

    /** Words between blanks, lists kept together whatever blanks are in them. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int depth = 0;
        for (char c : (text + " ").toCharArray()) {
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (!Character.isWhitespace(c)) {
                word.append(c);
            } else if (depth <= 0 && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    private static List<Option> options(String text, int begin, int end) throws NotHonoured {
        List<Option> options = new ArrayList<>();
        int at = begin;
        while (at < end) {
            int stop = optionEnd(text, at, end);
            String option = text.substring(at, stop).strip();
            if (!option.isEmpty()) {
                int colon = option.indexOf(':');
                String name = (colon < 0 ? option : option.substring(0, colon)).strip();
                options.add(new Option(name, colon < 0 ? "" : option.substring(colon + 1).strip()));
            }
            at = stop + 1;
        }
        return options;
    }

    private static int optionEnd(String text, int begin, int end) throws NotHonoured {
        int at = begin;
        boolean valueBegins = false;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == ';') {
                return at;
            } else if (c == '"' && valueBegins) {
                at = closingQuote(text, at + 1, end);
                valueBegins = false;
            } else if (c == ':' || c == ',') {
                valueBegins = true;
            } else if (c != '!' && !Character.isWhitespace(c)) {
                valueBegins = false;
            }
            at++;
        }
        return end;
    }

    /** A quote closes if the option or the value ends behind it: expressions may have bare quotes inside. */
    private static int closingQuote(String text, int begin, int end) throws NotHonoured {
        for (int at = begin; at < end; at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '"') {
                int next = at + 1;
                while (next < end && Character.isWhitespace(text.charAt(next))) {
                    next++;
                }
                if (next >= end || text.charAt(next) == ';' || text.charAt(next) == ',') {
                    return at;
                }
            }
        }
        throw new NotHonoured("a quotation mark is not closed");
    }
}
