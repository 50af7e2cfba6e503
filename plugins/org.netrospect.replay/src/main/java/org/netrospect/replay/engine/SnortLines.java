package org.netrospect.replay.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of one line of Snort's alerts, by the names of Snort 3; none if the line is no alert. */
final class SnortLines {
    private static final Pattern KEY = Pattern.compile("[{,]\\s*\"(\\w{1,40})\" : ");
    /** What follows the closing quote of a text: quotes within are not escaped by Snort. */
    private static final Pattern END = Pattern.compile("\"(?=, \"\\w{1,40}\" : |\\s*}\\s*$)");
    private static final Pattern FAST = Pattern.compile("(\\S+)\\s+(?:\\[\\w+]\\s+)?\\[\\*\\*]\\s+"
            + "\\[(\\d+):(\\d+):(\\d+)]\\s+(.*?)\\s+\\[\\*\\*]\\s+(?:\\[Classification: (.*?)]\\s+)?"
            + "(?:\\[Priority: (\\d+)]\\s+)?(?:\\[AppID: .*?]\\s+)?\\{([^}]*)}\\s*(\\S*)\\s+->\\s*(\\S*)\\s*");

    private SnortLines() {
    }

    /**
     * Members of an object as Snort 3 writes it, which is not always JSON: quotes of messages are not escaped, and the
     * first member may be missing before its comma.
     */
    static Map<String, String> json(String line) {
        Map<String, String> fields = new HashMap<>();
        if (!line.startsWith("{") || !line.stripTrailing().endsWith("}")) {
            return fields;
        }
        Matcher key = KEY.matcher(line);
        Matcher end = END.matcher(line);
        int at = 0;
        while (key.find(at)) {
            int from = key.end();
            if (from < line.length() && line.charAt(from) == '"') {
                if (!end.find(from + 1)) {
                    return Map.of();
                }
                fields.putIfAbsent(key.group(1), line.substring(from + 1, end.start()));
                at = end.end();
            } else {
                int to = from;
                while (to < line.length() && line.charAt(to) != ',' && line.charAt(to) != ' ') {
                    to++;
                }
                fields.putIfAbsent(key.group(1), line.substring(from, to));
                at = to;
            }
        }
        return fields;
    }

    /**
     * Values separated by commas. A value with a comma of its own can be told only at the end of the line: the message,
     * in quotes that may be within it too, and the class before it.
     *
     * @param names in the order of the values; {@code msg} may stand last only, {@code class} before it
     */
    static Map<String, String> values(String line, List<String> names) {
        Map<String, String> fields = new HashMap<>();
        int plain = names.size();
        plain -= names.getLast().equals("msg") ? 1 : 0;
        plain -= plain > 0 && names.get(plain - 1).equals("class") ? 1 : 0;
        int at = 0;
        for (int i = 0; i < plain; i++) {
            int comma = line.indexOf(',', at);
            boolean last = i == names.size() - 1;
            if (comma < 0 && !last) {
                return Map.of();
            }
            put(fields, names.get(i), line.substring(at, last ? line.length() : comma));
            at = comma + 1;
        }
        if (plain < names.size()) {
            String rest = line.substring(at).strip();
            int quote = rest.indexOf('"');
            if (quote < 0 || !rest.endsWith("\"") || rest.length() < quote + 2) {
                return Map.of();
            }
            put(fields, "class", rest.substring(0, quote).strip().replaceFirst(",$", ""));
            fields.put("msg", rest.substring(quote + 1, rest.length() - 1).replace("\"\"", "\""));
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        String stripped = value.strip();
        if (!stripped.isEmpty()) {
            fields.put(name, stripped);
        }
    }

    /** A line of {@code alert_fast}; Snort 3 has the message in quotes, Snort 2 has not. */
    static Map<String, String> fast(String line) {
        Matcher m = FAST.matcher(line);
        if (!m.matches()) {
            return Map.of();
        }
        Map<String, String> fields = new HashMap<>(Map.of("timestamp", m.group(1), "gid", m.group(2), "sid",
                m.group(3), "rev", m.group(4), "msg", m.group(5).replaceFirst("(?s)^\"(.*)\"$", "$1"), "proto",
                m.group(8)));
        if (m.group(6) != null) {
            fields.put("class", m.group(6));
        }
        if (m.group(7) != null) {
            fields.put("priority", m.group(7));
        }
        boolean ports = m.group(8).equals("TCP") || m.group(8).equals("UDP");
        fields.put(ports ? "src_ap" : "src_addr", m.group(9));
        fields.put(ports ? "dst_ap" : "dst_addr", m.group(10));
        return fields;
    }
}
