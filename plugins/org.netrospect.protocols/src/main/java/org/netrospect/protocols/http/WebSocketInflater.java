package org.netrospect.protocols.http;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.SessionContext;

/** Takes permessage-deflate (RFC 7692, section 7.2.2) off the messages of one direction. */
final class WebSocketInflater {
    /** What the sender leaves out at the end of a message. */
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

    private final SessionContext context;
    private final Inflater inflater = new Inflater(true);
    private final byte[] out = new byte[1 << 13];
    private Expansion expansion = new Expansion();

    WebSocketInflater(SessionContext context) {
        this.context = context;
    }

    void data(ByteWindow bytes, WebSocketMessage message) {
        expansion.read(bytes.length());
        inflater.setInput(bytes.array(), bytes.arrayOffset(), bytes.length());
        try {
            for (int n = inflater.inflate(out); n > 0; n = inflater.inflate(out)) {
                if (!expansion.allows(n)) {
                    context.irregularity("decompression bomb", "A WebSocket message grows too far when it is "
                            + "decompressed; the rest of the session is not read.");
                    throw new MalformedInput("A compressed WebSocket message grows too far.");
                }
                message.data(new ByteWindow(out, 0, n));
            }
        } catch (DataFormatException e) {
            throw new MalformedInput("A compressed WebSocket message breaks its format.");
        }
    }

    /** @param forgets whether the next message begins with an empty window */
    void end(WebSocketMessage message, boolean forgets) {
        data(new ByteWindow(TAIL, 0, TAIL.length), message);
        expansion = new Expansion();
        if (forgets || inflater.finished()) {
            inflater.reset();
        }
    }

    void close() {
        inflater.end();
    }
}
