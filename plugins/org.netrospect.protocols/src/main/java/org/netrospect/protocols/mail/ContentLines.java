package org.netrospect.protocols.mail;

import org.netrospect.core.bytes.ByteWindow;

/** Cuts the text of a message into lines; what is longer than {@link #LONGEST} is given in pieces. One thread. */
final class ContentLines {
    /** Bytes of a line that are seen at once. RFC 5322 allows 998. */
    static final int LONGEST = 1 << 13;

    private final Taker taker;
    private final byte[] kept = new byte[LONGEST];
    private int length;
    private boolean begun;

    /** Takes lines. */
    interface Taker {
        /**
         * A line, or a piece of one.
         *
         * @param first whether the line begins with it
         * @param eol bytes at its end that end the line: 0 if the line goes on, else 1 or 2
         */
        void line(byte[] bytes, int from, int count, boolean first, int eol);
    }

    ContentLines(Taker taker) {
        this.taker = taker;
    }

    void data(ByteWindow bytes) {
        int at = 0;
        while (at < bytes.length()) {
            int end = bytes.indexOf('\n', at);
            int to = end < 0 ? bytes.length() : end + 1;
            if (length == 0 && end >= 0 && to - at <= LONGEST) {
                give(bytes.array(), bytes.arrayOffset() + at, to - at);
                at = to;
                continue;
            }
            int more = Math.min(to - at, LONGEST - length);
            System.arraycopy(bytes.array(), bytes.arrayOffset() + at, kept, length, more);
            length += more;
            at += more;
            if (kept[length - 1] == '\n' || length == LONGEST) {
                giveKept();
            }
        }
    }

    private void giveKept() {
        // a CR may belong to an LF that has not come yet
        int back = length == LONGEST && kept[length - 1] == '\r' ? 1 : 0;
        give(kept, 0, length - back);
        kept[0] = '\r';
        length = back;
    }

    private void give(byte[] bytes, int from, int count) {
        boolean ends = bytes[from + count - 1] == '\n';
        boolean cr = ends && count > 1 && bytes[from + count - 2] == '\r';
        taker.line(bytes, from, count, !begun, ends ? cr ? 2 : 1 : 0);
        begun = !ends;
    }

    /** Gives what is left, as a line without an end. */
    void flush() {
        if (length > 0) {
            give(kept, 0, length);
            length = 0;
        }
    }

    /** What comes next stands in the middle of a line. */
    void broken() {
        flush();
        begun = true;
    }
}
