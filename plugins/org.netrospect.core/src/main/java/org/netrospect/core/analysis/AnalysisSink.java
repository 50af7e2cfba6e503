package org.netrospect.core.analysis;

import java.util.List;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.Irregularity;
import org.netrospect.core.session.OpenSession;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Session;

/**
 * Takes what the analysis of a capture finds. Calls come one at a time, in an order that depends on the packets
 * alone, not on the number of threads. May throw {@link java.io.UncheckedIOException}: the analysis then ends.
 */
public interface AnalysisSink {
    /**
     * A session began: in the order of first packets, outer before inner.
     *
     * @return its id, from 1 within the case
     */
    long opened(Session session);

    /**
     * Places of packets of a session that is open, in packet order: an encoded piece, see
     * {@link org.netrospect.core.session.PacketTrail}.
     *
     * @param previous what the call for the session's previous piece gave, or -1
     * @param capture id of the capture the packets are in
     * @param bytes given away by the caller
     * @return where the piece is kept, -1 if nobody will ask for it
     */
    default long trail(long previous, int capture, byte[] bytes, int length) {
        return -1;
    }

    /**
     * A session is read a second time, since another announced it: what was told of it is void, and is told again as
     * far as it still holds.
     */
    default void again(Session session) {
        // nothing is told of it before
    }

    /** A session ended; all its fields are final, {@link Session#trail()} says where its packets are. */
    default void ended(Session session) {
        // whoever reads captures again knows it
    }

    default void irregularity(Irregularity irregularity) {
        // whoever reads captures again knows it
    }

    /** Something happened in a session that was opened. */
    void event(Event event);

    /**
     * A file was recovered.
     *
     * @param file given away by the caller: the sink closes its content, and that of its nested files
     */
    void file(RecoveredFile file);

    /** Whether {@link #open} is wanted with the packets that are read next. Asked often, on the thread that reads. */
    default boolean watching() {
        return false;
    }

    /**
     * Some sessions of those that were opened, as they stood when the packets so far had come. Only for the eye: which
     * ones, and how often, depends on the clock.
     *
     * @param sessions given away by the caller
     */
    default void open(List<OpenSession> sessions) {
        // most look at sessions that have ended
    }

    /** Everything so far is consistent: a good moment to show it. Called often; cheap if nothing is due. */
    default void checkpoint() {
        // most show nothing before the end
    }
}
