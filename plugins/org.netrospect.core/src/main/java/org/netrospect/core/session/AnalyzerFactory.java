package org.netrospect.core.session;

import java.util.Optional;

/** Gives a session its analyzer when the first payload is seen. Thread-safe. */
@FunctionalInterface
public interface AnalyzerFactory {
    /** No session is analysed further: counts, states and gaps only. */
    AnalyzerFactory NONE = context -> Optional.empty();

    /** The analyzer of a new session, or none if nobody wants its bytes: they are then not put in order at all. */
    Optional<Analyzer> analyzer(SessionContext context);
}
