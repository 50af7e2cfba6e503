package org.netrospect.protocols.http3;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.protocols.http2.Field;
import org.netrospect.protocols.quic.Varint;

/** One side of an exchange. What comes behind fields that cannot be read yet waits with them (RFC 9204, 2.2.1). */
final class MessageSide implements Http3Session.Side, MessageFrames.Listener {
    private static final Varint NO_PUSH = new Varint(0, 0);

    private final Http3Session session;
    private final long stream;
    private final boolean asks;
    private final MessageFrames frames = new MessageFrames(this);
    private final ByteArrayOutputStream behind = new ByteArrayOutputStream(0);
    private Optional<ByteWindow> waiting = Optional.empty();
    private int waitingType;
    private boolean over;
    private boolean whole;
    private boolean lost;

    MessageSide(Http3Session session, long stream, boolean asks) {
        this.session = session;
        this.stream = stream;
        this.asks = asks;
    }

    @Override
    public void data(ByteWindow bytes) {
        if (lost) {
            return;
        }
        if (waiting.isEmpty()) {
            int read = frames.read(bytes);
            if (read < bytes.length()) {
                keep(bytes.slice(read, bytes.length() - read));
            }
        } else {
            keep(bytes);
        }
    }

    private void keep(ByteWindow bytes) {
        if (lost) {
            return;
        }
        behind.write(bytes.array(), bytes.arrayOffset(), bytes.length());
        if (!session.hold(bytes.length())) {
            lost();
        }
    }

    @Override
    public boolean frame(int type, ByteWindow payload) {
        boolean promise = type == MessageFrames.PUSH_PROMISE && !asks;
        if (type != MessageFrames.HEADERS && !promise) {
            return true;
        }
        Varint push = promise ? Varint.at(payload, 0) : NO_PUSH;
        ByteWindow section = payload.slice(push.end(), payload.length() - push.end());
        Optional<List<Field>> fields = session.decoder(asks).decode(section);
        if (fields.isEmpty()) {
            waiting = Optional.of(payload);
            waitingType = type;
            if (!session.hold(payload.length())) {
                lost();
            }
            return false;
        }
        if (promise) {
            session.exchanges().promise(pushed(push.value()), fields.get());
        } else {
            session.exchanges().fields(stream, asks, fields.get());
        }
        return true;
    }

    /** What stands for a stream both of whose sides are the server's (RFC 9114, section 4.6). */
    static long pushed(long id) {
        return -1 - id;
    }

    @Override
    public boolean retry() {
        if (waiting.isEmpty() || lost) {
            return false;
        }
        ByteWindow section = waiting.get();
        session.hold(-section.length());
        waiting = Optional.empty();
        if (frame(waitingType, section)) {
            byte[] next = behind.toByteArray();
            behind.reset();
            session.hold(-next.length);
            data(new ByteWindow(next, 0, next.length));
        }
        return over && end(whole);
    }

    @Override
    public void body(ByteWindow bytes) {
        session.exchanges().data(stream, asks, bytes);
    }

    @Override
    public void bodyGap(long length) {
        session.exchanges().gap(stream, asks, length);
    }

    @Override
    public void gap(long length) {
        if (waiting.isEmpty()) {
            frames.gap(length);
        } else {
            lost();
        }
    }

    @Override
    public void lost() {
        if (!lost) {
            lost = true;
            session.hold(-behind.size() - waiting.map(ByteWindow::length).orElse(0));
            behind.reset();
            waiting = Optional.empty();
            session.context().irregularity("HTTP/3 out of step", "Bytes were lost where frames or header fields stand, "
                    + "or names of fields did not come; the further messages of such streams are not read.");
        }
    }

    @Override
    public boolean end(boolean complete) {
        over = true;
        whole = complete;
        if (waiting.isPresent()) {
            return false;
        }
        session.exchanges().over(stream, asks, whole);
        return true;
    }
}
