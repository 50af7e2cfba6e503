package org.netrospect.protocols.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.protocols.text.Base64Stream;

/** Text of header fields in other than ASCII characters: encoded words (RFC 2047) and percent signs (RFC 2231). */
final class EncodedWords {
    private static final Pattern WORD = Pattern.compile(
            "=\\?([^?*\\s]{1,64})(?:\\*[^?]{0,64})?\\?([bBqQ])\\?([^?]*)\\?=");

    private EncodedWords() {
    }

    /** A field's text with its encoded words decoded. White space between two of them is no text. */
    static String decode(String text) {
        if (!text.contains("=?")) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        ByteArrayOutputStream run = new ByteArrayOutputStream();
        String charset = "";
        Matcher word = WORD.matcher(text);
        int at = 0;
        while (word.find(at)) {
            String between = text.substring(at, word.start());
            boolean joined = at > 0 && between.isBlank();
            String its = word.group(1).toLowerCase(Locale.ROOT);
            // a character may be cut in two: words of one charset are decoded together
            if (!joined || !its.equals(charset)) {
                out.append(text(run.toByteArray(), charset));
                run.reset();
                out.append(joined ? "" : between);
            }
            charset = its;
            byte[] bytes = word.group(2).equalsIgnoreCase("b") ? Base64Stream.bytes(word.group(3))
                    : quoted(word.group(3), '=', true);
            run.write(bytes, 0, bytes.length);
            at = word.end();
        }
        return out.append(text(run.toByteArray(), charset)).append(text.substring(at)).toString();
    }

    /** RFC 2231: octets as percent signs with two digits. */
    static byte[] percent(String text) {
        return quoted(text, '%', false);
    }

    private static byte[] quoted(String text, char escape, boolean underscores) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == escape && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                byte[] raw = String.valueOf(underscores && c == '_' ? ' ' : c).getBytes(StandardCharsets.UTF_8);
                out.write(raw, 0, raw.length);
            }
        }
        return out.toByteArray();
    }

    /** Bytes in a character set that may not exist: then as ISO 8859-1. */
    static String text(byte[] bytes, String charset) {
        Charset known = StandardCharsets.ISO_8859_1;
        try {
            if (!charset.isEmpty() && Charset.isSupported(charset)) {
                known = Charset.forName(charset);
            }
        } catch (IllegalCharsetNameException e) {
            return new String(bytes, known);
        }
        return new String(bytes, known);
    }
}
