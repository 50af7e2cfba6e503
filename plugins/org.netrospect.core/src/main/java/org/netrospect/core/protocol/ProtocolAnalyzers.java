package org.netrospect.core.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.file.KnownContents;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.Inspection;
import org.netrospect.core.session.Secrets;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;

/** Reads every session with the analyzer of the protocol it speaks, by its first bytes before its port. Thread-safe. */
public final class ProtocolAnalyzers implements AnalyzerFactory {
    private final Map<Integer, List<Candidate>> byTransport = new HashMap<>();
    private final Settings settings;

    /**
     * What analysis is made of.
     *
     * @param protocols in the order in which they are asked
     * @param unexplained reads sessions that speak none of them, from their first byte
     * @param taps read every session, whatever it speaks
     * @param contents who receives files; none if they are not wanted
     */
    public record Settings(List<Protocol> protocols, AnalyzerFactory unexplained, List<AnalyzerFactory> taps,
            Optional<KnownContents> contents, Secrets secrets) {
        public Settings {
            protocols = List.copyOf(protocols);
            taps = List.copyOf(taps);
        }
    }

    public ProtocolAnalyzers(Settings settings) {
        this.settings = settings;
        for (Protocol protocol : settings.protocols()) {
            Candidate candidate = new Candidate(protocol, protocol.ports());
            for (int transport : protocol.transports()) {
                byTransport.computeIfAbsent(transport, none -> new ArrayList<>()).add(candidate);
            }
        }
    }

    @Override
    public Optional<Analyzer> analyzer(SessionContext context) {
        Analyzer main = chosen(context, context.session().protocol(), true);
        if (settings.taps().isEmpty()) {
            return Optional.of(main);
        }
        List<Analyzer> taps = new ArrayList<>(settings.taps().size() + 1);
        taps.add(main);
        for (AnalyzerFactory tap : settings.taps()) {
            tap.analyzer(context).ifPresent(taps::add);
        }
        return Optional.of(taps.size() == 1 ? main : new SeveralAnalyzers(taps));
    }

    private Analyzer chosen(SessionContext context, int transport, boolean portCounts) {
        return new RecognisedAnalyzer(context, byTransport.getOrDefault(transport, List.of()),
                settings.unexplained(), portCounts);
    }

    @Override
    public Optional<Analyzer> inner(SessionContext context, int transport) {
        return Optional.of(chosen(context, transport, false));
    }

    @Override
    public Optional<KnownContents> contents() {
        return settings.contents();
    }

    @Override
    public Inspection inspection(Session session) {
        return Inspection.NONE;
    }

    @Override
    public Secrets secrets() {
        return settings.secrets();
    }
}
