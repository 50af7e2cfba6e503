package org.netrospect.protocols.database;

import java.util.LinkedHashMap;
import java.util.Map;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/**
 * The statements of one session: each text is told when it is first seen, later ones that are the same are counted, so
 * that a program that asks again and again makes no million events. One thread.
 */
public final class Statements {
    /** Characters of a statement that stand as the subject. */
    private static final int SUBJECT = 200;
    /** Texts that are remembered. */
    private static final int MOST = 1024;

    private final SessionContext context;
    private final EventKind kind;
    private final Map<String, Repeated> seen = new LinkedHashMap<>();

    private static final class Repeated {
        private Mark first = new Mark(0, 0, 0);
        private long count;
    }

    /** @param kind of the events: {@code mysql query} */
    public Statements(SessionContext context, EventKind kind) {
        this.context = context;
        this.kind = kind;
    }

    /** A statement and what is known of it. @param failed those are told each time */
    public void tell(Mark at, String statement, boolean failed, Details details) {
        String subject = statement.length() > SUBJECT ? statement.substring(0, SUBJECT) + "…" : statement;
        Repeated known = seen.get(subject);
        if (known != null && !failed) {
            if (known.count++ == 0) {
                known.first = at;
            }
            return;
        }
        if (known == null && seen.size() < MOST) {
            seen.put(subject, new Repeated());
        }
        context.event(at, kind, subject, details);
    }

    /** Nothing more comes. */
    public void end() {
        seen.forEach((subject, repeated) -> {
            if (repeated.count > 0) {
                context.event(repeated.first, kind, subject, new Details().put("repeated", repeated.count));
            }
        });
        seen.clear();
    }
}
