package org.netrospect.protocols.http3;

import java.io.ByteArrayOutputStream;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.quic.Varint;

/**
 * Splits one direction of a stream into frames (RFC 9114, section 7.1); DATA is passed on as it comes, what is read is
 * passed on whole. One thread.
 */
final class MessageFrames {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    /** Bytes of a frame that is read whole. */
    private static final int LARGEST = 1 << 20;
    private static final int LONGEST_HEADER = 16;

    private final Listener listener;
    private final byte[] header = new byte[LONGEST_HEADER];
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream(0);
    private int have;
    private long type;
    private long remaining;
    private boolean inPayload;
    private boolean lost;

    /** Takes frames. */
    interface Listener {
        /** A frame that is read whole. @param payload given away @return whether the next one may come at once */
        boolean frame(int type, ByteWindow payload);

        /** @param bytes borrowed */
        void body(ByteWindow bytes);

        void bodyGap(long length);

        /** Bytes were lost where frames begin: nothing more can be read. */
        void lost();
    }

    MessageFrames(Listener listener) {
        this.listener = listener;
    }

    /** Reads to the end, or to a frame behind which the next one may not come yet. @return bytes that were read */
    int read(ByteWindow bytes) {
        int at = 0;
        while (at < bytes.length() && !lost) {
            if (!inPayload) {
                header[have++] = (byte) bytes.u8(at++);
                if (!begin()) {
                    return at;
                }
                continue;
            }
            int n = (int) Math.min(remaining, bytes.length() - at);
            if (type == DATA) {
                listener.body(bytes.slice(at, n));
            } else if (whole()) {
                payload.write(bytes.array(), bytes.arrayOffset() + at, n);
            }
            at += n;
            if (!passed(n)) {
                return at;
            }
        }
        return bytes.length();
    }

    private boolean whole() {
        return type == HEADERS || type == SETTINGS || type == PUSH_PROMISE;
    }

    private boolean begin() {
        int first = Varint.size(header[0]);
        if (have <= first || have < first + Varint.size(header[first])) {
            return true;
        }
        ByteWindow h = new ByteWindow(header, 0, have);
        type = Varint.at(h, 0).value();
        remaining = Varint.at(h, first).value();
        if (whole() && remaining > LARGEST) {
            throw new MalformedInput("A frame of fields has " + remaining + " bytes, more than are read of one.");
        }
        have = 0;
        inPayload = true;
        return passed(0);
    }

    private boolean passed(long n) {
        remaining -= n;
        if (remaining > 0) {
            return true;
        }
        inPayload = false;
        if (!whole()) {
            return true;
        }
        byte[] bytes = payload.toByteArray();
        payload.reset();
        return listener.frame((int) type, new ByteWindow(bytes, 0, bytes.length));
    }

    void gap(long length) {
        if (lost) {
            return;
        }
        if (inPayload && length <= remaining && !whole()) {
            if (type == DATA) {
                listener.bodyGap(length);
            }
            passed(length);
            return;
        }
        lost = true;
        listener.lost();
    }
}
