package org.netrospect.protocols.http3;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.protocols.quic.Varint;

/** A stream that goes one way: settings, or what a side puts into its table of fields (RFC 9114, section 6.2). */
final class OneWaySide implements Http3Session.Side, MessageFrames.Listener {
    private static final int CONTROL = 0;
    private static final int ENCODER = 2;
    private static final int LONGEST_TYPE = 8;
    private static final int TABLE_CAPACITY = 1;

    private final Http3Session session;
    private final boolean fromClient;
    private final MessageFrames frames = new MessageFrames(this);
    private final byte[] head = new byte[LONGEST_TYPE];
    private int have;
    private long type = -1;

    OneWaySide(Http3Session session, boolean fromClient) {
        this.session = session;
        this.fromClient = fromClient;
    }

    @Override
    public void data(ByteWindow bytes) {
        int at = 0;
        while (type < 0 && at < bytes.length()) {
            head[have++] = (byte) bytes.u8(at++);
            if (have == Varint.size(head[0])) {
                type = Varint.at(new ByteWindow(head, 0, have), 0).value();
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
        if (type < 0) {
            type = Long.MAX_VALUE;
        } else if (type == CONTROL) {
            frames.gap(length);
        } else if (type == ENCODER) {
            session.decoder(fromClient).lost();
        }
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
        return true;
    }
}
