package org.netrospect.protocols.http3;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.protocols.http2.Field;

/** One side of an exchange. What comes behind fields that cannot be read yet waits with them (RFC 9204, 2.2.1). */
final class MessageSide implements Http3Session.Side, MessageFrames.Listener {
    private final Http3Session session;
    private final long stream;
    private final boolean asks;
    private final MessageFrames frames = new MessageFrames(this);
    private final ByteArrayOutputStream behind = new ByteArrayOutputStream(0);
    private Optional<ByteWindow> waiting = Optional.empty();
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
        if (type != MessageFrames.HEADERS) {
            return true;
        }
        Optional<List<Field>> fields = session.decoder(asks).decode(payload);
        if (fields.isEmpty()) {
            waiting = Optional.of(payload);
            if (!session.hold(payload.length())) {
                lost();
            }
            return false;
        }
        session.exchanges().fields(stream, asks, fields.get());
        return true;
    }

    @Override
    public boolean retry() {
        if (waiting.isEmpty() || lost) {
            return false;
        }
        ByteWindow section = waiting.get();
        session.hold(-section.length());
        waiting = Optional.empty();
        if (frame(MessageFrames.HEADERS, section)) {
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
