package org.netrospect.protocols.http;

import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;

/** Looks, line by line, for one that begins a message, in bytes of which nothing else is known. */
final class FirstLines {
    /** Bytes of a line; in a longer one, only what is behind them is looked at. */
    private static final int LONGEST = 1 << 13;
    private static final int SHORTEST_RESPONSE = 13;

    private final boolean requests;
    private byte[] line = new byte[0];
    private int length;
    private boolean over;

    FirstLines(boolean requests) {
        this.requests = requests;
    }

    /** Forgets the line that has begun. */
    void reset() {
        length = 0;
        over = false;
    }

    /** Reads to the end of a line, or of the bytes. @return where it stopped */
    int read(ByteWindow bytes, int from) {
        if (over) {
            reset();
        }
        int end = bytes.indexOf('\n', from);
        int next = end < 0 ? bytes.length() : end + 1;
        for (int at = from; at < next;) {
            if (length == LONGEST) {
                length = 0;
            }
            int n = Math.min(next - at, LONGEST - length);
            if (length + n > line.length) {
                line = Arrays.copyOf(line, Math.min(LONGEST, Math.max(length + n, line.length * 2)));
            }
            System.arraycopy(bytes.array(), bytes.arrayOffset() + at, line, length, n);
            length += n;
            at += n;
        }
        over = end >= 0;
        return next;
    }

    /** What begins a message in the line that was read last, up to its end; empty if nothing does. */
    byte[] found() {
        if (!over) {
            return new byte[0];
        }
        int begin = begin();
        return begin < 0 ? new byte[0] : Arrays.copyOfRange(line, begin, length);
    }

    private int begin() {
        ByteWindow whole = new ByteWindow(line, 0, length);
        if (requests) {
            return StartLines.request(whole) == StartLines.Look.YES ? 0 : -1;
        }
        // a body that has no length may stand before it in the same line
        for (int i = 0; i + SHORTEST_RESPONSE <= length; i++) {
            if ((line[i] | 0x20) == 'h' && StartLines.response(whole.slice(i, length - i)) == StartLines.Look.YES) {
                return i;
            }
        }
        return -1;
    }
}
