package org.netrospect.replay.pcre;

/** The one character that an escape stands for: a letter, octal or hexadecimal digits, a control character. */
final class PcreCharacter {
    private final String in;
    private int at;

    /** @param backslash where the escape begins; a character follows it */
    PcreCharacter(String in, int backslash) {
        this.in = in;
        at = backslash;
    }

    /** Where what follows the escape begins, once it has been read. */
    int end() {
        return at;
    }

    int read() throws UnsupportedExpression {
        char c = in.charAt(at + 1);
        at += 2;
        switch (c) {
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'f':
                return '\f';
            case 'a':
                return 7;
            case 'e':
                return 27;
            case 'c':
                if (at >= in.length()) {
                    throw PcreTranslator.refused("\\c at the end");
                }
                return Character.toUpperCase(in.charAt(at++)) ^ 0x40;
            case 'x':
                return hexadecimal();
            default:
                if (c >= '0' && c <= '7') {
                    at--;
                    return digits(8, 3);
                }
                if (Character.isLetterOrDigit(c) && c < 0x80) {
                    throw PcreTranslator.refused("\\" + c);
                }
                return c;
        }
    }

    private int hexadecimal() throws UnsupportedExpression {
        if (at < in.length() && in.charAt(at) == '{') {
            int close = in.indexOf('}', at);
            at++;
            int value = digits(16, 8);
            if (close != at || value > 0xff) {
                throw PcreTranslator.refused("a character beyond one byte");
            }
            at++;
            return value;
        }
        return digits(16, 2);
    }

    private int digits(int radix, int most) throws UnsupportedExpression {
        int value = 0;
        for (int n = 0; n < most && at < in.length() && Character.digit(in.charAt(at), radix) >= 0; n++) {
            value = value * radix + Character.digit(in.charAt(at++), radix);
        }
        if (value > 0xff) {
            throw PcreTranslator.refused("a character beyond one byte");
        }
        return value;
    }
}
