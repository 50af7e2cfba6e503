package org.netrospect.protocols.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A field with parameters, such as {@code Content-Type} (RFC 2045, section 5.1), continued and encoded ones joined (RFC
 * 2231).
 *
 * @param value before the first semicolon, in lower case
 * @param parameters names in lower case
 */
record ParameterisedField(String value, Map<String, String> parameters) {
    private static final int MOST = 100;

    /** A piece of a parameter in several. */
    private record Section(String text, boolean encoded) {
    }

    static ParameterisedField parse(String field) {
        int end = field.indexOf(';');
        String value = (end < 0 ? field : field.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        Map<String, TreeMap<Integer, Section>> sections = new LinkedHashMap<>();
        int at = end;
        while (at >= 0 && at < field.length() && sections.size() < MOST) {
            int next = behind(field, at + 1);
            one(field.substring(at + 1, Math.max(next, at + 1)), sections);
            at = next;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        sections.forEach((name, parts) -> parameters.put(name, joined(parts)));
        return new ParameterisedField(value, parameters);
    }

    /** Offset of the semicolon that ends a parameter. */
    private static int behind(String field, int from) {
        boolean quoted = false;
        for (int i = from; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return field.length();
    }

    private static void one(String parameter, Map<String, TreeMap<Integer, Section>> sections) {
        int equals = parameter.indexOf('=');
        if (equals <= 0) {
            return;
        }
        String name = parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        String text = unquoted(parameter.substring(equals + 1).strip());
        boolean encoded = name.endsWith("*");
        String[] words = (encoded ? name.substring(0, name.length() - 1) : name).split("\\*", 2);
        int number = words.length == 2 && words[1].matches("\\d{1,3}") ? Integer.parseInt(words[1]) : 0;
        sections.computeIfAbsent(words[0], none -> new TreeMap<>()).putIfAbsent(number, new Section(text, encoded));
    }

    private static String unquoted(String text) {
        if (!text.startsWith("\"")) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 1; i < text.length() && text.charAt(i) != '"'; i++) {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            out.append(text.charAt(i));
        }
        return out.toString();
    }

    private static String joined(TreeMap<Integer, Section> parts) {
        if (parts.values().stream().noneMatch(Section::encoded)) {
            StringBuilder plain = new StringBuilder();
            parts.values().forEach(part -> plain.append(part.text()));
            // not allowed (RFC 2047, section 5), yet what most programs send
            return EncodedWords.decode(plain.toString());
        }
        String charset = "us-ascii";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean first = true;
        for (Section part : parts.values()) {
            String text = part.text();
            String[] words = first && part.encoded() ? text.split("'", 3) : new String[0];
            if (words.length == 3) {
                charset = words[0];
                text = words[2];
            }
            byte[] piece = part.encoded() ? EncodedWords.percent(text) : text.getBytes(StandardCharsets.UTF_8);
            bytes.write(piece, 0, piece.length);
            first = false;
        }
        return EncodedWords.text(bytes.toByteArray(), charset);
    }

    /** A parameter; "" for none. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
