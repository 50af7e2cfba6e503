package org.netrospect.core.importing;

import java.util.HashMap;
import java.util.Map;
import org.netrospect.core.analysis.AnalysisSink;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.Irregularity;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Session;

/** Counts sessions and irregularities of each capture on their way into the case. */
final class TallySink implements AnalysisSink {
    private final AnalysisSink next;
    private final Map<Integer, Long> irregularities = new HashMap<>();
    private final Map<Integer, Long> events = new HashMap<>();
    private final Map<Integer, Long> files = new HashMap<>();
    private final Map<Integer, Long> sessions = new HashMap<>();

    TallySink(AnalysisSink next) {
        this.next = next;
    }

    /** Sessions that began in the capture. */
    long sessions(int capture) {
        return sessions.getOrDefault(capture, 0L);
    }

    long irregularities(int capture) {
        return irregularities.getOrDefault(capture, 0L);
    }

    long events(int capture) {
        return events.getOrDefault(capture, 0L);
    }

    /** Files, those inside others not counted. */
    long files(int capture) {
        return files.getOrDefault(capture, 0L);
    }

    @Override
    public long opened(Session session) {
        sessions.merge(session.capture(), 1L, Long::sum);
        return next.opened(session);
    }

    @Override
    public long trail(long previous, int capture, byte[] bytes, int length) {
        return next.trail(previous, capture, bytes, length);
    }

    @Override
    public void ended(Session session) {
        next.ended(session);
    }

    @Override
    public void irregularity(Irregularity irregularity) {
        irregularities.merge(irregularity.capture(), 1L, Long::sum);
        next.irregularity(irregularity);
    }

    @Override
    public void event(Event event) {
        if (event.kind().listed()) {
            events.merge(event.at().capture(), 1L, Long::sum);
        }
        next.event(event);
    }

    @Override
    public void file(RecoveredFile file) {
        files.merge(file.at().capture(), 1L, Long::sum);
        next.file(file);
    }

    @Override
    public void checkpoint() {
        next.checkpoint();
    }
}
