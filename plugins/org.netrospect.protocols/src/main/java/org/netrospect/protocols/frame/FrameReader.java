package org.netrospect.protocols.frame;

import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/**
 * Cuts a stream into frames that say in their header how long they are. Of a long frame only the beginning is kept. One
 * thread.
 */
public final class FrameReader {
    private static final int FIRST = 64;

    private final Format format;
    private final int most;
    private final Taker taker;
    private byte[] kept = new byte[FIRST];
    private int have;
    private long total = -1;
    private long seen;
    private boolean torn;

    /** Knows the length of frames. */
    public interface Format {
        /**
         * Length of the whole frame, at least that of what is there; -1 if its header is not complete.
         *
         * @throws MalformedInput if it is none
         */
        long length(ByteWindow begin);
    }

    /** Takes frames. */
    public interface Taker {
        /**
         * A frame is over.
         *
         * @param begin borrowed; shorter than the frame if that is long or bytes of it are missing
         * @param length of the whole frame
         */
        void frame(ByteWindow begin, long length);
    }

    /** @param most bytes kept of a frame */
    public FrameReader(Format format, int most, Taker taker) {
        this.format = format;
        this.most = most;
        this.taker = taker;
    }

    /** Takes bytes up to the end of a frame, or all there are. @return offset behind the last one taken */
    public int take(ByteWindow bytes, int from) {
        int at = from;
        while (total < 0 && at < bytes.length()) {
            room(have + 1);
            kept[have++] = (byte) bytes.u8(at++);
            seen = have;
            total = format.length(new ByteWindow(kept, 0, have));
            if (total >= 0 && total < have || total < 0 && have >= most) {
                throw new MalformedInput("a message says that it is " + total + " bytes long, which cannot be");
            }
        }
        if (total < 0) {
            return at;
        }
        int more = (int) Math.min(total - seen, bytes.length() - at);
        // what stands behind missing bytes is not joined to what stands before them
        int keep = torn ? 0 : Math.min(more, most - have);
        room(have + keep);
        System.arraycopy(bytes.array(), bytes.arrayOffset() + at, kept, have, keep);
        have += keep;
        seen += more;
        at += more;
        give();
        return at;
    }

    private void give() {
        if (seen == total) {
            long length = total;
            int there = have;
            restart();
            taker.frame(new ByteWindow(kept, 0, there), length);
        }
    }

    /** Takes all bytes. */
    public void data(ByteWindow bytes) {
        int at = 0;
        while (at < bytes.length()) {
            at = take(bytes, at);
        }
    }

    private void room(int needed) {
        if (needed > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(most, Math.max(needed, 2 * kept.length)));
        }
    }

    /** Forgets what is under way: the next byte begins a frame. */
    public void restart() {
        have = 0;
        seen = 0;
        total = -1;
        torn = false;
    }

    /** Bytes are missing. @return whether it is still known where the next frame begins */
    public boolean gap(long length) {
        if (total < 0 || length > total - seen) {
            return false;
        }
        seen += length;
        torn = true;
        give();
        return true;
    }

    /** Whether no frame is under way. */
    public boolean between() {
        return have == 0;
    }
}
