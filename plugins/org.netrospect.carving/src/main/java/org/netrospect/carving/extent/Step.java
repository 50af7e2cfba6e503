package org.netrospect.carving.extent;

import org.netrospect.core.bytes.MalformedInput;

/**
 * What the structure of a file asks for next. Positions are counted from the beginning of the file and never go back
 * behind the beginning of the piece in hand: what lies before is written already.
 */
public sealed interface Step {
    /** Most bytes that can be asked for at once: what a candidate holds in memory. */
    int LONGEST_READ = 4096;

    /** The next piece was brought; may throw {@link MalformedInput}, which means {@link Broken} at the piece. */
    @FunctionalInterface
    interface Then {
        Step take(Piece piece);
    }

    /**
     * Wants exactly {@code count} bytes at a position.
     *
     * @param least with fewer bytes the file is cut; between the two only where the stream ends
     * @param proven whether it is certain by now that this is such a file
     */
    record Read(long at, int count, int least, Then then, boolean proven) implements Step {
        public Read {
            if (count < 0 || count > LONGEST_READ || at < 0) {
                throw new MalformedInput("the structure of a file asks for " + count + " bytes at " + at);
            }
        }
    }

    /** Searches from a position; goes on with an empty piece behind what was found. */
    record Find(long at, Search search, Then then, boolean proven) implements Step {
    }

    /** The file ends at this position, which may lie ahead. */
    record End(long at) implements Step {
    }

    /** The structure breaks here: what is before this position is the beginning of such a file. */
    record Broken(long at) implements Step {
    }

    /** It is no such file. */
    record No() implements Step {
    }

    /** It is no such file. */
    Step NO = new No();

    /** Wants bytes, while it is open whether this is such a file. */
    static Step check(long at, int count, Then then) {
        return new Read(at, count, count, then, false);
    }

    /** Wants bytes of what is such a file. */
    static Step read(long at, int count, Then then) {
        return new Read(at, count, count, then, true);
    }

    /** Wants up to {@code count} bytes, fewer where the stream ends. */
    static Step peek(long at, int count, Then then) {
        return new Read(at, count, 0, then, true);
    }

    /** Searches in what is such a file. */
    static Step find(long at, Search search, Then then) {
        return new Find(at, search, then, true);
    }

    /** Searches while it is open whether this is such a file. */
    static Step probe(long at, Search search, Then then) {
        return new Find(at, search, then, false);
    }

    /** The file ends at a position. */
    static Step end(long at) {
        return new End(at);
    }
}
