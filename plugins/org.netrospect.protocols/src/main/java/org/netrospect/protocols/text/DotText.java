package org.netrospect.protocols.text;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.netrospect.core.bytes.ByteWindow;

/**
 * A text that ends with a line of a single dot, and in which dots at the beginning of lines are doubled (RFC 5321,
 * section 4.5.2; RFC 1939, section 3). One thread.
 */
public final class DotText {
    private static final ByteWindow CR = new ByteWindow("\r".getBytes(StandardCharsets.US_ASCII), 0, 1);

    private enum State {
        LINE_START, DOT, DOT_CR, TEXT, ENDED
    }

    private final Consumer<ByteWindow> out;
    private State state = State.LINE_START;

    /** @param out takes the text in pieces, borrowed during the call */
    public DotText(Consumer<ByteWindow> out) {
        this.out = out;
    }

    /**
     * Takes bytes up to the end of the text.
     *
     * @return offset behind the last byte taken
     */
    public int take(ByteWindow bytes, int from) {
        int begin = from;
        int at = from;
        while (at < bytes.length() && state != State.ENDED) {
            int b = bytes.u8(at);
            switch (state) {
                case LINE_START -> {
                    if (b == '.') {
                        give(bytes, begin, at);
                        state = State.DOT;
                        begin = ++at;
                    } else {
                        state = State.TEXT;
                    }
                }
                case DOT -> {
                    if (b == '\n') {
                        state = State.ENDED;
                        begin = ++at;
                    } else if (b == '\r') {
                        state = State.DOT_CR;
                        begin = ++at;
                    } else {
                        state = State.TEXT;
                    }
                }
                case DOT_CR -> {
                    if (b == '\n') {
                        state = State.ENDED;
                        begin = ++at;
                    } else {
                        out.accept(CR);
                        state = State.TEXT;
                    }
                }
                default -> {
                    int end = bytes.indexOf('\n', at);
                    at = end < 0 ? bytes.length() : end + 1;
                    state = end < 0 ? State.TEXT : State.LINE_START;
                }
            }
        }
        give(bytes, begin, at);
        return at;
    }

    private void give(ByteWindow bytes, int from, int to) {
        if (to > from) {
            out.accept(bytes.slice(from, to - from));
        }
    }

    public boolean ended() {
        return state == State.ENDED;
    }

    /** Bytes are missing: what comes next stands in the middle of a line. */
    public void gap() {
        if (state != State.ENDED) {
            state = State.TEXT;
        }
    }
}
