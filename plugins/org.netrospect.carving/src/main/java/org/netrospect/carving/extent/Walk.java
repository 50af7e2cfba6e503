package org.netrospect.carving.extent;

import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/**
 * Follows the structure of one file through a stream that comes in pieces of any size, and gives its bytes away as soon
 * as they are certain to belong to it. Holds at most {@link Step#LONGEST_READ} bytes. One thread.
 */
public final class Walk {
    /** Takes the bytes of the file, in order. */
    public interface Output {
        void data(byte[] bytes, int from, int to);

        void gap(long length);
    }

    /** How far it is. */
    public enum State {
        /** It may be such a file. */
        CANDIDATE,
        /** It is such a file, and it goes on. */
        PROVEN,
        /** The file is whole. */
        ENDED,
        /** It was such a file up to here; the rest is missing or something else. */
        CUT,
        /** It is no such file. */
        NOT
    }

    private static final byte[] NOTHING = {};

    private final Output output;
    private final long largest;
    private final ByteWindow window = new ByteWindow();
    private Step step;
    private State state = State.CANDIDATE;
    /** Bytes that came and are not written yet, the first of them at {@link #position}. */
    private byte[] held = NOTHING;
    private int heldFrom;
    private int heldTo;
    private long position;

    /**
     * @param begin the first step of the file's structure
     * @param largest a longer file is cut there
     */
    public Walk(Step begin, long largest, Output output) {
        this.step = begin;
        this.largest = largest;
        this.output = output;
    }

    public State state() {
        return state;
    }

    /** Whether it takes no more bytes. */
    public boolean over() {
        return state != State.CANDIDATE && state != State.PROVEN;
    }

    /** Bytes given away so far, missing ones included. */
    public long position() {
        return position;
    }

    /** How long the file is at least, as its structure has said by now; -1 if it has not. */
    public long leastLength() {
        return switch (step) {
            case Step.End end -> end.at();
            case Step.Read read when read.least() > 0 -> read.at() + read.least();
            default -> -1;
        };
    }

    /** Bytes that were taken and do not belong to the file. */
    public byte[] rest() {
        return Arrays.copyOfRange(held, heldFrom, heldTo);
    }

    /**
     * Takes the next bytes of the stream, until all are taken or the state changes.
     *
     * @return index behind the last byte taken
     */
    public int feed(byte[] bytes, int from, int to) {
        State before = state;
        int i = from;
        while (state == before && !over()) {
            int next = advance(bytes, i, to);
            if (next < 0) {
                return to;
            }
            i = next;
        }
        return i;
    }

    /** One step. @return where the stream's bytes go on; -1 if all of them are taken and more are needed */
    private int advance(byte[] bytes, int from, int to) {
        return switch (step) {
            case Step.Read read -> {
                int i = skip(read.at(), bytes, from, to);
                yield position < read.at() ? -1 : read(read, bytes, i, to);
            }
            case Step.Find find -> {
                int i = skip(find.at(), bytes, from, to);
                yield position < find.at() ? -1 : find(find, bytes, i, to);
            }
            case Step.End end -> {
                int i = skip(end.at(), bytes, from, to);
                if (position < end.at()) {
                    yield -1;
                }
                state = State.ENDED;
                yield i;
            }
            case Step.Broken broken -> {
                int i = skip(broken.at(), bytes, from, to);
                if (position < broken.at()) {
                    yield -1;
                }
                state = State.CUT;
                yield i;
            }
            case Step.No ignored -> {
                state = State.NOT;
                yield from;
            }
        };
    }

    /** Gives away what lies before a position. */
    private int skip(long target, byte[] bytes, int from, int to) {
        if (heldTo > heldFrom && position < target) {
            writeHeld((int) Math.min(target - position, heldTo - heldFrom));
        }
        if (position < target) {
            int n = (int) Math.min(target - position, to - from);
            write(bytes, from, from + n);
            return from + n;
        }
        return from;
    }

    private void writeHeld(int count) {
        write(held, heldFrom, heldFrom + count);
        heldFrom += count;
        if (heldFrom == heldTo) {
            heldFrom = 0;
            heldTo = 0;
        }
    }

    private void write(byte[] bytes, int from, int to) {
        if (to > from) {
            output.data(bytes, from, to);
            position += to - from;
        }
    }

    private int read(Step.Read read, byte[] bytes, int from, int to) {
        int have = heldTo - heldFrom;
        if (have >= read.count()) {
            take(read.then(), held, heldFrom, read.count());
            return from;
        }
        // a candidate's bytes are always held: where it is proven must not depend on the pieces
        if (have == 0 && state == State.PROVEN && to - from >= read.count()) {
            take(read.then(), bytes, from, read.count());
            return from;
        }
        int n = Math.min(read.count() - have, to - from);
        hold(bytes, from, n);
        return have + n < read.count() ? -1 : from + n;
    }

    private void hold(byte[] bytes, int from, int count) {
        if (heldTo + count > held.length) {
            int have = heldTo - heldFrom;
            byte[] room = have + count <= held.length ? held : new byte[Math.max(64, (have + count) * 3 / 2)];
            System.arraycopy(held, heldFrom, room, 0, have);
            held = room;
            heldFrom = 0;
            heldTo = have;
        }
        System.arraycopy(bytes, from, held, heldTo, count);
        heldTo += count;
    }

    private int find(Step.Find find, byte[] bytes, int from, int to) {
        boolean inHeld = heldTo > heldFrom;
        try {
            int found = inHeld ? find.search().find(held, heldFrom, heldTo) : find.search().find(bytes, from, to);
            if (inHeld) {
                writeHeld((found < 0 ? heldTo : found) - heldFrom);
            } else {
                write(bytes, from, found < 0 ? to : found);
            }
            if (found >= 0) {
                take(find.then(), NOTHING, 0, 0);
                return inHeld ? from : found;
            }
        } catch (MalformedInput e) {
            settle(new Step.Broken(position));
            return from;
        }
        if (position > largest) {
            find.search().close();
            settle(new Step.Broken(position));
        }
        return inHeld ? from : -1;
    }

    private void take(Step.Then then, byte[] bytes, int from, int count) {
        Step next;
        try {
            next = then.take(new Piece(position, window.wrap(bytes, from, count)));
        } catch (MalformedInput e) {
            next = new Step.Broken(position);
        }
        settle(next);
    }

    private void settle(Step next) {
        long at = switch (next) {
            case Step.Read read -> read.at();
            case Step.Find find -> find.at();
            case Step.End end -> end.at();
            case Step.Broken broken -> broken.at();
            case Step.No ignored -> position;
        };
        // lengths in hostile files may lead back
        step = at > largest || at < position ? new Step.Broken(position) : next;
        if (state == State.CANDIDATE) {
            state = switch (step) {
                case Step.Read read -> read.proven() ? State.PROVEN : state;
                case Step.Find find -> find.proven() ? State.PROVEN : state;
                case Step.End ignored -> State.PROVEN;
                case Step.Broken ignored -> State.NOT;
                case Step.No ignored -> State.NOT;
            };
        }
    }

    /** The next bytes of the stream are in no capture. */
    public void gap(long length) {
        long next = position + (heldTo - heldFrom) + length;
        boolean goesOn = state == State.PROVEN && switch (step) {
            case Step.Read read -> next <= read.at();
            case Step.Find find -> next <= find.at() || find.search().survivesGap();
            case Step.End end -> true;
            default -> false;
        };
        if (!goesOn) {
            close();
            return;
        }
        writeHeld(heldTo - heldFrom);
        long missing = step instanceof Step.End end ? Math.min(length, end.at() - position) : length;
        output.gap(missing);
        position += missing;
        if (step instanceof Step.End end && position == end.at()) {
            state = State.ENDED;
        } else if (position > largest) {
            close();
        }
    }

    /** No more bytes come, or what follows is missing. */
    public void close() {
        while (peeks()) {
            Step.Read read = (Step.Read) step;
            take(read.then(), held, heldFrom, Math.min(read.count(), heldTo - heldFrom));
            for (State before = State.NOT; before != state;) {
                before = state;
                feed(NOTHING, 0, 0);
            }
        }
        if (step instanceof Step.Find find) {
            find.search().close();
        }
        if (state == State.CANDIDATE) {
            state = State.NOT;
        } else if (state == State.PROVEN) {
            writeHeld(heldTo - heldFrom);
            state = State.CUT;
        }
    }

    private boolean peeks() {
        return (state == State.PROVEN || state == State.CANDIDATE) && step instanceof Step.Read read
                && read.at() <= position + (heldTo - heldFrom)
                && read.least() <= position + (heldTo - heldFrom) - read.at();
    }
}
