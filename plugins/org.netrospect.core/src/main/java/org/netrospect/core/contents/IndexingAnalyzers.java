package org.netrospect.core.contents;

import java.util.Optional;
import org.netrospect.core.file.KnownContents;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.Inspection;
import org.netrospect.core.session.PacketObserver;
import org.netrospect.core.session.Secrets;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;

/** Finds out what sessions contain, beside the analyzers of protocols. Thread-safe. */
public final class IndexingAnalyzers implements AnalyzerFactory {
    private final AnalyzerFactory protocols;

    /** @param protocols who reads the application protocols and shows their buffers */
    public IndexingAnalyzers(AnalyzerFactory protocols) {
        this.protocols = protocols;
    }

    private Optional<IndexedSession> session(SessionContext context) {
        return context.inspection() instanceof IndexedSession s ? Optional.of(s.in(context)) : Optional.empty();
    }

    @Override
    public Optional<Analyzer> analyzer(SessionContext context) {
        Optional<Analyzer> protocol = protocols.analyzer(context);
        return session(context).map(s -> s.around(protocol)).or(() -> protocol);
    }

    @Override
    public Optional<PacketObserver> observer(SessionContext context) {
        return session(context).map(s -> (PacketObserver) s);
    }

    @Override
    public Observed observes() {
        return Observed.PAYLOAD;
    }

    @Override
    public boolean indexes() {
        return true;
    }

    @Override
    public Inspection inspection(Session session) {
        return new IndexedSession(session);
    }

    @Override
    public Optional<Analyzer> inner(SessionContext context, int transport) {
        return protocols.inner(context, transport);
    }

    @Override
    public Optional<KnownContents> contents() {
        return protocols.contents();
    }

    @Override
    public Secrets secrets() {
        return protocols.secrets();
    }
}
