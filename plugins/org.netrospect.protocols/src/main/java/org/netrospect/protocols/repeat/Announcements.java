package org.netrospect.protocols.repeat;

import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;

/** What is announced again and again, every few seconds: told once, with how often and until when. One thread. */
public final class Announcements {
    private static final int MOST = 1024;

    private final SessionContext context;
    private final String protocol;
    private final Repeats repeats;

    public Announcements(SessionContext context, String protocol) {
        this.context = context;
        this.protocol = protocol;
        repeats = new Repeats(context, MOST, true);
    }

    /** @return whether it was not said before */
    public boolean said(String kind, String subject, Details details) {
        return repeats.seen(context.mark(), EventKind.of(protocol, kind), details.toString(), subject, details)
                .isEmpty();
    }

    /** Nothing more is said: tells it. */
    public void end() {
        repeats.end();
    }
}
