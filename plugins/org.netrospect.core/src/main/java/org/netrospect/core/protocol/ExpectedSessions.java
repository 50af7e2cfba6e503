package org.netrospect.core.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;

/**
 * Sessions that another has announced: an FTP data connection, an RTP stream. Kept by
 * {@link SessionContext#shared(Class, java.util.function.Supplier)}, so they are met between the same two hosts.
 */
public final class ExpectedSessions {
    /** Announcements kept; the oldest is forgotten for a new one. */
    private static final int MOST = 4096;

    private record End(int ipVersion, long high, long low, int port, int protocol) {
    }

    /** What sessions near each other share. */
    private static final class Shared {
        private final Map<End, Function<SessionContext, Analyzer>> expected = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<End, Function<SessionContext, Analyzer>> eldest) {
                return size() > MOST;
            }
        };
    }

    private final SessionContext context;
    private final Map<End, Function<SessionContext, Analyzer>> expected;

    private ExpectedSessions(SessionContext context) {
        this.context = context;
        expected = context.shared(Shared.class, Shared::new).expected;
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
        context.session().join();
        expected.put(new End(ipVersion, high, low, port, protocol), analyzer);
    }

    /** The analyzer of a session that was announced. */
    static Optional<Analyzer> take(SessionContext context) {
        Map<End, Function<SessionContext, Analyzer>> expected = context.shared(Shared.class, Shared::new).expected;
        if (expected.isEmpty()) {
            return Optional.empty();
        }
        Session s = context.session();
        Function<SessionContext, Analyzer> known = expected.remove(
                new End(s.ipVersion(), s.serverHigh(), s.serverLow(), s.serverPort(), s.protocol()));
        if (known == null) {
            known = expected.remove(
                    new End(s.ipVersion(), s.clientHigh(), s.clientLow(), s.clientPort(), s.protocol()));
        }
        if (known != null) {
            s.join();
        }
        return Optional.ofNullable(known).map(make -> make.apply(context));
    }
}
