package org.netrospect.protocols.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;

/** Puts lines together from pieces of a stream. A line ends with LF; a CR before it is no part of it. One thread. */
public final class LineReader {
    private static final int FIRST = 128;

    private final int longest;
    private byte[] kept = new byte[FIRST];
    private int length;
    private boolean complete;
    private boolean cut;

    /** @param longest bytes kept of a line; the rest of a longer one is left out */
    public LineReader(int longest) {
        this.longest = longest;
    }

    /**
     * Takes bytes up to the end of a line, or all there are. What was complete before is forgotten.
     *
     * @return offset behind the last byte taken
     */
    public int take(ByteWindow bytes, int from) {
        if (complete) {
            clear();
        }
        int end = bytes.indexOf('\n', from);
        int to = end < 0 ? bytes.length() : end;
        int more = Math.min(to - from, longest - length);
        if (length + more > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(longest, Math.max(length + more, 2 * kept.length)));
        }
        System.arraycopy(bytes.array(), bytes.arrayOffset() + from, kept, length, more);
        length += more;
        cut |= more < to - from;
        if (end < 0) {
            return to;
        }
        complete = true;
        if (length > 0 && kept[length - 1] == '\r' && !cut) {
            length--;
        }
        return end + 1;
    }

    /** Whether a whole line is there. */
    public boolean complete() {
        return complete;
    }

    /** Whether the line was longer than what is kept of it. */
    public boolean cut() {
        return cut;
    }

    /** Bytes that are there of the line. */
    public int length() {
        return length;
    }

    /** What is there of the line, as UTF-8 if it is that, else as ISO 8859-1. */
    public String text() {
        return text(kept, 0, length);
    }

    /** What is there of the line; valid until the next call. */
    public ByteWindow bytes() {
        return new ByteWindow(kept, 0, length);
    }

    /** Forgets what is there. */
    public void clear() {
        length = 0;
        complete = false;
        cut = false;
        if (kept.length > 1 << 13) {
            kept = new byte[FIRST];
        }
    }

    /** Bytes as UTF-8 if they are that, else as ISO 8859-1. */
    public static String text(byte[] bytes, int from, int count) {
        boolean plain = true;
        for (int i = from; i < from + count && plain; i++) {
            plain = bytes[i] >= 0;
        }
        if (!plain) {
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, count)).toString();
            } catch (CharacterCodingException e) {
                plain = true;
            }
        }
        return new String(bytes, from, count, StandardCharsets.ISO_8859_1);
    }
}
