package org.netrospect.protocols.http;

import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;

/**
 * Gathers the lines of a head, and finds the empty one that ends it. Lines end with LF, whatever CRs stand around; an
 * empty line may have a blank, which the byte behind it decides. One thread.
 */
final class HeadLines {
    private static final int BEGIN = 512;
    /** A larger buffer is not kept for the next head. */
    private static final int MOST_KEPT = 1 << 14;

    private byte[] gathered = new byte[BEGIN];
    private int length;
    /** Bytes in the last line that are no line end. */
    private int lastLine;
    /** In the last line; with more than one it is not empty. */
    private int carriageReturns;
    /** Whether the byte behind the last line says what that line is. */
    private boolean undecided;

    /** What {@link #line} found. */
    enum Line {
        /** All bytes were taken, and no line ends in them. */
        OPEN,
        /** A line ends, and has something in it. */
        FULL, EMPTY,
        /** A line with a blank alone: the next byte says which of the two it is. */
        UNDECIDED
    }

    /** Bytes gathered, line ends among them. */
    int length() {
        return length;
    }

    boolean isUndecided() {
        return undecided;
    }

    /** @return whether the line with a blank alone is an empty one, now that the byte behind it is known */
    boolean decide(int next) {
        undecided = false;
        return next != '\n';
    }

    /**
     * Takes bytes to the end of a line, or all of them. How many is told by the growth of {@link #length}.
     *
     * @param blanks whether a line with a blank alone may be an empty one
     */
    Line line(ByteWindow bytes, int from, boolean blanks) {
        byte[] array = bytes.array();
        int base = bytes.arrayOffset();
        for (int i = from; i < bytes.length(); i++) {
            byte b = array[base + i];
            if (b == '\n') {
                append(array, base + from, i + 1 - from);
                boolean empty = lastLine == 0;
                undecided = blanks && blankLine();
                lastLine = 0;
                // where lines end in LF CR, that is no line of its own
                carriageReturns = length > 1 && gathered[length - 2] != '\r' && gathered[length - 2] != '\n' ? -1 : 0;
                return undecided ? Line.UNDECIDED : empty ? Line.EMPTY : Line.FULL;
            }
            if (b != '\r' || ++carriageReturns > 1) {
                lastLine++;
            }
        }
        append(array, base + from, bytes.length() - from);
        return Line.OPEN;
    }

    private boolean blankLine() {
        return length > 2 && (gathered[length - 2] == ' ' || gathered[length - 2] == '\t')
                && gathered[length - 3] == '\n';
    }

    void append(byte[] from, int offset, int count) {
        if (length + count > gathered.length) {
            gathered = Arrays.copyOf(gathered, Math.max(length + count, gathered.length * 2));
        }
        System.arraycopy(from, offset, gathered, length, count);
        length += count;
    }

    /** A whole line, found elsewhere. */
    void begin(byte[] line) {
        append(line, 0, line.length);
        lastLine = 0;
    }

    /** What was gathered, lent until more is; at most so many bytes. */
    ByteWindow look(int most) {
        return new ByteWindow(gathered, 0, Math.min(length, most));
    }

    /** Only so many bytes were gathered. */
    void cut(int bytes) {
        length = bytes;
    }

    /** What was gathered is nothing; the line that is open stays open. */
    void forget() {
        length = 0;
    }

    /** Gives what was gathered, and begins anew. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(gathered, length);
        length = 0;
        lastLine = 0;
        carriageReturns = 0;
        undecided = false;
        if (gathered.length > MOST_KEPT) {
            gathered = new byte[BEGIN];
        }
        return taken;
    }
}
