package org.netrospect.replay.script;

import java.nio.charset.StandardCharsets;

/** Characters that stand as numbers. */
final class Escapes {
    /** No number. */
    static final int NONE = -1;

    private Escapes() {
    }

    static int hexadecimal(CharSequence text, int from, int digits) {
        if (from + digits > text.length()) {
            return NONE;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 0x7f || value >= 1 << 24) {
                return NONE;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /**
     * Appends a character as the bytes of UTF-8; what would end or change the string stays escaped.
     *
     * @param quote around the string, 0 for none
     */
    static void append(StringBuilder out, int code, char quote) {
        if (code == quote && quote != 0 || code == '\\') {
            out.append('\\').append((char) code);
        } else if (code == '\n' || code == '\r') {
            out.append(code == '\n' ? "\\n" : "\\r");
        } else if (code < 0x80) {
            out.append((char) code);
        } else if (Character.isValidCodePoint(code) && (code < 0xd800 || code > 0xdfff)) {
            byte[] bytes = Character.toString(code).getBytes(StandardCharsets.UTF_8);
            out.append(new String(bytes, StandardCharsets.ISO_8859_1));
        } else {
            out.append('?');
        }
    }

    /** What {@code unescape} makes of a string: numbers behind percent signs, bytes or characters. */
    static StringBuilder unescaped(CharSequence text, char quote) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int wide = text.charAt(i) == '%' && i + 1 < text.length() && (text.charAt(i + 1) | 32) == 'u'
                    ? hexadecimal(text, i + 2, 4) : NONE;
            int narrow = text.charAt(i) == '%' ? hexadecimal(text, i + 1, 2) : NONE;
            if (wide != NONE) {
                append(out, wide, quote);
                i += 5;
            } else if (narrow >= 0x80) {
                out.append((char) narrow);
                i += 2;
            } else if (narrow != NONE) {
                append(out, narrow, quote);
                i += 2;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out;
    }

    /** The number of a character as a script has it, decimal, hexadecimal or octal. */
    static int code(CharSequence number) {
        String text = number.toString().replace("_", "");
        try {
            if (text.startsWith("0x") || text.startsWith("0X")) {
                return hexadecimal(text, 2, text.length() - 2);
            }
            int radix = text.length() > 1 && text.startsWith("0") && text.chars().allMatch(c -> c < '8') ? 8 : 10;
            return Integer.parseInt(text, radix);
        } catch (NumberFormatException e) {
            return NONE;
        }
    }
}
