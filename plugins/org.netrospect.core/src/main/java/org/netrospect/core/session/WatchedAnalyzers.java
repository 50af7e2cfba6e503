package org.netrospect.core.session;

import java.util.Optional;
import org.netrospect.core.file.KnownContents;

/** Analyzers of protocols with a watch beside those of each session, which a subclass makes as its inspection. */
public abstract class WatchedAnalyzers implements AnalyzerFactory {
    private final AnalyzerFactory protocols;
    private final Class<? extends SessionWatch> kind;

    /** @param protocols who reads the application protocols and shows their buffers @param kind of the watches */
    protected WatchedAnalyzers(AnalyzerFactory protocols, Class<? extends SessionWatch> kind) {
        this.protocols = protocols;
        this.kind = kind;
    }

    @Override
    public abstract SessionWatch inspection(Session session);

    @Override
    public abstract Observed observes();

    private Optional<SessionWatch> watch(SessionContext context) {
        Inspection inspection = context.inspection();
        return kind.isInstance(inspection) ? Optional.of(kind.cast(inspection).in(context)) : Optional.empty();
    }

    @Override
    public final Optional<Analyzer> analyzer(SessionContext context) {
        Optional<Analyzer> protocol = protocols.analyzer(context);
        return watch(context).map(it -> it.around(protocol)).or(() -> protocol);
    }

    @Override
    public final Optional<PacketObserver> observer(SessionContext context) {
        return watch(context).map(it -> (PacketObserver) it);
    }

    @Override
    public final Optional<Analyzer> inner(SessionContext context, int transport) {
        return protocols.inner(context, transport);
    }

    @Override
    public Optional<KnownContents> contents() {
        return protocols.contents();
    }

    @Override
    public final Secrets secrets() {
        return protocols.secrets();
    }
}
