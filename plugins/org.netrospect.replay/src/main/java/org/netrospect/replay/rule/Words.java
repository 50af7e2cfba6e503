package org.netrospect.replay.rule;

import java.util.ArrayList;
import java.util.List;

/** How the text of rules is cut into pieces and numbers. */
final class Words {
    private Words() {
    }

    /** Pieces between commas outside of brackets and quotes, stripped; empty ones are left out. */
    static List<String> list(String text) {
        List<String> pieces = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '[') {
                depth++;
            } else if (!quoted && c == ']') {
                depth--;
            }
            if (i >= text.length() || c == ',' && depth == 0 && !quoted) {
                String piece = text.substring(begin, Math.min(i, text.length())).strip();
                if (!piece.isEmpty()) {
                    pieces.add(piece);
                }
                begin = i + 1;
            }
        }
        return pieces;
    }

    /** A whole number from 0, decimal or with 0x. */
    static int number(String text, String where) throws NotHonoured {
        long value = signed(text, where);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new NotHonoured(where + " is out of range");
        }
        return (int) value;
    }

    /** A whole number, decimal or with 0x, that may have a sign. */
    static long signed(String text, String where) throws NotHonoured {
        String t = text.strip();
        boolean minus = t.startsWith("-");
        String digits = minus || t.startsWith("+") ? t.substring(1) : t;
        try {
            boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
            if (digits.isEmpty() || digits.startsWith("-") || digits.startsWith("+")) {
                throw new NumberFormatException(digits);
            }
            long value = hex ? Long.parseUnsignedLong(digits.substring(2), 16) : Long.parseLong(digits);
            return minus ? -value : value;
        } catch (NumberFormatException e) {
            throw new NotHonoured(where + ": \"" + text + "\" is no number");
        }
    }

    static boolean isNumber(String text) {
        try {
            signed(text, "");
            return true;
        } catch (NotHonoured e) {
            return false;
        }
    }

    /** Without the quotes around it, if there are any. */
    static String unquoted(String text) {
        String t = text.strip();
        return t.length() >= 2 && t.startsWith("\"") && t.endsWith("\"") ? t.substring(1, t.length() - 1) : t;
    }
}
