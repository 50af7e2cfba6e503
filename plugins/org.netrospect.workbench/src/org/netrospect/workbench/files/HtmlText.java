package org.netrospect.workbench.files;

import java.util.Locale;
import java.util.Map;

/**
 * The text of an HTML page as a reader would see it, without anything that is run, fetched or followed. What is between
 * tags is taken as it stands; no style decides what is hidden, so hidden text is shown too.
 */
final class HtmlText {
    private static final Map<String, String> ENTITIES = Map.ofEntries(Map.entry("amp", "&"), Map.entry("lt", "<"),
            Map.entry("gt", ">"), Map.entry("quot", "\""), Map.entry("apos", "'"), Map.entry("nbsp", " "),
            Map.entry("copy", "©"), Map.entry("reg", "®"), Map.entry("hellip", "…"), Map.entry("mdash", "—"),
            Map.entry("ndash", "–"), Map.entry("laquo", "«"), Map.entry("raquo", "»"), Map.entry("bull", "•"),
            Map.entry("euro", "€"));
    /** Begin a line. */
    private static final String BLOCKS = " p div br li tr h1 h2 h3 h4 h5 h6 table ul ol title body option pre "
            + "section article header footer blockquote dt dd hr form ";
    private static final int LONGEST_ENTITY = 10;

    private final String html;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private HtmlText(String html) {
        this.html = html;
    }

    static String of(String html) {
        HtmlText text = new HtmlText(html);
        text.read();
        return text.out.toString().strip();
    }

    private void read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<' && at + 1 < html.length() && begins(html.charAt(at + 1))) {
                tag();
            } else if (c == '&') {
                entity();
            } else {
                put(c);
                at++;
            }
        }
    }

    /** Whether a tag begins with what follows its bracket. */
    private static boolean begins(char c) {
        return Character.isLetter(c) || c == '/' || c == '!' || c == '?';
    }

    private void put(char c) {
        boolean blank = Character.isWhitespace(c);
        boolean after = out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
        if (!blank) {
            out.append(c);
        } else if (!after) {
            out.append(' ');
        }
    }

    private void tag() {
        if (html.startsWith("<!--", at)) {
            at = behind("-->", at + 4);
            return;
        }
        int begin = at + (html.charAt(at + 1) == '/' ? 2 : 1);
        int end = begin;
        while (end < html.length() && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        String name = html.substring(begin, end).toLowerCase(Locale.ROOT);
        boolean opens = begin == at + 1;
        at = tagEnd(end);
        if (opens && (name.equals("script") || name.equals("style"))) {
            at = behind("</" + name, at);
            at = tagEnd(at);
        } else if (BLOCKS.contains(" " + name + " ")) {
            line();
        } else if (name.equals("td") || name.equals("th")) {
            put(' ');
        }
    }

    private void line() {
        while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }

    /** Behind the tag's bracket; brackets in quotes are its own. */
    private int tagEnd(int from) {
        char quote = 0;
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return html.length();
    }

    private int behind(String what, int from) {
        for (int i = from; i <= html.length() - what.length(); i++) {
            if (html.regionMatches(true, i, what, 0, what.length())) {
                return i + what.length();
            }
        }
        return html.length();
    }

    private void entity() {
        int end = at + 1;
        while (end < html.length() && end - at < LONGEST_ENTITY && html.charAt(end) != ';') {
            end++;
        }
        String name = end < html.length() && html.charAt(end) == ';' ? html.substring(at + 1, end) : "";
        String known = name.startsWith("#") ? character(name.substring(1)) : ENTITIES.getOrDefault(name, "");
        if (known.isEmpty()) {
            put('&');
            at++;
        } else {
            known.chars().forEach(c -> put((char) c));
            at = end + 1;
        }
    }

    private static String character(String digits) {
        boolean hex = digits.startsWith("x") || digits.startsWith("X");
        String number = hex ? digits.substring(1) : digits;
        if (!number.matches(hex ? "[0-9a-fA-F]{1,6}" : "[0-9]{1,7}")) {
            return "";
        }
        int c = Integer.parseInt(number, hex ? 16 : 10);
        return Character.isValidCodePoint(c) && c > 0 ? Character.toString(c) : "";
    }
}
