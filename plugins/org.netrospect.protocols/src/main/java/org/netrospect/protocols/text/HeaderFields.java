package org.netrospect.protocols.text;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;

/**
 * Begin of a message in the form of RFC 822: a line, then fields.
 *
 * @param fields by their names in lower case, the first of each name
 */
public record HeaderFields(String firstLine, Map<String, String> fields) {
    private static final int MOST_FIELDS = 200;
    private static final int LONGEST_FIELD = 1 << 13;

    /**
     * Reads the first 200 fields.
     *
     * @param header with the empty line behind it or without
     * @param abbreviations names that may stand for others
     */
    public static HeaderFields of(ByteWindow header, Map<String, String> abbreviations) {
        String text = LineReader.text(header.array(), header.arrayOffset(), header.length());
        // the CR before each LF is stripped with the values
        String[] lines = text.split("\n", MOST_FIELDS + 2);
        Map<String, String> fields = new LinkedHashMap<>();
        String name = "";
        for (int i = 1; i < Math.min(lines.length, MOST_FIELDS + 1); i++) {
            String line = lines[i];
            if (!line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
                // only the line before is gone on with: else a line could be copied again and again
                fields.computeIfPresent(name, (key, value) -> value.length() > LONGEST_FIELD ? value
                        : value + " " + line.strip());
                continue;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                String word = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                String known = abbreviations.getOrDefault(word, word);
                name = fields.putIfAbsent(known, line.substring(colon + 1).strip()) == null ? known : "";
            }
        }
        return new HeaderFields(lines[0].strip(), fields);
    }

    /** Offset behind the empty line that ends a header; -1 if it is not there. */
    public static int end(ByteWindow bytes, int from) {
        for (int at = bytes.indexOf('\n', from); at >= 0; at = bytes.indexOf('\n', at + 1)) {
            int next = at + 1 < bytes.length() && bytes.u8(at + 1) == '\r' ? at + 2 : at + 1;
            if (next < bytes.length() && bytes.u8(next) == '\n') {
                return next + 1;
            }
        }
        return -1;
    }
}
