package org.netrospect.replay.match;

import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;

/**
 * Bytes of one direction of a stream that have not been looked at, behind some that have been, so that what begins in
 * those is found.
 */
final class Stretch {
    /** New bytes that are enough for a look, as in Suricata's stream.reassembly.toserver-chunk-size. */
    static final int ENOUGH = 2560;
    /** Earlier bytes that are kept. */
    static final int KEPT = 4096;
    /** Of these, bytes that rules without any content look at again: expressions alone cost most of the time. */
    static final int LOOKED_AT_AGAIN = 512;
    /** Bytes that are looked at together at the most. */
    static final int PIECE = 16384;

    private byte[] bytes = new byte[0];
    private int old;
    private int end;
    private int last;

    void add(ByteWindow more, int from, int length) {
        if (end + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end + length, Math.min(bytes.length * 2, ENOUGH + KEPT)));
        }
        System.arraycopy(more.array(), more.arrayOffset() + from, bytes, end, length);
        last = end;
        end += length;
    }

    boolean isEnough() {
        return end - old >= ENOUGH;
    }

    boolean hasNew() {
        return end > old;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Index of the first new byte; those before were looked at. */
    int fresh() {
        return old;
    }

    /** Index of the first byte of the last piece that was added. */
    int last() {
        return last;
    }

    int end() {
        return end;
    }

    /** Everything was looked at. */
    void done() {
        int keep = Math.min(end, KEPT);
        System.arraycopy(bytes, end - keep, bytes, 0, keep);
        last = Math.max(0, last - (end - keep));
        end = keep;
        old = keep;
    }

    /** What comes does not follow what was. */
    void broken() {
        end = 0;
        old = 0;
        last = 0;
    }

    /** Bytes that this takes. */
    void release() {
        bytes = new byte[0];
        end = 0;
        old = 0;
        last = 0;
    }
}
