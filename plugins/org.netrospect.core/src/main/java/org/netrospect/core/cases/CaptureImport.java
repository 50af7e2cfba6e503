package org.netrospect.core.cases;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import org.netrospect.core.analysis.AnalysisSink;
import org.netrospect.core.capture.CaptureNote;

/**
 * One import into a case: takes what the analysis finds and makes it visible bit by bit. Ends with {@link #complete}
 * for every capture begun and {@link #close()}; if the process dies before, everything of it is taken back when the
 * case is opened next. One thread, but for {@link #note}.
 */
public interface CaptureImport extends AnalysisSink, Closeable {
    /**
     * The capture of the packets that follow.
     *
     * @param info as known before reading; its id is ignored
     * @return its id
     */
    int begin(CaptureInfo info);

    /** What the capture says beside its packets. Any thread. */
    void note(int capture, CaptureNote note);

    /**
     * The capture has been read; sessions that are still open go on in the next.
     *
     * @param info final values; the id counts
     * @param layout what {@link org.netrospect.core.capture.CaptureReader#layout()} gave
     */
    void complete(CaptureInfo info, String layout);

    /**
     * Captures of earlier imports that those of this one stand for: they leave the case, with all that was found in
     * them, in the moment in which this import is committed.
     */
    void replace(Set<Integer> captures);

    /**
     * Visits the packets of sessions that have ended, session by session, in order.
     *
     * @param trails what {@link org.netrospect.core.session.Session#trail()} says of each
     */
    void places(long[] trails, CaseStore.TrailVisitor visitor) throws IOException;

    /** Takes back everything of this import, also what is {@link #complete}; {@link #close} follows. */
    void discard();

    /**
     * Commits; afterwards a crash takes nothing back. Without a preceding {@link #complete} everything is taken back.
     */
    @Override
    void close();
}
