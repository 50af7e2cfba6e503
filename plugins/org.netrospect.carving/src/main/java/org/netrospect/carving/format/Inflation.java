package org.netrospect.carving.format;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.netrospect.carving.extent.Search;

/** Finds the end of deflated data (RFC 1951) by inflating it; what comes out is not kept. */
final class Inflation implements Search {
    /** Bytes that one byte of deflated data can become: the format's own limit is 1032. */
    private static final int OUTPUT = 1 << 13;

    /** A bomb is not followed: beyond this, and {@link #MOST_TIMES} times what was read, it counts as damaged. */
    private static final long MOST = 64L << 20;
    private static final int MOST_TIMES = 250;
    private static final int BLOCK = 1 << 12;

    private final Inflater inflater;
    private final byte[] output = new byte[OUTPUT];
    private final long believed;
    private long taken;
    private boolean finished;
    private boolean damaged;

    /**
     * @param believed bytes read of it after which a first search ends: it is deflated data; 0 to read all at once
     * @param raw without the header of RFC 1950
     */
    Inflation(int believed, boolean raw) {
        this.believed = believed;
        inflater = new Inflater(raw);
    }

    /** Whether all of it has been read. */
    boolean finished() {
        return finished;
    }

    /** Whether it is no deflated data, or damaged: the search then ended behind the damage. */
    boolean damaged() {
        return damaged;
    }

    @Override
    public int find(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            // how far an inflater has read when it meets damage depends on the pieces that it is given: the end of the
            // block does not
            long border = taken < believed ? believed : (taken / BLOCK + 1) * BLOCK;
            int n = (int) Math.min(to - i, border - taken);
            int behind = damaged ? i + n : inflate(bytes, i, n);
            taken += n;
            i += n;
            if (finished) {
                return behind;
            }
            if (taken == border && (damaged || border == believed)) {
                return i;
            }
        }
        return -1;
    }

    /** @return index behind the last byte that was needed */
    private int inflate(byte[] bytes, int from, int count) {
        inflater.setInput(bytes, from, count);
        try {
            while (!inflater.finished()) {
                if (inflater.inflate(output) == 0 && !inflater.finished()) {
                    if (inflater.needsDictionary()) {
                        end(true);
                    }
                    return from + count;
                }
                if (inflater.getBytesWritten() > MOST && inflater.getBytesWritten() / MOST_TIMES > taken + count) {
                    end(true);
                    return from + count;
                }
            }
        } catch (DataFormatException e) {
            end(true);
            return from + count;
        }
        int behind = from + count - inflater.getRemaining();
        end(false);
        return behind;
    }

    private void end(boolean isDamaged) {
        damaged = isDamaged;
        finished = !isDamaged;
        inflater.end();
    }

    @Override
    public boolean survivesGap() {
        return false;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
