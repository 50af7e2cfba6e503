package org.netrospect.core.session;

import org.netrospect.core.bytes.ByteWindow;

/**
 * Reads the streams of one session. One instance a session, one thread at a time. What it learns it says through the
 * {@link SessionContext} it was made with. May throw {@link org.netrospect.core.bytes.MalformedInput}: the session then
 * goes on without it, and an irregularity says so.
 */
public interface Analyzer {
    /** Reads nothing. */
    Analyzer NONE = new Analyzer() {
        @Override
        public void data(boolean fromClient, ByteWindow bytes) {
            // not read
        }

        @Override
        public void gap(boolean fromClient, long length) {
            // not read
        }

        @Override
        public void end(boolean fromClient) {
            // not read
        }
    };

    /**
     * The next bytes of a direction, in stream order, each once; for datagram protocols one datagram's payload.
     *
     * @param fromClient direction
     * @param bytes borrowed: valid during the call
     */
    void data(boolean fromClient, ByteWindow bytes);

    /**
     * Bytes that are in no capture: they were lost, or cut by the snap length.
     *
     * @param length how many, at least 1
     */
    void gap(boolean fromClient, long length);

    /**
     * No more bytes in this direction (FIN, RST, or the session ended); once a direction, before nothing else of it.
     */
    void end(boolean fromClient);

    /**
     * True if nothing more can be learned from this session: its bytes are then no longer put in order, and nothing is
     * called again. Asked after {@link #data}.
     */
    default boolean done() {
        return false;
    }

    /**
     * True if it is between messages, and so holds no more than a kilobyte or two of what it read, nor a file on its
     * way. Asked when memory is short; those that do not rest give up first.
     */
    default boolean resting() {
        return false;
    }
}
