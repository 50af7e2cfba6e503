package org.netrospect.carving.format;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/**
 * Bytes by which the beginning of a file is noticed.
 *
 * @param bytes at least 3 and at most {@link #LONGEST} of them
 * @param lead bytes of the file before them, at most {@link #FURTHEST}
 * @param onlyAtStart counts at the beginning of a stream only: it is too common elsewhere
 */
public record Signature(byte[] bytes, int lead, boolean onlyAtStart) {
    /** Most bytes of a signature. */
    public static final int LONGEST = 16;
    /** Most bytes before a signature. */
    public static final int FURTHEST = 264;

    public Signature {
        if (bytes.length < 3 || bytes.length > LONGEST || lead > FURTHEST) {
            throw new IllegalArgumentException("signature of " + bytes.length + " bytes behind " + lead);
        }
    }

    /** A signature at the beginning: text in which {@code \xx} would be {@code {xx}}, hexadecimal digits in braces. */
    static Signature of(String text) {
        return new Signature(parse(text), 0, false);
    }

    static Signature at(int lead, String text) {
        return new Signature(parse(text), lead, false);
    }

    static Signature atStart(String text) {
        return new Signature(parse(text), 0, true);
    }

    private static byte[] parse(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < text.length()) {
            if (text.charAt(i) == '{') {
                int close = text.indexOf('}', i);
                bytes.writeBytes(HexFormat.of().parseHex(text, i + 1, close));
                i = close + 1;
            } else {
                bytes.write(text.charAt(i++));
            }
        }
        return bytes.toByteArray();
    }
}
