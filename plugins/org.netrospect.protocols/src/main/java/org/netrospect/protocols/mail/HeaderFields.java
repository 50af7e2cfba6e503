package org.netrospect.protocols.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.protocols.text.LineReader;

/** The header of a message or of a part (RFC 5322, section 2.2), unfolded as its lines come. One thread. */
final class HeaderFields {
    private static final int MOST_FIELDS = 500;
    /** Characters kept of all fields together. */
    private static final int MOST_TEXT = 1 << 18;

    private record Field(String name, StringBuilder value) {
    }

    private final List<Field> fields = new ArrayList<>();
    private int text;

    /** A line, or a piece of one. */
    void line(byte[] bytes, int from, int count, boolean first) {
        String line = LineReader.text(bytes, from, count);
        if (text + line.length() > MOST_TEXT) {
            return;
        }
        text += line.length();
        char c = line.isEmpty() ? ' ' : line.charAt(0);
        if (!first || c == ' ' || c == '\t') {
            if (!fields.isEmpty()) {
                fields.get(fields.size() - 1).value().append(first ? " " + line.strip() : line);
            }
            return;
        }
        int colon = line.indexOf(':');
        if (colon > 0 && fields.size() < MOST_FIELDS) {
            fields.add(new Field(line.substring(0, colon).strip(),
                    new StringBuilder(line.substring(colon + 1).strip())));
        }
    }

    /** The first field of a name, as it stands; "" for none. */
    String raw(String name) {
        return find(name).map(field -> field.value().toString()).orElse("");
    }

    /** The first field of a name, decoded; "" for none. */
    String text(String name) {
        return EncodedWords.decode(raw(name)).strip();
    }

    private Optional<Field> find(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** All fields of a name, as they stand. */
    List<String> all(String name) {
        List<String> values = new ArrayList<>(2);
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                values.add(field.value().toString());
            }
        }
        return values;
    }

    /** Addresses of a field, decoded: {@code Name <local@domain>} each. */
    List<String> addresses(String name) {
        List<String> out = new ArrayList<>();
        for (String value : all(name)) {
            int depth = 0;
            boolean quoted = false;
            int begin = 0;
            for (int i = 0; i <= value.length(); i++) {
                char c = i < value.length() ? value.charAt(i) : ',';
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && c == '(') {
                    depth++;
                } else if (!quoted && c == ')' && depth > 0) {
                    depth--;
                }
                if (i >= value.length() || c == ',' && !quoted && depth == 0) {
                    String one = value.substring(begin, Math.min(i, value.length())).strip();
                    if (!one.isEmpty()) {
                        out.add(EncodedWords.decode(one));
                    }
                    begin = Math.min(i + 1, value.length());
                }
            }
        }
        return out;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }
}
