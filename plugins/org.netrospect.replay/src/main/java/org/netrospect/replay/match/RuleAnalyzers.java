package org.netrospect.replay.match;

import java.util.Optional;
import org.netrospect.core.file.KnownContents;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.Inspection;
import org.netrospect.core.session.PacketObserver;
import org.netrospect.core.session.Secrets;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;

/**
 * Runs rules over what a pipeline reads, beside the analyzers of protocols. Matches come out as events, which
 * {@link AlertGate} makes alerts of. Thread-safe.
 */
public final class RuleAnalyzers implements AnalyzerFactory {
    private final CompiledRules rules;
    private final AnalyzerFactory protocols;

    /** @param protocols who reads the application protocols and shows their buffers */
    public RuleAnalyzers(CompiledRules rules, AnalyzerFactory protocols) {
        this.rules = rules;
        this.protocols = protocols;
    }

    private Optional<RuleSession> session(SessionContext context) {
        return context.inspection() instanceof RuleSession s ? Optional.of(s.in(context)) : Optional.empty();
    }

    @Override
    public Optional<Analyzer> analyzer(SessionContext context) {
        Optional<Analyzer> protocol = protocols.analyzer(context);
        return session(context).map(s -> s.beside(protocol)).or(() -> protocol);
    }

    @Override
    public Optional<PacketObserver> observer(SessionContext context) {
        return session(context).map(s -> (PacketObserver) s);
    }

    @Override
    public Observed observes() {
        return Observed.EVERYTHING;
    }

    @Override
    public Inspection inspection(Session session) {
        return new RuleSession(rules, session);
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
