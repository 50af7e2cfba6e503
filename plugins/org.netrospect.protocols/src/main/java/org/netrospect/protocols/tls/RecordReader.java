package org.netrospect.protocols.tls;

import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/** Cuts one direction of a stream into records (RFC 8446, section 5.1). Keeps at most one record. */
final class RecordReader {
    static final int CHANGE_CIPHER_SPEC = 20;
    static final int ALERT = 21;
    static final int HANDSHAKE = 22;
    static final int APPLICATION_DATA = 23;
    static final int HEARTBEAT = 24;
    static final int HEADER = 5;
    /** A plain record's most content and the 2048 bytes that protection may add (RFC 5246, section 6.2.3). */
    static final int LONGEST = (1 << 14) + 2048;

    private final Listener listener;
    private byte[] kept = new byte[0];
    private int count;
    private boolean begun;

    /** Takes records; the bytes are borrowed. */
    interface Listener {
        void record(int type, int version, ByteWindow content);

        /** A message in the form of SSL 2.0, behind its length. */
        void oldMessage(ByteWindow content);
    }

    RecordReader(Listener listener) {
        this.listener = listener;
    }

    void data(ByteWindow bytes) {
        int at = 0;
        while (at < bytes.length()) {
            if (count == 0) {
                int length = total(bytes.array(), bytes.arrayOffset() + at, bytes.length() - at);
                if (length >= 0 && length <= bytes.length() - at) {
                    deliver(bytes.slice(at, length));
                    at += length;
                    continue;
                }
            }
            at += keep(bytes, at);
        }
    }

    /** Takes as much as the record lacks, or its head lacks. */
    private int keep(ByteWindow bytes, int at) {
        int total = total(kept, 0, count);
        int wanted = total >= 0 ? total : Math.min(HEADER, count + 1);
        int taken = Math.min(wanted - count, bytes.length() - at);
        if (kept.length < count + taken) {
            kept = Arrays.copyOf(kept, Math.min(LONGEST + HEADER, Math.max(wanted, 256)));
        }
        System.arraycopy(bytes.array(), bytes.arrayOffset() + at, kept, count, taken);
        count += taken;
        if (total(kept, 0, count) == count) {
            ByteWindow whole = new ByteWindow(kept, 0, count);
            count = 0;
            deliver(whole);
        }
        return taken;
    }

    /** Length of the record with its head; -1 if the head is not there yet. */
    private int total(byte[] b, int at, int there) {
        if (there >= 3 && !begun && old(b, at)) {
            return 2 + ((b[at] & 0x7f) << 8 | b[at + 1] & 0xff);
        }
        if (there < HEADER) {
            return -1;
        }
        int type = b[at] & 0xff;
        int length = (b[at + 3] & 0xff) << 8 | b[at + 4] & 0xff;
        if (type < CHANGE_CIPHER_SPEC || type > HEARTBEAT || b[at + 1] != 3 || length > LONGEST) {
            throw new MalformedInput("a TLS record of type %s, version 0x%02x%02x and %s bytes cannot be".formatted(
                    type, b[at + 1], b[at + 2], length));
        }
        return HEADER + length;
    }

    /** A client hello or server hello of SSL 2.0. */
    private static boolean old(byte[] b, int at) {
        return b[at] < 0 && (b[at + 2] == 1 || b[at + 2] == 4);
    }

    private void deliver(ByteWindow whole) {
        boolean first = !begun;
        begun = true;
        if (first && old(whole.array(), whole.arrayOffset())) {
            listener.oldMessage(whole.slice(2, whole.length() - 2));
        } else {
            listener.record(whole.u8(0), whole.u16(1), whole.slice(HEADER, whole.length() - HEADER));
        }
    }
}
