package org.netrospect.core.filter;

/**
 * Quoted strings of the language. Within quotes a backslash takes the meaning from a quote or another backslash, a
 * backslash before {@code u{a}} makes a character from its number, and any other backslash stands for itself, so that
 * regular expressions are typed as they are.
 */
final class Quotes {
    private Quotes() {
    }

    /** Appends a value as the language reads it, bare where that is clear. */
    static void append(StringBuilder out, String value, boolean always) {
        if (!always && bare(value)) {
            out.append(value);
            return;
        }
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            char next = i + 1 < value.length() ? value.charAt(i + 1) : '"';
            if (c == '"') {
                out.append("\\\"");
            } else if (c == '\\' && (next == '\\' || next == '"' || next == 'u' || Character.isISOControl(next))) {
                out.append("\\\\");
            } else if (Character.isISOControl(c)) {
                out.append("\\u{").append(Integer.toHexString(c)).append('}');
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean bare(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c > 126 || !Character.isLetterOrDigit(c) && "_.:/+-*%@".indexOf(c) < 0) {
                return false;
            }
        }
        return !value.isEmpty();
    }
}
