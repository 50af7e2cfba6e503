package org.netrospect.protocols.http;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.SessionContext;

/** Reads the frames of one direction (RFC 6455, section 5; RFC 7692) and puts messages together. */
final class WebSocketReader {
    private static final int LONGEST_HEADER = 14;
    private static final int FIN = 0x80;
    private static final int COMPRESSED = 0x40;
    /** From this opcode on, frames control the connection and may stand between those of a message. */
    private static final int CONTROL = 8;

    private final SessionContext context;
    private final Source source;
    private final boolean deflated;
    private final boolean forgets;
    private final byte[] header = new byte[LONGEST_HEADER];
    private final byte[] mask = new byte[4];
    private final byte[] clear = new byte[1 << 12];
    private Optional<WebSocketInflater> inflater = Optional.empty();
    private Optional<WebSocketMessage> message = Optional.empty();
    private Optional<WebSocketMessage> control = Optional.empty();
    private boolean compressed;
    private int have;
    private boolean inPayload;
    private long remaining;
    private long position;
    private boolean lost;

    WebSocketReader(SessionContext context, Source source, boolean deflated, boolean forgets) {
        this.context = context;
        this.source = source;
        this.deflated = deflated;
        this.forgets = forgets;
    }

    void read(ByteWindow bytes) {
        int at = 0;
        while (at < bytes.length() && !lost) {
            if (inPayload) {
                int n = (int) Math.min(remaining, bytes.length() - at);
                payload(bytes, at, n);
                at += n;
                passed(n);
            } else {
                header[have++] = (byte) bytes.u8(at++);
                if (have >= 2 && have == headerLength()) {
                    begin();
                }
            }
        }
    }

    private int headerLength() {
        int length = header[1] & 0x7f;
        int extended = length == 126 ? 2 : length == 127 ? 8 : 0;
        return 2 + extended + (header[1] < 0 ? mask.length : 0);
    }

    private void begin() {
        ByteWindow h = new ByteWindow(header, 0, have);
        int opcode = h.u8(0) & 15;
        int length = h.u8(1) & 0x7f;
        remaining = length == 126 ? h.u16(2) : length == 127 ? h.i64(2) : length;
        if (remaining < 0 || opcode > 2 && opcode < CONTROL || opcode > 10) {
            throw new MalformedInput("A WebSocket frame has the opcode " + opcode + " and the length " + remaining
                    + ".");
        }
        boolean masked = header[1] < 0;
        for (int i = 0; i < mask.length; i++) {
            mask[i] = masked ? header[have - mask.length + i] : 0;
        }
        if (opcode >= CONTROL) {
            control = Optional.of(new WebSocketMessage(context, source, opcode));
        } else if (opcode > 0) {
            message.ifPresent(each -> each.end(false));
            message = Optional.of(new WebSocketMessage(context, source, opcode));
            compressed = deflated && (h.u8(0) & COMPRESSED) != 0;
        }
        have = 0;
        position = 0;
        inPayload = true;
        passed(0);
    }

    private void payload(ByteWindow bytes, int from, int count) {
        for (int done = 0; done < count;) {
            int n = Math.min(clear.length, count - done);
            for (int i = 0; i < n; i++) {
                clear[i] = (byte) (bytes.u8(from + done + i) ^ mask[(int) (position + i & 3)]);
            }
            position += n;
            done += n;
            content(new ByteWindow(clear, 0, n));
        }
    }

    private void content(ByteWindow bytes) {
        if (control.isPresent()) {
            control.get().data(bytes);
        } else if (message.isPresent()) {
            if (compressed) {
                inflater().data(bytes, message.get());
            } else {
                message.get().data(bytes);
            }
        }
    }

    private WebSocketInflater inflater() {
        if (inflater.isEmpty()) {
            inflater = Optional.of(new WebSocketInflater(context));
        }
        return inflater.get();
    }

    private void passed(int n) {
        remaining -= n;
        if (remaining > 0) {
            return;
        }
        inPayload = false;
        if (control.isPresent()) {
            control.get().end(true);
            control = Optional.empty();
        } else if ((header[0] & FIN) != 0 && message.isPresent()) {
            if (compressed) {
                inflater().end(message.get(), forgets);
            }
            message.get().end(true);
            message = Optional.empty();
        }
    }

    void gap(long length) {
        if (inPayload && length <= remaining && !compressed) {
            (control.isPresent() ? control : message).ifPresent(each -> each.gap(length));
            position += length;
            remaining -= length;
            passed(0);
        } else if (!lost) {
            lost = true;
            context.irregularity("WebSocket out of step", "Bytes were lost where frames begin, or inside compressed "
                    + "ones; the further messages of this direction are not read.");
        }
    }

    void end() {
        control.ifPresent(each -> each.end(false));
        message.ifPresent(each -> each.end(false));
        inflater.ifPresent(WebSocketInflater::close);
        message = Optional.empty();
        control = Optional.empty();
        lost = true;
    }
}
