package org.netrospect.protocols.http;

import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;

/**
 * Splits one direction of an HTTP/1 session into messages (RFC 9112). Bodies are passed on as they come, only heads are
 * copied. Where bytes are lost, or are no HTTP, it goes on with the next first line.
 */
final class MessageReader {
    /** Bytes of a head; what is longer is read as if it ended there. */
    private static final int LONGEST_HEAD = 256 << 10;
    /** Bytes of a first line that are looked at before it is there: it may have no end. */
    private static final int FIRST_LOOK = 64;
    /** Bytes of the line before a chunk, extensions included. */
    private static final int LONGEST_CHUNK_LINE = 1 << 12;
    /** Bytes of a line in which a first line is looked for. */
    private static final int LONGEST_LOST_LINE = 1 << 13;
    /** Hexadecimal digits of a chunk's size. */
    private static final int MOST_DIGITS = 15;

    private enum State { HEAD, FIXED, CHUNK_SIZE, CHUNK_DATA, CHUNK_END, TRAILERS, UNTIL_END, OTHER, LOST }

    private final boolean requests;
    private final MessageListener listener;
    private State state = State.HEAD;
    private boolean held;
    private byte[] line = new byte[512];
    private int length;
    /** Bytes in the last line of the head that are no line end. */
    private int lastLine;
    private boolean started;
    /** Bytes of the body or of the chunk that are still to come. */
    private long remaining;
    private int digits;
    private boolean sizeOver;
    private int chunkLine;

    MessageReader(boolean requests, MessageListener listener) {
        this.requests = requests;
        this.listener = listener;
    }

    /** Stops before the next message, until {@link #release}. */
    void hold() {
        held = true;
    }

    void release() {
        held = false;
    }

    boolean isHeld() {
        return held && state == State.HEAD;
    }

    /** @return how many bytes were read; the rest is no HTTP/1, or to be given again after {@link #release} */
    int read(ByteWindow bytes) {
        int at = 0;
        int end = bytes.length();
        while (at < end && state != State.OTHER && !isHeld()) {
            at = switch (state) {
                case HEAD, TRAILERS -> head(bytes, at);
                case FIXED, CHUNK_DATA, UNTIL_END -> body(bytes, at);
                case CHUNK_SIZE -> chunkSize(bytes, at);
                case CHUNK_END -> chunkEnd(bytes, at);
                default -> lost(bytes, at);
            };
        }
        return at;
    }

    private int head(ByteWindow bytes, int from) {
        byte[] array = bytes.array();
        int base = bytes.arrayOffset();
        for (int i = from; i < bytes.length(); i++) {
            byte b = array[base + i];
            if (b == '\n') {
                append(array, base + from, i + 1 - from);
                boolean empty = lastLine == 0;
                lastLine = 0;
                return line(i + 1, empty);
            }
            if (b != '\r') {
                lastLine++;
            }
        }
        int before = length;
        append(array, base + from, bytes.length() - from);
        boolean enough = before < FIRST_LOOK && length >= FIRST_LOOK;
        if (enough && !started && state == State.HEAD && look(FIRST_LOOK) == StartLines.Look.NO) {
            outOfStep();
        } else if (length > LONGEST_HEAD) {
            tooLong();
        }
        return bytes.length();
    }

    private StartLines.Look look(int most) {
        ByteWindow window = new ByteWindow(line, 0, most);
        return requests ? StartLines.request(window) : StartLines.response(window);
    }

    private int line(int next, boolean empty) {
        if (state == State.TRAILERS) {
            if (empty) {
                listener.trailers(Head.fields(take()));
                message(true);
            }
            return next;
        }
        if (!started) {
            if (empty) {
                length = 0;
                return next;
            }
            StartLines.Look look = look(length);
            started = look == StartLines.Look.YES || look == StartLines.Look.BARE;
            if (look == StartLines.Look.BARE) {
                headDone();
            } else if (!started) {
                outOfStep();
            }
        } else if (empty) {
            headDone();
        } else if (length > LONGEST_HEAD) {
            tooLong();
        }
        return next;
    }

    private void append(byte[] from, int offset, int count) {
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, line.length * 2));
        }
        System.arraycopy(from, offset, line, length, count);
        length += count;
    }

    private byte[] take() {
        byte[] taken = Arrays.copyOf(line, length);
        length = 0;
        lastLine = 0;
        started = false;
        if (line.length > 1 << 14) {
            line = new byte[512];
        }
        return taken;
    }

    private void tooLong() {
        listener.irregular("HTTP head too long", "A head has more than " + (LONGEST_HEAD >> 10)
                + " KB without coming to its end; it is taken to end there.");
        if (state == State.TRAILERS || !started) {
            take();
            messageOver(state == State.TRAILERS);
        } else {
            cutHead();
        }
        state = State.LOST;
    }

    private void messageOver(boolean open) {
        if (open) {
            listener.messageEnd(false);
        }
    }

    /** A head without its end: nothing is known of where its body ends. */
    private void cutHead() {
        listener.head(Head.message(take()));
        listener.messageEnd(false);
    }

    private void outOfStep() {
        listener.irregular("no HTTP message", "A " + (requests ? "request" : "response")
                + " was expected, but what came is none; what follows is read from the next one that begins a line.");
        state = State.LOST;
        byte[] begun = take();
        read(new ByteWindow(begun, 0, begun.length));
    }

    private void headDone() {
        long framing = listener.head(Head.message(take()));
        if (framing == Framing.CHUNKED) {
            chunk();
        } else if (framing == Framing.UNTIL_END) {
            state = State.UNTIL_END;
        } else if (framing == Framing.OTHER_PROTOCOL) {
            listener.messageEnd(true);
            state = State.OTHER;
        } else if (framing == 0) {
            message(true);
        } else {
            remaining = framing;
            state = State.FIXED;
        }
    }

    private void message(boolean whole) {
        state = State.HEAD;
        listener.messageEnd(whole);
    }

    private int body(ByteWindow bytes, int from) {
        int all = bytes.length() - from;
        int n = state == State.UNTIL_END ? all : (int) Math.min(all, remaining);
        listener.body(from == 0 && n == bytes.length() ? bytes : bytes.slice(from, n));
        if (state != State.UNTIL_END) {
            passed(n);
        }
        return from + n;
    }

    private void passed(long n) {
        remaining -= n;
        if (remaining == 0) {
            if (state == State.FIXED) {
                message(true);
            } else {
                state = State.CHUNK_END;
                chunkLine = 0;
            }
        }
    }

    private void chunk() {
        state = State.CHUNK_SIZE;
        remaining = 0;
        digits = 0;
        sizeOver = false;
        chunkLine = 0;
    }

    private int chunkSize(ByteWindow bytes, int from) {
        for (int i = from; i < bytes.length(); i++) {
            int c = bytes.u8(i);
            chunkLine++;
            int digit = sizeOver ? -1 : Character.digit(c, 16);
            if (c == '\n' && digits > 0) {
                chunkBegins();
                return i + 1;
            } else if (digit >= 0) {
                remaining = remaining << 4 | digit;
                digits++;
            } else if (digits > 0) {
                sizeOver = true;
            }
            boolean blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
            if (digits == 0 && !blank || digits > MOST_DIGITS || chunkLine > LONGEST_CHUNK_LINE) {
                listener.irregular("bad chunk", "The size of a chunk is no number, or its line is too long; the body "
                        + "ends there.");
                listener.messageEnd(false);
                state = State.LOST;
                return i + 1;
            }
        }
        return bytes.length();
    }

    private void chunkBegins() {
        if (remaining == 0) {
            state = State.TRAILERS;
        } else {
            state = State.CHUNK_DATA;
        }
    }

    private int chunkEnd(ByteWindow bytes, int from) {
        int c = bytes.u8(from);
        if (c == '\n') {
            chunk();
        } else if (c != '\r' || ++chunkLine > 2) {
            listener.irregular("bad chunk", "A chunk is longer than its size says; the body ends there.");
            listener.messageEnd(false);
            state = State.LOST;
        }
        return from + 1;
    }

    /** Looks, line by line, for one that begins a message. */
    private int lost(ByteWindow bytes, int from) {
        int end = bytes.indexOf('\n', from);
        int next = end < 0 ? bytes.length() : end + 1;
        for (int at = from; at < next;) {
            int n = Math.min(next - at, LONGEST_LOST_LINE - length);
            append(bytes.array(), bytes.arrayOffset() + at, n);
            at += n;
            if (length == LONGEST_LOST_LINE && at < next) {
                length = 0;
            }
        }
        if (end >= 0) {
            found();
        }
        return next;
    }

    private void found() {
        int begin = begin();
        if (begin < 0) {
            length = 0;
            return;
        }
        System.arraycopy(line, begin, line, 0, length - begin);
        length -= begin;
        lastLine = 0;
        started = true;
        state = State.HEAD;
    }

    /** Where in the line a message begins, or -1. */
    private int begin() {
        ByteWindow whole = new ByteWindow(line, 0, length);
        if (requests) {
            return StartLines.request(whole) == StartLines.Look.YES ? 0 : -1;
        }
        for (int i = 0; i + 12 < length; i++) {
            if (line[i] == 'H' && StartLines.response(whole.slice(i, length - i)) == StartLines.Look.YES) {
                return i;
            }
        }
        return -1;
    }

    /** Bytes that are in no capture. */
    void gap(long missing) {
        long n = missing;
        if (state == State.UNTIL_END) {
            listener.bodyGap(n);
            return;
        }
        if (state == State.FIXED || state == State.CHUNK_DATA) {
            long inBody = Math.min(n, remaining);
            listener.bodyGap(inBody);
            passed(inBody);
            n -= inBody;
        }
        if (n > 0 && state != State.OTHER) {
            if (state == State.HEAD && started) {
                cutHead();
            } else {
                take();
                messageOver(state != State.HEAD && state != State.LOST);
            }
            state = State.LOST;
        }
    }

    /** The stream ends. */
    void end() {
        switch (state) {
            case HEAD -> {
                if (started) {
                    cutHead();
                }
            }
            case LOST, OTHER -> take();
            default -> listener.messageEnd(state == State.UNTIL_END);
        }
        state = State.OTHER;
    }
}
