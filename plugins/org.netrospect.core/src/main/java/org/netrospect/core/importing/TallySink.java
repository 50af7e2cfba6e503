package org.netrospect.core.importing;

import java.util.Arrays;
import java.util.List;
import org.netrospect.core.analysis.AnalysisSink;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.Irregularity;
import org.netrospect.core.session.OpenSession;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Session;

/** Counts sessions and irregularities of each capture on their way into the case. */
final class TallySink implements AnalysisSink {
    private final AnalysisSink next;
    private final Tally irregularities = new Tally();
    private final Tally events = new Tally();
    private final Tally files = new Tally();
    private final Tally sessions = new Tally();

    /** Counts by capture, whose numbers are small. */
    private static final class Tally {
        private long[] counts = new long[64];

        void one(int capture) {
            if (capture >= counts.length) {
                counts = Arrays.copyOf(counts, Math.max(capture + 1, 2 * counts.length));
            }
            counts[capture]++;
        }

        long of(int capture) {
            return capture < counts.length ? counts[capture] : 0;
        }
    }

    TallySink(AnalysisSink next) {
        this.next = next;
    }

    /** Sessions that began in the capture. */
    long sessions(int capture) {
        return sessions.of(capture);
    }

    long irregularities(int capture) {
        return irregularities.of(capture);
    }

    long events(int capture) {
        return events.of(capture);
    }

    /** Files, those inside others not counted. */
    long files(int capture) {
        return files.of(capture);
    }

    @Override
    public long opened(Session session) {
        sessions.one(session.capture());
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
        irregularities.one(irregularity.capture());
        next.irregularity(irregularity);
    }

    @Override
    public void event(Event event) {
        if (event.kind().listed()) {
            events.one(event.at().capture());
        }
        next.event(event);
    }

    @Override
    public void file(RecoveredFile file) {
        files.one(file.at().capture());
        next.file(file);
    }

    @Override
    public boolean watching() {
        return next.watching();
    }

    @Override
    public void open(List<OpenSession> open) {
        next.open(open);
    }

    @Override
    public void checkpoint() {
        next.checkpoint();
    }
}
