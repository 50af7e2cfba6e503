package org.netrospect.protocols.frame;

import java.util.LinkedHashMap;
import java.util.Map;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/** What is said again and again, every few seconds: told once, with how often and until when. One thread. */
public final class Repeated {
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

    public Repeated(SessionContext context, String protocol) {
        this.context = context;
        this.protocol = protocol;
    }

    /** @return whether it was not said before */
    public boolean said(String kind, String subject, Details details) {
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

    /** Nothing more is said: tells it. */
    public void end() {
        all.forEach((key, said) -> context.event(said.first, EventKind.of(protocol, key.kind()), said.subject,
                said.details.put("count", said.count).time("last", said.last)));
        all.clear();
        if (leftOut > 0) {
            context.irregularity("messages left out", "More than " + MOST + " different messages stand in "
                    + "one session; " + leftOut + " others are not told.");
            leftOut = 0;
        }
    }
}
