package org.netrospect.protocols.dcerpc;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.SessionContext;

/**
 * The calls over one named pipe, whose bytes are fed in order. What is written to a pipe need not be calls: then
 * nothing is said. One thread.
 */
public final class PipeCalls {
    private static final int SEEN = 10;

    private final SessionContext context;
    private final RpcStreams streams;
    private boolean begun;
    private boolean other;

    /** @param pipe name of the pipe */
    public PipeCalls(SessionContext context, String pipe) {
        this.context = context;
        streams = new RpcStreams(context, pipe);
    }

    /** Bytes that were written by the client, or read by it. */
    public void data(boolean fromClient, ByteWindow bytes) {
        if (!begun) {
            begun = true;
            other = bytes.length() < SEEN || !Pdu.begins(bytes);
        }
        if (other) {
            return;
        }
        try {
            streams.data(fromClient, bytes);
        } catch (MalformedInput e) {
            streams.lose(fromClient);
            context.irregularity("calls not understood", "What is called over a named pipe breaks its format, some of "
                    + "it is not read: " + e.getMessage());
        }
    }

    /** The pipe was closed. */
    public void end() {
        streams.end();
    }
}
