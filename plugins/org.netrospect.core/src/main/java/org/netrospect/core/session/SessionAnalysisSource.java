package org.netrospect.core.session;

import org.netrospect.core.packet.Datagram;

/** Makes the analysis of a session when it is first needed, and points it to the packet in hand. One thread. */
final class SessionAnalysisSource {
    private final boolean nobodyWantsBytes;
    private int capture;

    SessionAnalysisSource(AnalyzerFactory factory) {
        nobodyWantsBytes = factory == AnalyzerFactory.NONE;
    }

    /** Says which capture the packets are in that come next. */
    void capture(int id) {
        capture = id;
    }

    private SessionAnalysis of(Session session) {
        if (session.analysis == null) {
            session.analysis = new SessionAnalysis(session);
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

    void note(Session session, Datagram d, String what, String detail) {
        SessionAnalysis analysis = of(session);
        analysis.at(capture, d.number, d.time);
        analysis.irregularity(what, detail);
    }
}
