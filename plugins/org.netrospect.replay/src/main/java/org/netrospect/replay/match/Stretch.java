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

    /** Different patterns that are remembered. */
    private static final int MOST_PATTERNS = 256;
    private static final int[] NONE = {};

    private byte[] bytes = new byte[0];
    private int old;
    private int end;
    private int last;
    /** Patterns that were found in these bytes, and where last; not known if there are more. */
    private int[] patterns = NONE;
    private int[] places = NONE;
    private int known;

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

    /** Tells a group what was found of it in the bytes that were looked at before. @return whether that is all */
    boolean recall(PatternGroup group, Candidates into) {
        for (int i = 0; i < known; i++) {
            group.recalled(patterns[i], places[i], into);
        }
        return known >= 0;
    }

    /** Keeps what was found. */
    void remember(Candidates found) {
        int count = found.patterns();
        if (count > MOST_PATTERNS) {
            known = -1;
            return;
        }
        if (count > patterns.length) {
            patterns = new int[Math.min(MOST_PATTERNS, count + 8)];
            places = new int[patterns.length];
        }
        for (known = 0; known < count; known++) {
            patterns[known] = found.pattern(known);
            places[known] = found.place(patterns[known]);
        }
    }

    /** What is in these bytes was not found out. */
    void unknown() {
        known = -1;
    }

    private void forgetBefore(int place) {
        int kept = 0;
        for (int i = 0; i < known; i++) {
            if (places[i] >= place) {
                patterns[kept] = patterns[i];
                places[kept++] = places[i] - place;
            }
        }
        known = Math.min(known, kept);
    }

    /** Everything was looked at. */
    void done() {
        int keep = Math.min(end, KEPT);
        forgetBefore(end - keep);
        System.arraycopy(bytes, end - keep, bytes, 0, keep);
        last = Math.max(0, last - (end - keep));
        end = keep;
        old = keep;
    }

    /** What comes does not follow what was. */
    void broken() {
        known = 0;
        end = 0;
        old = 0;
        last = 0;
    }
}
