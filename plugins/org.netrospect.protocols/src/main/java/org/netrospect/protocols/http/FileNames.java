package org.netrospect.protocols.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Names of files as messages give them. */
final class FileNames {
    private FileNames() {
    }

    /** The name in {@code Content-Disposition} (RFC 6266), else the last segment of the target's path; "" for none. */
    static String of(Head head, String target) {
        String name = disposition(head.value("content-disposition"));
        return name.isEmpty() ? lastSegment(target) : name;
    }

    static String disposition(String value) {
        if (value.isEmpty()) {
            return "";
        }
        Map<String, String> parameters = parameters(value);
        String extended = parameters.getOrDefault("filename*", "");
        int charset = extended.indexOf('\'');
        int language = extended.indexOf('\'', charset + 1);
        if (charset > 0 && language > 0) {
            Charset as = extended.substring(0, charset).equalsIgnoreCase("iso-8859-1") ? StandardCharsets.ISO_8859_1
                    : StandardCharsets.UTF_8;
            return new String(percentDecoded(extended.substring(language + 1)), as);
        }
        return text(parameters.getOrDefault("filename", ""));
    }

    /** Parameters of a field (RFC 9110, section 5.6.6), names in lower case; the value before them is left out. */
    static Map<String, String> parameters(String field) {
        Map<String, String> all = new LinkedHashMap<>();
        int at = field.indexOf(';');
        while (at >= 0 && at < field.length() && all.size() < 100) {
            int equals = at + 1;
            while (equals < field.length() && field.charAt(equals) != '=' && field.charAt(equals) != ';') {
                equals++;
            }
            String name = field.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
            if (equals == field.length() || field.charAt(equals) == ';') {
                at = equals;
                continue;
            }
            StringBuilder value = new StringBuilder();
            at = value(field, equals + 1, value);
            all.putIfAbsent(name, value.toString().strip());
        }
        return all;
    }

    /** @return where the next parameter begins */
    private static int value(String field, int from, StringBuilder into) {
        int at = from;
        while (at < field.length() && field.charAt(at) == ' ') {
            at++;
        }
        if (at < field.length() && field.charAt(at) == '"') {
            at++;
            while (at < field.length() && field.charAt(at) != '"') {
                // browsers send \ of paths as it is: only a quote or itself is escaped by it
                boolean escape = field.charAt(at) == '\\' && at + 1 < field.length()
                        && (field.charAt(at + 1) == '"' || field.charAt(at + 1) == '\\');
                at += escape ? 1 : 0;
                into.append(field.charAt(at++));
            }
            at = field.indexOf(';', at);
            return at < 0 ? field.length() : at;
        }
        while (at < field.length() && field.charAt(at) != ';') {
            into.append(field.charAt(at++));
        }
        return at;
    }

    static String lastSegment(String target) {
        int end = target.length();
        for (int i = 0; i < end; i++) {
            if (target.charAt(i) == '?' || target.charAt(i) == '#') {
                end = i;
            }
        }
        String path = target.substring(0, end);
        int scheme = path.indexOf("://");
        int slash = path.lastIndexOf('/');
        if (slash < 0 || scheme >= 0 && slash < scheme + 3) {
            return "";
        }
        String segment = path.substring(slash + 1);
        return segment.indexOf('%') < 0 && ascii(segment) ? segment
                : new String(percentDecoded(segment), StandardCharsets.UTF_8);
    }

    /** The bytes of a text in which some stand as {@code %41}. */
    static byte[] percentDecoded(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            int high = text.charAt(i) == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(text.charAt(i));
            }
        }
        return out.toByteArray();
    }

    /** Text whose characters are bytes, as UTF-8 if it is that. */
    static String text(String latin1) {
        if (ascii(latin1)) {
            return latin1;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(
                    latin1.getBytes(StandardCharsets.ISO_8859_1))).toString();
        } catch (CharacterCodingException e) {
            return latin1;
        }
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
