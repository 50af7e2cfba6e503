package org.netrospect.protocols.quic;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.SessionContext;

/** Reads the streams of a connection, each direction in order (RFC 9000, section 2). */
public interface StreamsReader {
    /** Makes one. */
    @FunctionalInterface
    interface Factory {
        /** @param context of the connection */
        StreamsReader reader(SessionContext context);
    }

    /** Whether the client began a stream. */
    static boolean ofClient(long stream) {
        return (stream & 1) == 0;
    }

    /** Whether bytes go in both directions. */
    static boolean twoWay(long stream) {
        return (stream & 2) == 0;
    }

    /** @param bytes borrowed */
    void data(long stream, boolean fromClient, ByteWindow bytes);

    /** Bytes that are in no capture. */
    void gap(long stream, boolean fromClient, long length);

    /** A direction is over. @param whole whether it was not broken off */
    void end(long stream, boolean fromClient, boolean whole);

    /** The connection is over. */
    void end();
}
