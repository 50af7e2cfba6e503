package org.netrospect.core.analysis;

import java.io.IOException;
import java.util.List;
import org.netrospect.core.session.Session;

/** Who can give the packets of sessions that have ended a second time. */
@FunctionalInterface
public interface PacketsAgain {
    /** Nobody can: sessions are read once. */
    PacketsAgain NONE = (sessions, into) -> {
    };

    /**
     * Runs the packets of some sessions through a pipeline, in the order in which they came, each once and with its own
     * number.
     *
     * @param sessions whose {@link Session#trail()} says where their packets are
     * @param into is finished and closed by the caller
     * @throws IOException the packets cannot be read any more
     */
    void read(List<Session> sessions, Pipeline into) throws IOException;
}
