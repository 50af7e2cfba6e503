package org.netrospect.protocols.http;

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

    private enum State { HEAD, BODY, TRAILERS, OTHER, LOST }

    private static final byte[] NO_VERSION = {'H', 'T', 'T', 'P', '/'};

    private final boolean requests;
    private final MessageListener listener;
    private final FirstLines firstLines;
    private State state = State.HEAD;
    private boolean held;
    private final HeadLines lines = new HeadLines();
    private final BodyReader body;
    private boolean started;
    /** Whether the first line that came has no version: fields may follow it or, as in HTTP/0.9, nothing. */
    private boolean bare;
    /** Whether no message has come yet. */
    private boolean first = true;
    /** Whether a body is told of where there should be none, and none of it has come. */
    private boolean doubtful;

    MessageReader(boolean requests, MessageListener listener) {
        this.requests = requests;
        this.listener = listener;
        firstLines = new FirstLines(requests);
        body = new BodyReader(requests, listener, lines);
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

    /** Whether nothing has come of the next message. */
    boolean rests() {
        return state == State.HEAD && lines.length() == 0;
    }

    /** @return how many bytes were read; the rest is no HTTP/1, or to be given again after {@link #release} */
    int read(ByteWindow bytes) {
        int at = 0;
        int end = bytes.length();
        while (at < end && state != State.OTHER && !isHeld()) {
            decide(bytes, at);
            at = switch (state) {
                case HEAD, TRAILERS -> head(bytes, at);
                case BODY -> body(bytes, at);
                default -> lost(bytes, at);
            };
        }
        return at;
    }

    /** Some servers tell of the body that they leave out: the next response shows it. */
    private void decide(ByteWindow bytes, int at) {
        if (doubtful && bytes.u8(at) == 'H') {
            leftOut();
        }
        doubtful = false;
    }

    /** A body that was told of and should not be there does not come. */
    private void leftOut() {
        if (doubtful) {
            doubtful = false;
            message(true);
        }
    }

    private int head(ByteWindow bytes, int from) {
        if (lines.isUndecided() && lines.decide(bytes.u8(from))) {
            line(true);
            return from;
        }
        if (bytes.u8(from) == 0 && lines.length() == 0) {
            return from + 1;
        }
        int before = lines.length();
        HeadLines.Line line = lines.line(bytes, from, started);
        int next = from + lines.length() - before;
        switch (line) {
            case FULL, EMPTY -> line(line == HeadLines.Line.EMPTY);
            case OPEN -> {
                if (before < FIRST_LOOK && !started && state == State.HEAD
                        && look(FIRST_LOOK) == StartLines.Look.NO) {
                    outOfStep();
                } else if (lines.length() > LONGEST_HEAD) {
                    tooLong();
                }
            }
            default -> {
                // the next byte says more
            }
        }
        return next;
    }

    private StartLines.Look look(int most) {
        ByteWindow window = lines.look(most);
        return requests ? StartLines.request(window) : StartLines.expectedResponse(window);
    }

    private void line(boolean empty) {
        if (state == State.TRAILERS) {
            if (empty) {
                listener.trailers(Head.fields(take()));
                message(true);
            }
            return;
        }
        if (!started) {
            int length = lines.length();
            if (empty || !requests && StartLines.begin(lines.look(length)) == length) {
                lines.forget();
                return;
            }
            StartLines.Look look = look(length);
            bare = look == StartLines.Look.BARE;
            started = look == StartLines.Look.YES || bare;
            if (!started) {
                outOfStep();
            }
        } else if (empty) {
            headDone();
        } else if (lines.length() > LONGEST_HEAD) {
            tooLong();
        }
    }

    /**
     * The other side speaks: a first line without a version that came is all there is of the message, and a body that
     * should not be there does not come.
     */
    void otherSpeaks() {
        leftOut();
        if (bare && started && state == State.HEAD) {
            headDone();
        }
    }

    private byte[] take() {
        started = false;
        return lines.take();
    }

    private void tooLong() {
        listener.irregular("HTTP head too long", "A head has more than " + (LONGEST_HEAD >> 10)
                + " KB without coming to its end; it is taken to end there.");
        if (state == State.TRAILERS || !started) {
            breakOff();
        } else {
            cutHead();
        }
        state = State.LOST;
    }

    /** What is not a head ends here; nothing is known of what follows. */
    private void breakOff() {
        take();
        if (state == State.BODY || state == State.TRAILERS) {
            listener.messageEnd(false);
        }
    }

    /** Whether a first line without end has a method and a whole target; it gets a version that says nothing. */
    private boolean targetKnown() {
        ByteWindow window = lines.look(lines.length());
        int target = requests && window.length() > 0 && StartLines.known(window) ? window.indexOf(' ', 0) + 1 : 0;
        int end = target == 0 ? -1 : window.indexOf(' ', target);
        if (end > target) {
            lines.cut(end + 1);
            lines.append(NO_VERSION, 0, NO_VERSION.length);
        }
        return end > target;
    }

    /** A head without its end: nothing is known of where its body ends. */
    private void cutHead() {
        listener.head(Head.message(take()));
        listener.messageEnd(false);
    }

    private void outOfStep() {
        if (first && listener.headless()) {
            first = false;
            beginBody(Framing.UNTIL_END);
            byte[] begun = take();
            listener.body(new ByteWindow(begun, 0, begun.length));
            return;
        }
        listener.irregular("no HTTP message", "A " + (requests ? "request" : "response")
                + " was expected, but what came is none; what follows is read from the next one that begins a line.");
        state = State.LOST;
        byte[] begun = take();
        read(new ByteWindow(begun, 0, begun.length));
    }

    private void headDone() {
        first = false;
        Head head = Head.message(take());
        long framing = listener.head(head);
        doubtful = !requests && framing != 0 && Framing.bodiless(head.status());
        if (framing == Framing.OTHER_PROTOCOL) {
            listener.messageEnd(true);
            state = State.OTHER;
        } else if (framing == 0) {
            message(true);
        } else {
            beginBody(framing);
        }
    }

    private void beginBody(long framing) {
        body.begin(framing);
        state = State.BODY;
    }

    private void message(boolean whole) {
        state = State.HEAD;
        listener.messageEnd(whole);
    }

    private int body(ByteWindow bytes, int from) {
        int next = body.read(bytes, from);
        bodyRead();
        return next;
    }

    private void bodyRead() {
        switch (body.state()) {
            case WHOLE -> message(true);
            case TRAILERS -> state = State.TRAILERS;
            case BROKEN -> {
                listener.messageEnd(false);
                state = State.LOST;
            }
            case OPEN -> {
                // more of it is to come
            }
        }
    }

    /** Goes on with the next line that begins a message. */
    private int lost(ByteWindow bytes, int from) {
        int next = firstLines.read(bytes, from);
        byte[] found = firstLines.found();
        if (found.length > 0) {
            lines.begin(found);
            started = true;
            state = State.HEAD;
        }
        return next;
    }

    /** Bytes that are in no capture. */
    void gap(long missing) {
        long n = missing;
        if (state == State.BODY) {
            n = body.gap(missing);
            bodyRead();
        }
        if (n > 0 && state != State.OTHER) {
            if (state == State.HEAD && (started || targetKnown())) {
                cutHead();
            } else {
                breakOff();
                firstLines.reset();
            }
            state = State.LOST;
        }
    }

    /** The stream ends. */
    void end() {
        leftOut();
        switch (state) {
            case HEAD -> {
                if (started) {
                    cutHead();
                }
            }
            case LOST, OTHER -> take();
            case BODY -> listener.messageEnd(body.end());
            case TRAILERS -> listener.messageEnd(false);
        }
        state = State.OTHER;
    }
}
