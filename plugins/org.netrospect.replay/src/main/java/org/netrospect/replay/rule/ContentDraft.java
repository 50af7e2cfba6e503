package org.netrospect.replay.rule;

import java.io.ByteArrayOutputStream;

/** A content while its modifiers are read. */
final class ContentDraft {
    private static final int LONGEST = 8192;

    private final byte[] pattern;
    private final boolean negated;
    boolean nocase;
    boolean startsWith;
    boolean endsWith;
    Operand offset = Operand.ABSENT;
    Operand depth = Operand.ABSENT;
    Operand distance = Operand.ABSENT;
    Operand within = Operand.ABSENT;
    boolean fast;
    boolean fastOnly;
    int fastOffset;
    int fastLength;

    private ContentDraft(byte[] pattern, boolean negated) {
        this.pattern = pattern;
        this.negated = negated;
    }

    /**
     * Reads one.
     *
     * @param text {@code "…"} with an exclamation mark before it, or without quotes
     * @param controls whether a backslash and a letter can be a control character, as in Snort 3
     */
    static ContentDraft parse(String text, boolean controls) throws NotHonoured {
        String t = text.strip();
        boolean negated = t.startsWith("!");
        byte[] bytes = bytes(Words.unquoted(negated ? t.substring(1) : t), controls);
        if (bytes.length == 0 || bytes.length > LONGEST) {
            throw new NotHonoured(bytes.length == 0 ? "a content is empty" : "a content is longer than " + LONGEST
                    + " bytes");
        }
        return new ContentDraft(bytes, negated);
    }

    /** Text with bytes in hexadecimal between bars, and backslashes before {@code ; " \ :}. */
    static byte[] bytes(String text) throws NotHonoured {
        return bytes(text, false);
    }

    private static byte[] bytes(String text, boolean controls) throws NotHonoured {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        boolean hex = false;
        int high = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '|') {
                if (controls && high >= 0) {
                    out.write(high);
                    high = -1;
                }
                if (high >= 0) {
                    throw new NotHonoured("a content has an odd number of hexadecimal digits");
                }
                hex = !hex;
            } else if (hex) {
                int digit = Character.digit(c, 16);
                if (controls && high >= 0 && Character.isWhitespace(c)) {
                    // to Snort 3 a digit between blanks is a byte
                    out.write(high);
                    high = -1;
                }
                if (digit < 0 && !Character.isWhitespace(c)) {
                    throw new NotHonoured("\"" + c + "\" between the bars of a content is no hexadecimal digit");
                }
                if (digit >= 0 && high >= 0) {
                    out.write(high << 4 | digit);
                    high = -1;
                } else if (digit >= 0) {
                    high = digit;
                }
            } else if (c == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(++i);
                int control = controls ? "nrt".indexOf(escaped) : -1;
                out.write(control < 0 ? escaped : "\n\r\t".charAt(control));
            } else {
                out.write(c);
            }
        }
        if (hex) {
            throw new NotHonoured("the bars of a content are not closed");
        }
        return out.toByteArray();
    }

    Step.Content finish() throws NotHonoured {
        boolean absolute = offset.present() || depth.present();
        boolean relative = distance.present() || within.present();
        if (absolute && relative) {
            throw new NotHonoured("a content has both offset or depth and distance or within");
        }
        if (startsWith) {
            if (absolute || relative) {
                throw new NotHonoured("startswith stands beside another place of the content");
            }
            offset = Operand.of(0);
            depth = Operand.of(pattern.length);
        }
        tooShort(depth, "depth");
        tooShort(within, "within");
        if (fastLength > 0 && fastOffset + fastLength > pattern.length) {
            throw new NotHonoured("fast_pattern is longer than the content");
        }
        return new Step.Content(pattern, negated, nocase, offset, depth, distance, within, endsWith,
                new Step.FastPattern(fast, fastOnly, fastOffset, fastLength));
    }

    private void tooShort(Operand limit, String name) throws NotHonoured {
        if (limit.present() && limit.variable() < 0 && limit.constant() < pattern.length) {
            throw new NotHonoured(name + " is shorter than the content, which can then never match");
        }
    }
}
