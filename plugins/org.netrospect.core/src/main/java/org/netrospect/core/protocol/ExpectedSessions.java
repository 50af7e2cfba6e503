package org.netrospect.core.protocol;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.netrospect.core.RecentMap;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Announcement;
import org.netrospect.core.session.HostPair;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.session.SessionEnd;
import org.netrospect.core.session.Tie;

/**
 * Sessions that another has announced: an FTP data connection, an RTP stream. Those between the hosts that announced
 * them are known at once, whatever they seem to speak. Those of other hosts are read by another thread, so they are met
 * only when sessions are read again, see {@link SessionContext#unexplained}, and only if they speak nothing else:
 * nobody can hide what strangers say by announcing it.
 */
public final class ExpectedSessions {
    /** Announcements kept; the oldest is forgotten for a new one. */
    private static final int MOST = 4096;

    private record Near(SessionEnd end, HostPair between) {
    }

    private record Expected(Announcement announcement, Function<SessionContext, Analyzer> analyzer) {
    }

    /** What the sessions of a shard share. */
    private static final class Shared {
        private final Map<Near, Expected> near = RecentMap.byInsertion(MOST);
        private final Map<SessionEnd, Expected> far = RecentMap.byInsertion(MOST);
        /** Ports that were ever announced: most sessions have none of them. */
        private final BitSet ports = new BitSet(1 << 16);
    }

    private final SessionContext context;
    private final Shared shared;

    private ExpectedSessions(SessionContext context) {
        this.context = context;
        shared = context.shared(Shared.class, Shared::new);
    }

    /** Those that the sessions near a session share, as that session sees them. */
    public static ExpectedSessions of(SessionContext context) {
        return new ExpectedSessions(context);
    }

    /**
     * Announces a session one end of which is this; it is expected once.
     *
     * @param protocol IP protocol
     */
    public void add(int ipVersion, long high, long low, int port, int protocol,
            Function<SessionContext, Analyzer> analyzer) {
        Session session = context.session();
        session.tie(Tie.NEAR);
        SessionEnd end = new SessionEnd(new IpAddress(ipVersion, high, low), port, protocol);
        HostPair between = HostPair.of(session);
        Announcement announcement = new Announcement(session, between, end, context.time());
        Expected expected = new Expected(announcement, analyzer);
        if (shared.near.size() == MOST) {
            context.irregularity("too many announced sessions", "More than " + MOST + " sessions were announced that "
                    + "have not come; those announced first are taken for what they seem to speak.");
        }
        shared.ports.set(port & 0xffff);
        shared.near.put(new Near(end, between), expected);
        shared.far.put(end, expected);
        context.announced(announcement);
    }

    /** The analyzer of a session that was announced by one between the same hosts. */
    static Optional<Analyzer> take(SessionContext context) {
        Shared shared = context.shared(Shared.class, Shared::new);
        Session s = context.session();
        if (!shared.ports.get(s.serverPort()) && !shared.ports.get(s.clientPort())) {
            return Optional.empty();
        }
        HostPair between = HostPair.of(s);
        Expected known = shared.near.remove(new Near(SessionEnd.server(s), between));
        if (known == null) {
            known = shared.near.remove(new Near(SessionEnd.client(s), between));
        }
        return taken(context, Tie.NEAR, Optional.ofNullable(known));
    }

    /**
     * The analyzer of a session that speaks nothing known, or nothing that says what it belongs to, if it was announced
     * by one of other hosts.
     */
    public static Optional<Analyzer> elsewhere(SessionContext context) {
        if (!context.unexplained()) {
            return Optional.empty();
        }
        Shared shared = context.shared(Shared.class, Shared::new);
        Session s = context.session();
        Expected known = shared.far.remove(SessionEnd.server(s));
        if (known == null || !known.announcement().holdsAt(context.time())) {
            known = shared.far.remove(SessionEnd.client(s));
        }
        return taken(context, Tie.ANNOUNCED,
                Optional.ofNullable(known).filter(it -> it.announcement().holdsAt(context.time())));
    }

    private static Optional<Analyzer> taken(SessionContext context, Tie how, Optional<Expected> known) {
        known.ifPresent(it -> context.session().tie(how));
        return known.map(it -> it.analyzer().apply(context));
    }
}
