package org.netrospect.protocols.http;

import org.netrospect.core.bytes.ByteWindow;

/** Takes the framing from the body of one message after the other (RFC 9112, section 6). One thread. */
final class BodyReader {
    private enum Part { FIXED, UNTIL_END, CHUNK_SIZE, CHUNK_DATA, CHUNK_END }

    /** How far the body is. */
    enum State {
        OPEN, WHOLE,
        /** It came to its end, and fields follow. */
        TRAILERS,
        /** It breaks its framing: nothing is known of where it ends. */
        BROKEN
    }

    private final boolean requests;
    private final MessageListener listener;
    private final HeadLines lines;
    private final ChunkSize chunkSize = new ChunkSize();
    private Part part = Part.FIXED;
    private State state = State.WHOLE;
    /** Whether the size of the first chunk is being read: if it is none, the body is not chunked. */
    private boolean firstChunk;
    /** Bytes of the body or of the chunk that are still to come. */
    private long remaining;
    private int lineEnds;

    /** @param lines keeps the line before the first chunk; empty when a body begins, and when it is over */
    BodyReader(boolean requests, MessageListener listener, HeadLines lines) {
        this.requests = requests;
        this.listener = listener;
        this.lines = lines;
    }

    /** @param framing a length of at least one byte, {@link Framing#CHUNKED} or {@link Framing#UNTIL_END} */
    void begin(long framing) {
        state = State.OPEN;
        if (framing == Framing.CHUNKED) {
            firstChunk = true;
            chunk();
        } else if (framing == Framing.UNTIL_END) {
            part = Part.UNTIL_END;
        } else {
            remaining = framing;
            part = Part.FIXED;
        }
    }

    /** Reads on in an open body, at least one byte; {@link #state} says what came of it. @return where it stopped */
    int read(ByteWindow bytes, int from) {
        return switch (part) {
            case CHUNK_SIZE -> chunkSize(bytes, from);
            case CHUNK_END -> chunkEnd(bytes, from);
            default -> content(bytes, from);
        };
    }

    State state() {
        return state;
    }

    private int content(ByteWindow bytes, int from) {
        int all = bytes.length() - from;
        int n = part == Part.UNTIL_END ? all : (int) Math.min(all, remaining);
        listener.body(from == 0 && n == bytes.length() ? bytes : bytes.slice(from, n));
        if (part != Part.UNTIL_END) {
            passed(n);
        }
        return from + n;
    }

    private void passed(long n) {
        remaining -= n;
        if (remaining == 0) {
            if (part == Part.FIXED) {
                state = State.WHOLE;
            } else {
                part = Part.CHUNK_END;
                lineEnds = 0;
            }
        }
    }

    private void chunk() {
        part = Part.CHUNK_SIZE;
        chunkSize.reset();
    }

    private int chunkSize(ByteWindow bytes, int from) {
        for (int i = from; i < bytes.length(); i++) {
            ChunkSize.Line line = chunkSize.add(bytes.u8(i));
            if (firstChunk) {
                lines.append(bytes.array(), bytes.arrayOffset() + i, 1);
            }
            if (line == ChunkSize.Line.OVER) {
                firstChunk = false;
                lines.take();
                remaining = chunkSize.size();
                if (remaining == 0) {
                    state = State.TRAILERS;
                } else {
                    part = Part.CHUNK_DATA;
                }
                return i + 1;
            }
            if (line == ChunkSize.Line.BAD) {
                badSize();
                return i + 1;
            }
        }
        return bytes.length();
    }

    private void badSize() {
        if (firstChunk && !requests) {
            listener.irregular("bad chunk", "A body is said to come in chunks and does not; it is kept as it came.");
            notChunked();
        } else {
            lines.take();
            broken("The size of a chunk is no number, or its line is too long; the body ends there.");
        }
    }

    private void notChunked() {
        part = Part.UNTIL_END;
        byte[] begun = lines.take();
        if (begun.length > 0) {
            listener.body(new ByteWindow(begun, 0, begun.length));
        }
    }

    private int chunkEnd(ByteWindow bytes, int from) {
        int c = bytes.u8(from);
        if (c == '\n') {
            chunk();
        } else if (c != '\r' || ++lineEnds > 1) {
            broken("A chunk is longer than its size says; the body ends there.");
        }
        return from + 1;
    }

    private void broken(String why) {
        listener.irregular("bad chunk", why);
        state = State.BROKEN;
    }

    /** Bytes that are in no capture. @return how many of them are not known to be of the body */
    long gap(long missing) {
        if (part == Part.UNTIL_END) {
            listener.bodyGap(missing);
            return 0;
        }
        if (part != Part.FIXED && part != Part.CHUNK_DATA) {
            return missing;
        }
        long inBody = Math.min(missing, remaining);
        listener.bodyGap(inBody);
        passed(inBody);
        return missing - inBody;
    }

    /** The stream ends in an open body. @return whether the body is whole with that */
    boolean end() {
        if (part == Part.CHUNK_SIZE && firstChunk && !requests) {
            notChunked();
            return false;
        }
        return part == Part.UNTIL_END;
    }
}
