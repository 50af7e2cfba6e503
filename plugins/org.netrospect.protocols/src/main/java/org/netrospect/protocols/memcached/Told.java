package org.netrospect.protocols.memcached;

import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.repeat.Repeats;
import org.netrospect.protocols.text.Banner;

/** What is told of a session: each command and key once, with its count. */
final class Told {
    private static final int MOST_DIFFERENT = 2000;
    private static final int LONGEST_KEY = 250;

    private final SessionContext context;
    private final Repeats repeats;
    private final Banner software;

    Told(SessionContext context) {
        this.context = context;
        repeats = new Repeats(context, MOST_DIFFERENT);
        software = new Banner(context, "memcached");
    }

    /** @param bytes of its value, -1 for none */
    void command(String command, String key, long bytes) {
        String shown = key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
        String subject = shown.isEmpty() ? command : command + " " + shown;
        Details details = new Details().put("command", command).put("key", shown);
        if (bytes >= 0) {
            details.put("value_bytes", bytes);
        }
        String kind = Commands.kind(command);
        EventKind event = EventKind.of("memcached", kind.isEmpty() ? "request" : kind);
        if (kind.equals("command")) {
            context.event(context.mark(), event, subject, details);
        } else {
            repeats.seen(context.mark(), event, subject, subject, details);
        }
    }

    /** A value that the server gave. */
    void value(String key, long bytes) {
        repeats.seen(context.mark(), EventKind.of("memcached", "value"), key, key,
                new Details().put("key", key).put("value_bytes", bytes));
    }

    void error(String text) {
        repeats.seen(context.mark(), EventKind.of("memcached", "error"), text, text, new Details().put("error", text));
    }

    void version(String version) {
        software.product(false, "Memcached", version, "Memcached version");
    }

    void end() {
        repeats.end();
    }
}
