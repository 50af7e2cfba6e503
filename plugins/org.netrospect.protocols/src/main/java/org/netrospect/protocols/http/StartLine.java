package org.netrospect.protocols.http;

/**
 * The first line of a message (RFC 9112, sections 3 and 4), read as those do who are content with less than the
 * standard asks.
 */
record StartLine(String text) {
    private static final String VERSION = "HTTP/";

    private static boolean blank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private int word(int from) {
        int end = from;
        while (end < text.length() && !blank(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The method of a request. */
    String method() {
        return text.substring(0, word(0));
    }

    /** The target of a request, as it was sent; may hold blanks. */
    String target() {
        String rest = text.substring(word(0)).strip();
        int version = versionAt(rest);
        return version < 0 ? rest : rest.substring(0, version).strip();
    }

    /** The version that is told: {@code 1.1}; {@code 0.9} if none is. */
    String version() {
        if (text.regionMatches(true, 0, VERSION, 0, VERSION.length())) {
            int end = VERSION.length();
            while (end < text.length() && " \t\u000b\f".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            return text.substring(VERSION.length(), end);
        }
        int at = versionAt(text);
        return at < 0 ? "0.9" : text.substring(at + VERSION.length());
    }

    private static int versionAt(String line) {
        int at = line.lastIndexOf(VERSION);
        return at > 0 && (line.charAt(at - 1) == ' ' || line.charAt(at - 1) == '\t') && line.indexOf(' ', at) < 0
                ? at : -1;
    }

    /** The status code of a response; 0 if it is none. */
    int status() {
        int at = word(0);
        while (at < text.length() && blank(text.charAt(at))) {
            at++;
        }
        int status = 0;
        for (int i = at; i < text.length() && i < at + 3; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            status = status * 10 + digit;
        }
        return status;
    }

    /** The words behind the status code. */
    String reason() {
        String[] words = text.split("[ \t\u000b\f]+", 3);
        return words.length < 3 ? "" : words[2];
    }
}
