package org.netrospect.replay.match;

import java.util.Optional;
import org.netrospect.core.file.KnownContents;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionWatch;
import org.netrospect.core.session.WatchedAnalyzers;

/**
 * Runs rules over what a pipeline reads, beside the analyzers of protocols. Matches come out as events, which
 * {@link AlertGate} makes alerts of. Thread-safe.
 */
public final class RuleAnalyzers extends WatchedAnalyzers {
    private final CompiledRules rules;
    private final Optional<KnownContents> contents;
    /** Sessions of one thread share it, so that what it remembers stays in the cache of its core. */
    private final ThreadLocal<Scratch> scratch;

    /** @param protocols who reads the application protocols and shows their buffers */
    public RuleAnalyzers(CompiledRules rules, AnalyzerFactory protocols) {
        super(protocols, RuleSession.class);
        this.rules = rules;
        contents = protocols.contents().map(its -> rules.asksOfContents() ? its : its.unasked());
        scratch = ThreadLocal.withInitial(() -> new Scratch(rules));
    }

    @Override
    public SessionWatch inspection(Session session) {
        return new RuleSession(rules, session, scratch.get());
    }

    @Override
    public Optional<KnownContents> contents() {
        return contents;
    }

    @Override
    public Observed observes() {
        return Observed.EVERYTHING;
    }
}
