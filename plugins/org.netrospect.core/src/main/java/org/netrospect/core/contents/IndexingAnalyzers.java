package org.netrospect.core.contents;

import java.util.Set;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionWatch;
import org.netrospect.core.session.WatchedAnalyzers;

/** Finds out what sessions contain, beside the analyzers of protocols. Thread-safe. */
public final class IndexingAnalyzers extends WatchedAnalyzers {
    /** @param protocols who reads the application protocols and shows their buffers */
    public IndexingAnalyzers(AnalyzerFactory protocols) {
        super(protocols, IndexedSession.class);
    }

    @Override
    public SessionWatch inspection(Session session) {
        return new IndexedSession(session);
    }

    @Override
    public Observed observes() {
        return Observed.PAYLOAD;
    }

    @Override
    public byte[] contentsUnseen(Session session) {
        return SessionContents.nothing(session.largestPayload(), Set.of());
    }
}
