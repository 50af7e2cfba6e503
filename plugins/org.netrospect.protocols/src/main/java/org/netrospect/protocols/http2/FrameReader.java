package org.netrospect.protocols.http2;

import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/** Splits one direction into frames (RFC 9113, section 4.1); DATA is passed on as it comes, the rest when whole. */
final class FrameReader {
    /** Bytes that say on which stream one depends, and how much it counts (RFC 7540, section 6.2). */
    private static final int PRIORITY = 5;
    private static final int HEADER = 9;
    /** Bytes of a frame that is read whole. */
    private static final int LARGEST = 1 << 20;

    /** Bytes kept of a frame that is not read whole. */
    private static final int SHORT = 96;

    private final FrameListener listener;
    private byte[] kept = new byte[64];
    private int have;
    private FrameType type = FrameType.OTHER;
    private int flags;
    private int stream;
    private boolean inPayload;
    /** Bytes of the payload, padding included, that are still to come; of those, the padding. */
    private int remaining;
    private int padding;
    private boolean paddingUnknown;
    private boolean lost;

    FrameReader(FrameListener listener) {
        this.listener = listener;
    }

    void read(ByteWindow bytes) {
        int at = 0;
        while (at < bytes.length() && !lost) {
            int n;
            if (!inPayload) {
                n = Math.min(HEADER - have, bytes.length() - at);
                keep(bytes, at, n);
                if (have == HEADER) {
                    begin();
                }
            } else {
                n = Math.min(remaining, bytes.length() - at);
                if (type == FrameType.DATA) {
                    n = data(bytes, at, n);
                } else if (type.read() || have < SHORT) {
                    keep(bytes, at, type.read() ? n : Math.min(n, SHORT - have));
                }
                passed(n);
            }
            at += n;
        }
    }

    private void keep(ByteWindow bytes, int from, int count) {
        if (have + count > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(have + count, kept.length * 2));
        }
        System.arraycopy(bytes.array(), bytes.check(from, count), kept, have, count);
        have += count;
    }

    private void begin() {
        ByteWindow h = new ByteWindow(kept, 0, HEADER);
        remaining = h.u24(0);
        type = FrameType.of(h.u8(3));
        flags = h.u8(4);
        stream = h.i32(5) & 0x7fff_ffff;
        if (type.read() && remaining > LARGEST) {
            throw new MalformedInput("A frame of fields has " + remaining + " bytes, more than are read of one.");
        }
        have = 0;
        padding = 0;
        paddingUnknown = type == FrameType.DATA && (flags & FrameType.PADDED) != 0;
        inPayload = true;
        passed(0);
    }

    private int data(ByteWindow bytes, int from, int available) {
        if (paddingUnknown) {
            padding = bytes.u8(from);
            paddingUnknown = false;
            if (padding >= remaining) {
                throw new MalformedInput("A DATA frame has more padding than bytes.");
            }
            return 1;
        }
        int content = Math.min(available, remaining - padding);
        if (content > 0) {
            listener.data(stream, bytes.slice(from, content));
            return content;
        }
        return available;
    }

    private void passed(int n) {
        remaining -= n;
        if (remaining > 0) {
            return;
        }
        inPayload = false;
        if (type == FrameType.DATA || !type.read()) {
            listener.frameOver(type, stream, new ByteWindow(kept, 0, type == FrameType.DATA ? 0 : have));
        }
        if (type == FrameType.DATA) {
            listener.dataEnd(flags, stream);
        } else if (type.read()) {
            ByteWindow content = content();
            if (type == FrameType.HEADERS && (flags & FrameType.WITH_PRIORITY) != 0) {
                listener.frame(type, flags, stream, content.slice(PRIORITY, content.length() - PRIORITY));
                listener.frame(FrameType.PRIORITY, 0, stream, content.slice(0, PRIORITY));
            } else {
                listener.frame(type, flags, stream, content);
            }
        }
        have = 0;
    }

    /** The payload without padding. */
    private ByteWindow content() {
        ByteWindow all = new ByteWindow(kept, 0, have);
        int from = 0;
        int to = have;
        if ((type == FrameType.HEADERS || type == FrameType.PUSH_PROMISE) && (flags & FrameType.PADDED) != 0) {
            to -= all.u8(0);
            from = 1;
        }
        return all.slice(from, to - from);
    }

    void gap(long length) {
        if (lost) {
            return;
        }
        boolean data = inPayload && type == FrameType.DATA && !paddingUnknown;
        if (inPayload && length <= remaining && (data || !type.read() && type != FrameType.DATA)) {
            if (data) {
                long content = Math.min(length, remaining - padding);
                if (content > 0) {
                    listener.dataGap(stream, content);
                }
            }
            passed((int) length);
            return;
        }
        lost = true;
        listener.lost();
    }
}
