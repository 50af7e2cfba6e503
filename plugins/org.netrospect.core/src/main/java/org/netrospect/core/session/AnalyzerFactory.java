package org.netrospect.core.session;

import java.util.Optional;
import org.netrospect.core.file.KnownContents;

/** Gives a session its analyzer when the first payload is seen, and what analyzers need from outside. Thread-safe. */
@FunctionalInterface
public interface AnalyzerFactory {
    /** No session is analysed further: counts, states and gaps only. */
    AnalyzerFactory NONE = context -> Optional.empty();

    /** The analyzer of a new session, or none if nobody wants its bytes: they are then not put in order at all. */
    Optional<Analyzer> analyzer(SessionContext context);

    /**
     * Who wants to see every packet of a new session; asked with its first packet. What it finds it tells as events
     * through the context.
     */
    default Optional<PacketObserver> observer(SessionContext context) {
        return Optional.empty();
    }

    /** Which packets observers want to see: sessions without such packets need no state. */
    enum Observed {
        NOTHING, PAYLOAD, EVERYTHING
    }

    /** What {@link #observer}s want to see. */
    default Observed observes() {
        return Observed.NOTHING;
    }

    /**
     * What is said of the contents of a session that was not looked into, as no payload of it was recorded; see
     * {@link Session#contents()}. Empty if contents are not found out.
     */
    default byte[] contentsUnseen(Session session) {
        return new byte[0];
    }

    /** Reads what is inside a session, see {@link SessionContext#inner}. */
    default Optional<Analyzer> inner(SessionContext context, int transport) {
        return Optional.empty();
    }

    /** Who receives files and says what they are; none if they are not wanted. */
    default Optional<KnownContents> contents() {
        return Optional.empty();
    }

    /** Who looks at what analyzers show of a session. */
    default Inspection inspection(Session session) {
        return Inspection.NONE;
    }

    /** What is known to decrypt with. */
    default Secrets secrets() {
        return Secrets.NONE;
    }
}
