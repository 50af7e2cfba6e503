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

    private final Map<End, Function<SessionContext, Analyzer>> expected = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<End, Function<SessionContext, Analyzer>> eldest) {
            return size() > MOST;
        }
    };

    /** Those that the sessions near a session share. */
    private static ExpectedSessions of(SessionContext context) {
        return context.shared(ExpectedSessions.class, ExpectedSessions::new);
    }

    /**
     * Announces a session one end of which is this; it is expected once.
     *
     * @param context of the session that announces it
     * @param protocol IP protocol
     */
    public static void add(SessionContext context, int ipVersion, long high, long low, int port, int protocol,
            Function<SessionContext, Analyzer> analyzer) {
        context.session().join();
        of(context).expected.put(new End(ipVersion, high, low, port, protocol), analyzer);
    }

    /** The analyzer of a session that was announced. */
    static Optional<Analyzer> take(SessionContext context) {
        return of(context).taken(context);
    }

    private Optional<Analyzer> taken(SessionContext context) {
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
