package org.netrospect.report;

/** Characters that would do something, rather than be shown: ends of lines, controls of terminals, formulas. */
final class Escapes {
    private static final String HEX = "0123456789abcdef";

    private Escapes() {
    }

    /**
     * Tab-separated: {@code \t \n \r \\}, other controls {@code \x1b}; a lone dash, which means no value, {@code \x2d}.
     */
    static void tsv(StringBuilder out, String text) {
        if (text.equals("-")) {
            out.append("\\x2d");
            return;
        }
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '\\') {
                out.append(c);
                continue;
            }
            switch (c) {
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\\' -> out.append("\\\\");
                default -> shown(out, text, i);
            }
        }
    }

    /**
     * RFC 4180 with a {@code '} before what a spreadsheet would run; controls but tab and line ends as {@code \x1b}.
     */
    static void csv(StringBuilder out, String text) {
        boolean quote = false;
        for (int i = 0; i < text.length() && !quote; i++) {
            char c = text.charAt(i);
            quote = c == '"' || c == ',' || c == '\n' || c == '\r';
        }
        if (quote) {
            out.append('"');
        }
        if (!text.isEmpty() && "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20".indexOf(text.charAt(0)) >= 0) {
            out.append('\'');
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                out.append("\"\"");
            } else if (c >= ' ' && c < 0x7f || c == '\t' || c == '\n' || c == '\r') {
                out.append(c);
            } else {
                shown(out, text, i);
            }
        }
        if (quote) {
            out.append('"');
        }
    }

    /** A JSON string (RFC 8259, section 7), quotes included; all that is not printable is escaped. */
    static void json(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                out.append(c);
                continue;
            }
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (harmful(text, i)) {
                        out.append("\\u");
                        hex(out, c, 4);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void shown(StringBuilder out, String text, int i) {
        char c = text.charAt(i);
        if (!harmful(text, i)) {
            out.append(c);
        } else if (c < 0x100) {
            hex(out.append("\\x"), c, 2);
        } else {
            hex(out.append("\\u"), c, 4);
        }
    }

    /** Controls, line separators, marks that turn the direction of writing, and halves of characters. */
    private static boolean harmful(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c < ' ' || c >= 0x7f && c < 0xa0 || c >= 0x2028 && c <= 0x202e || c >= 0x2066 && c <= 0x2069
                || c == 0x200e
                || c == 0x200f || c == 0x061c || c == 0xfeff;
    }

    private static void hex(StringBuilder out, char c, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >> shift & 15));
        }
    }
}
