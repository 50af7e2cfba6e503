package org.netrospect.protocols.frame;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Reads a session whose datagrams stand each for itself: a bad one does not make the others unreadable. One thread. */
public final class Datagrams implements Analyzer {
    /** So many bad ones and no good one before them: the session is no session of this protocol. */
    private static final int MOST_BAD = 8;

    private final SessionContext context;
    private final String what;
    private final Reader reader;
    private int bad;
    private boolean good;
    private boolean ended;

    /** Reads one datagram after the other. */
    public interface Reader {
        /** @param bytes borrowed: valid during the call */
        void datagram(boolean fromClient, ByteWindow bytes);

        /** The session is over. */
        default void end() {
            // most have nothing under way
        }
    }

    /** @param what each datagram should be: {@code DHCP message} */
    public Datagrams(SessionContext context, String what, Reader reader) {
        this.context = context;
        this.what = what;
        this.reader = reader;
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        try {
            reader.datagram(fromClient, bytes);
            good = true;
        } catch (MalformedInput e) {
            if (!good && ++bad >= MOST_BAD) {
                end(fromClient);
                throw e;
            }
            context.irregularity("unreadable " + what, "A datagram is no " + what + " as it should be: it "
                    + e.getMessage() + "; what stands behind that was left out.");
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        // a datagram that was cut is read as far as it goes
    }

    @Override
    public void end(boolean fromClient) {
        if (!ended) {
            ended = true;
            reader.end();
        }
    }
}
