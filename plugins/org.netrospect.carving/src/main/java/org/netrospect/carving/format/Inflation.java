package org.netrospect.carving.format;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.netrospect.carving.extent.Search;
import org.netrospect.core.bytes.MalformedInput;

/** Finds the end of deflated data (RFC 1951) by inflating it; what comes out is not kept. */
final class Inflation implements Search {
    /** Bytes that one byte of deflated data can become: the format's own limit is 1032. */
    private static final int OUTPUT = 1 << 13;

    private final Inflater inflater;
    private final byte[] output = new byte[OUTPUT];
    private final long believed;
    private boolean finished;

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

    @Override
    public int find(byte[] bytes, int from, int to) {
        long open = Math.max(0, believed - inflater.getBytesRead());
        int end = open == 0 ? to : (int) Math.min(to, from + open);
        inflater.setInput(bytes, from, end - from);
        try {
            while (!inflater.finished()) {
                if (inflater.inflate(output) == 0 && !inflater.finished()) {
                    if (inflater.needsDictionary()) {
                        inflater.end();
                        throw new MalformedInput("deflated data needs a dictionary that is not there");
                    }
                    return open > 0 && inflater.getBytesRead() >= believed ? end : -1;
                }
            }
        } catch (DataFormatException e) {
            inflater.end();
            throw new MalformedInput("deflated data is damaged: " + e.getMessage());
        }
        int behind = end - inflater.getRemaining();
        finished = true;
        inflater.end();
        return behind;
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
