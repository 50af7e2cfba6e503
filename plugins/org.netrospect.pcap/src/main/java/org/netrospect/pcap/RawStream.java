package org.netrospect.pcap;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The file's bytes as a stream, for a decompressor: read in turn into a few arrays, which are hashed meanwhile. */
final class RawStream extends InputStream {
    private static final int ARRAYS = 4;
    private static final int LENGTH = 256 * 1024;

    private final FileInput input;
    private final byte[][] arrays = new byte[ARRAYS][];
    private int current;
    private byte[] array;
    private int at;
    private int end;
    private Optional<IOException> failure = Optional.empty();

    /** @param head what was already taken from the input */
    RawStream(FileInput input, byte[] head) {
        this.input = input;
        array = head;
        end = head.length;
    }

    private boolean more() throws IOException {
        if (at < end) {
            return true;
        }
        if (input.ended()) {
            return false;
        }
        current = (current + 1) % ARRAYS;
        if (arrays[current] == null) {
            arrays[current] = new byte[LENGTH];
        }
        array = arrays[current];
        at = 0;
        end = 0;
        try {
            input.claim(array);
            end = input.fill(array, 0, LENGTH);
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
        return end > 0;
    }

    /** Why the file could not be read: tells trouble with the disk from trouble with the compressed bytes. */
    Optional<IOException> failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        return more() ? array[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int n = Math.min(length, end - at);
        System.arraycopy(array, at, to, from, n);
        at += n;
        return n;
    }

    /** Never 0 before the end: the JDK's gzip reader takes 0 for the end of the last member. */
    @Override
    public int available() throws IOException {
        return more() ? end - at : 0;
    }
}
