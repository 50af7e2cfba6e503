package org.netrospect.core.session;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.netrospect.core.packet.Datagram;

/** Makes the analysis of a session when it is first needed, and points it to the packet in hand. One thread. */
final class SessionAnalysisSource {
    private final AnalyzerFactory factory;
    private final boolean nobodyWantsBytes;
    private final AnalyzerFactory.Observed observes;
    private final Map<Class<?>, Object> shared = new HashMap<>();
    private final AnalysisBudget budget;
    private final boolean again;
    private ShardOutput output = new ShardOutput();
    private int capture;

    SessionAnalysisSource(AnalyzerFactory factory, AnalysisBudget budget, boolean again) {
        this.factory = factory;
        this.budget = budget;
        this.again = again;
        nobodyWantsBytes = factory == AnalyzerFactory.NONE;
        observes = factory.observes();
    }

    /** Says which capture the packets are in that come next, and where what is found goes. */
    void capture(int id, ShardOutput out) {
        capture = id;
        output = out;
    }

    AnalyzerFactory factory() {
        return factory;
    }

    AnalysisBudget budget() {
        return budget;
    }

    /** Whether sessions are read with those that announced them. */
    boolean again() {
        return again;
    }

    ShardOutput output() {
        return output;
    }

    /** See {@link SessionContext#shared}. */
    <T> T shared(Class<T> type, Supplier<T> make) {
        Object known = shared.get(type);
        if (known == null) {
            known = make.get();
            shared.put(type, known);
        }
        return type.cast(known);
    }

    private SessionAnalysis of(Session session) {
        if (session.analysis == null) {
            session.analysis = new SessionAnalysis(session, this);
        }
        return session.analysis;
    }

    /** The first payload of a session asks for its analyzer; says whether there is one. */
    boolean wanted(Session session, Datagram d, AnalyzerFactory factory) {
        if (nobodyWantsBytes) {
            return false;
        }
        SessionAnalysis analysis = of(session);
        analysis.at(capture, d.number, d.time);
        analysis.ask(factory);
        return analysis.wantsBytes();
    }

    /** Whether a packet is to be shown to {@link #observe} and {@link #processed}. */
    boolean observes(Datagram d) {
        return observes != AnalyzerFactory.Observed.NOTHING
                && (d.payloadCaptured > 0 || observes == AnalyzerFactory.Observed.EVERYTHING);
    }

    void observe(Session session, Datagram d, boolean fromClient) {
        SessionAnalysis analysis = of(session);
        analysis.at(capture, d.number, d.time);
        analysis.observe(d, fromClient);
    }

    void note(Session session, Datagram d, String what, String detail) {
        SessionAnalysis analysis = of(session);
        analysis.at(capture, d.number, d.time);
        analysis.irregularity(what, detail);
    }
}
