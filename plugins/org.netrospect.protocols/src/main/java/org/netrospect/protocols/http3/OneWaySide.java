package org.netrospect.protocols.http3;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.protocols.quic.Varint;

/**
 * A stream that goes one way: settings, or what a side puts into its table of fields (RFC 9114, section 6.2),
 * or the response to a request that the server promised.
 */
final class OneWaySide implements Http3Session.Side, MessageFrames.Listener {
    private static final int CONTROL = 0;
    private static final int PUSH = 1;
    private static final int ENCODER = 2;
    private static final int LONGEST_TYPE = 8;
    private static final int TABLE_CAPACITY = 1;

    private final Http3Session session;
    private final boolean fromClient;
    private final MessageFrames frames = new MessageFrames(this);
    private final byte[] head = new byte[LONGEST_TYPE];
    private int have;
    private long type = -1;
    /** The response that a stream carries that was promised. */
    private Optional<MessageSide> response = Optional.empty();

    OneWaySide(Http3Session session, boolean fromClient) {
        this.session = session;
        this.fromClient = fromClient;
    }

    @Override
    public void data(ByteWindow bytes) {
        int at = 0;
        while (!numbered() && at < bytes.length()) {
            head[have++] = (byte) bytes.u8(at++);
            if (have == Varint.size(head[0])) {
                number(Varint.at(new ByteWindow(head, 0, have), 0).value());
                have = 0;
            }
        }
        ByteWindow rest = bytes.slice(at, bytes.length() - at);
        if (rest.length() == 0) {
            return;
        }
        if (type == CONTROL) {
            frames.read(rest);
        } else if (type == ENCODER) {
            session.decoder(fromClient).instructions(rest);
            session.retry(fromClient);
        }
        response.ifPresent(side -> side.data(rest));
    }

    /** Whether the type is known, and behind it the number of the promise if there is one. */
    private boolean numbered() {
        return type >= 0 && (type != PUSH || fromClient || response.isPresent());
    }

    private void number(long value) {
        if (type < 0) {
            type = value;
        } else {
            response = Optional.of(new MessageSide(session, MessageSide.pushed(value), false));
        }
    }

    @Override
    public boolean frame(int kind, ByteWindow payload) {
        int at = 0;
        while (kind == MessageFrames.SETTINGS && at < payload.length()) {
            Varint name = Varint.at(payload, at);
            Varint value = Varint.at(payload, name.end());
            if (name.value() == TABLE_CAPACITY) {
                // what one side allows, the other makes use of
                session.decoder(!fromClient).allowed(value.length());
                session.retry(!fromClient);
            }
            at = value.end();
        }
        return true;
    }

    @Override
    public void gap(long length) {
        if (!numbered()) {
            type = Long.MAX_VALUE;
        } else if (type == CONTROL) {
            frames.gap(length);
        } else if (type == ENCODER) {
            session.decoder(fromClient).lost();
        }
        response.ifPresent(side -> side.gap(length));
    }

    @Override
    public void body(ByteWindow bytes) {
        // a stream that rules the connection has no data
    }

    @Override
    public void bodyGap(long length) {
        // a stream that rules the connection has no data
    }

    @Override
    public void lost() {
        // settings come first, and what follows them is not needed
    }

    @Override
    public boolean end(boolean whole) {
        return response.isEmpty() || response.get().end(whole);
    }

    @Override
    public boolean retry() {
        return response.isPresent() && response.get().retry();
    }
}
