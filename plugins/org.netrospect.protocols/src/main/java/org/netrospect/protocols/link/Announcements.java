package org.netrospect.protocols.link;

import java.util.LinkedHashMap;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.text.Printable;

/** What devices repeat every few seconds: told once, with how often and until when it was said. */
final class Announcements {
    private static final int MOST = 1024;

    private final SessionContext context;
    private final String protocol;
    private final Map<Key, Said> all = new LinkedHashMap<>();
    private long leftOut;

    private record Key(String kind, String details) {
    }

    private static final class Said {
        private final Mark first;
        private final String subject;
        private final Details details;
        private long count;
        private long last;

        Said(Mark first, String subject, Details details) {
            this.first = first;
            this.subject = subject;
            this.details = details;
        }
    }

    Announcements(SessionContext context, String protocol) {
        this.context = context;
        this.protocol = protocol;
    }

    /** Details that begin with the hardware address that sends the frame, where the link tells it. */
    Details details() {
        ByteWindow header = context.header();
        return new Details().put("mac", header.length() >= 14 ? Printable.colons(header, 6, 6) : "");
    }

    /** @return whether it was not said before */
    boolean said(String kind, String subject, Details details) {
        Key key = new Key(kind, details.toString());
        Said known = all.get(key);
        if (known == null && all.size() >= MOST) {
            leftOut++;
            return false;
        }
        boolean first = known == null;
        if (first) {
            known = new Said(context.mark(), subject, details);
            all.put(key, known);
        }
        known.count++;
        known.last = context.time();
        return first;
    }

    void end() {
        all.forEach((key, said) -> context.event(said.first, EventKind.of(protocol, key.kind()), said.subject,
                said.details.put("count", said.count).time("last", said.last)));
        all.clear();
        if (leftOut > 0) {
            context.irregularity("announcements left out", "More than " + MOST + " different announcements stand in "
                    + "one session; " + leftOut + " others are not told.");
            leftOut = 0;
        }
    }
}
