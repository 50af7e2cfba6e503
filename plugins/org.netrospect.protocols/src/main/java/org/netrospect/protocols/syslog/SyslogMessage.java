package org.netrospect.protocols.syslog;

import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;

/**
 * One message; "" stands for what it does not tell.
 *
 * @param priority facility times 8 and severity
 * @param timestamp as it stands
 * @param app name of the program
 * @param data structured data as it stands
 */
record SyslogMessage(int priority, String timestamp, String host, String app, String process, String id, String data,
        String text) {
    static final int HIGHEST_PRIORITY = 191;
    /** Characters of a message that stand as its subject. */
    private static final int SUBJECT = 160;
    private static final String[] FACILITIES = {"kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news",
        "uucp", "cron", "authpriv", "ftp", "ntp", "audit", "alert", "clock", "local0", "local1", "local2", "local3",
        "local4", "local5", "local6", "local7"};
    private static final String[] SEVERITIES = {"emerg", "alert", "crit", "err", "warning", "notice", "info",
        "debug"};

    static SyslogMessage of(String line) {
        int end = line.indexOf('>');
        if (!line.startsWith("<") || end < 2 || end > 4) {
            throw new MalformedInput("begins with no priority");
        }
        int priority = 0;
        for (int i = 1; i < end; i++) {
            char c = line.charAt(i);
            if (c < '0' || c > '9') {
                throw new MalformedInput("begins with no priority");
            }
            priority = 10 * priority + c - '0';
        }
        if (priority > HIGHEST_PRIORITY) {
            throw new MalformedInput("has the priority " + priority + ", the highest is " + HIGHEST_PRIORITY);
        }
        String rest = line.substring(end + 1);
        return rest.startsWith("1 ") ? structured(priority, rest) : traditional(priority, rest);
    }

    /** RFC 5424, 6. */
    private static SyslogMessage structured(int priority, String rest) {
        Words words = new Words(rest, 2);
        String timestamp = words.next();
        String host = words.next();
        String app = words.next();
        String process = words.next();
        String id = words.next();
        String data = words.data();
        String text = words.rest();
        return new SyslogMessage(priority, timestamp, host, app, process, id, data,
                text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    /** RFC 3164, 4.1: nothing of it is certain. */
    private static SyslogMessage traditional(int priority, String rest) {
        String timestamp = "";
        String host = "";
        int at = 0;
        if (stamped(rest)) {
            timestamp = rest.substring(0, 15);
            at = Math.min(16, rest.length());
            int space = rest.indexOf(' ', at);
            // programs on the same host leave its name out
            if (space > at && rest.charAt(space - 1) != ':' && rest.charAt(space - 1) != ']') {
                host = rest.substring(at, space);
                at = space + 1;
            }
        }
        String text = rest.substring(at);
        int tag = 0;
        while (tag < text.length() && tag < 64 && named(text.charAt(tag))) {
            tag++;
        }
        String process = "";
        int behind = tag;
        if (tag > 0 && tag < text.length() && text.charAt(tag) == '[') {
            int close = text.indexOf(']', tag);
            if (close > tag && close - tag < 16) {
                process = text.substring(tag + 1, close);
                behind = close + 1;
            }
        }
        boolean program = tag > 0 && behind < text.length() && text.charAt(behind) == ':';
        return new SyslogMessage(priority, timestamp, host, program ? text.substring(0, tag) : "",
                program ? process : "", "", "", program ? text.substring(behind + 1).strip() : text);
    }

    private static boolean named(char c) {
        return c > ' ' && c != '[' && c != ':' && c < 0x7f;
    }

    /** {@code Oct 11 22:14:15} */
    private static boolean stamped(String text) {
        return text.length() >= 15 && Character.isUpperCase(text.charAt(0)) && text.charAt(3) == ' '
                && text.charAt(6) == ' ' && text.charAt(9) == ':' && text.charAt(12) == ':';
    }

    /** What is said, apart from the time: what is repeated has the same. */
    boolean repeats(SyslogMessage other) {
        return priority == other.priority && host.equals(other.host) && app.equals(other.app)
                && process.equals(other.process) && id.equals(other.id) && data.equals(other.data)
                && text.equals(other.text);
    }

    String subject() {
        String all = app.isEmpty() ? text : app + ": " + text;
        return all.length() > SUBJECT ? all.substring(0, SUBJECT) + "…" : all;
    }

    Details details() {
        return new Details().put("facility", FACILITIES[priority / 8]).put("severity", SEVERITIES[priority % 8])
                .put("timestamp", timestamp).put("host", host).put("app", app).put("process", process)
                .put("message_id", id).put("structured_data", data).put("message", text);
    }

    /** Words of a text, one after the other; a hyphen is none. */
    private static final class Words {
        private final String text;
        private int at;

        Words(String text, int at) {
            this.text = text;
            this.at = at;
        }

        String next() {
            int space = text.indexOf(' ', at);
            int end = space < 0 ? text.length() : space;
            String word = text.substring(Math.min(at, end), end);
            at = Math.min(end + 1, text.length());
            return word.equals("-") ? "" : word;
        }

        /** Elements in brackets, in which quoted brackets are escaped (RFC 5424, 6.3.3). */
        String data() {
            if (at >= text.length() || text.charAt(at) != '[') {
                return next();
            }
            int i = at;
            boolean quoted = false;
            while (i < text.length()) {
                char c = text.charAt(i++);
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (c == ']' && !quoted && (i >= text.length() || text.charAt(i) != '[')) {
                    break;
                }
            }
            int end = Math.min(i, text.length());
            String data = text.substring(at, end);
            at = Math.min(end + 1, text.length());
            return data;
        }

        String rest() {
            return text.substring(at);
        }
    }
}
