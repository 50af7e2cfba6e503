package org.netrospect.protocols.repeat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/**
 * Tells what a session repeats, such as polls of a control system, as one event with its first occurrence, the count
 * and the time of the last. One thread.
 */
public final class Repeats {
    private final SessionContext context;
    private final int most;
    private final boolean untilWhen;
    private final Map<String, Repeated> known = new LinkedHashMap<>();

    private static final class Repeated {
        private final Mark at;
        private final EventKind kind;
        private final String subject;
        private final Details details;
        private long count = 1;
        private long last;

        Repeated(Mark at, EventKind kind, String subject, Details details) {
            this.at = at;
            this.kind = kind;
            this.subject = subject;
            this.details = details;
            last = at.time();
        }
    }

    /** @param most different things that are kept: what comes beyond is left out, and an irregularity says so */
    public Repeats(SessionContext context, int most) {
        this(context, most, false);
    }

    /** @param untilWhen whether the time of the last is told of what occurs once, too */
    Repeats(SessionContext context, int most, boolean untilWhen) {
        this.context = context;
        this.most = most;
        this.untilWhen = untilWhen;
    }

    /**
     * Something happened, perhaps again.
     *
     * @param key what makes it the same as before, beside its kind
     * @param details given away; with those of the first occurrence it is told
     * @return the details of the first occurrence, if this is not it; of what is left out its own
     */
    public Optional<Details> seen(Mark at, EventKind kind, String key, String subject, Details details) {
        String whole = kind.kind() + ' ' + key;
        Repeated before = known.get(whole);
        if (before != null) {
            before.count++;
            before.last = at.time();
            return Optional.of(before.details);
        }
        if (known.size() >= most) {
            context.irregularity("messages left out", "A session has more than " + most + " different messages of the "
                    + "protocol " + kind.protocol() + "; those that first came later are not told.");
            return Optional.of(details);
        }
        known.put(whole, new Repeated(at, kind, subject, details));
        return Optional.empty();
    }

    /** Tells all of it. */
    public void end() {
        for (Repeated each : known.values()) {
            each.details.put("count", each.count);
            if (untilWhen || each.count > 1) {
                each.details.time("last", each.last);
            }
            context.event(each.at, each.kind, each.subject, each.details);
        }
        known.clear();
    }
}
