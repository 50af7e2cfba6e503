package org.netrospect.store.hashset;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import org.netrospect.core.cases.HashSets.Kind;

/**
 * A set of digests in a file: a header, then those of each length, sorted. Nothing but the header is kept in memory; a
 * look-up reads about twenty places for millions of digests. Thread-safe.
 */
final class HashSetFile implements Closeable {
    static final long MAGIC = 0x4e_53_50_48_41_53_48_31L;
    /** Bytes of MD5, SHA-1 and SHA-256. */
    static final int[] SIZES = {16, 20, 32};
    private static final int HEADER = 8 * (2 + SIZES.length);
    /** Bytes read at once when the place is nearly known. */
    private static final int WINDOW = 4096;

    private final FileChannel channel;
    private final Kind kind;
    private final long[] counts;
    private final long[] begins;

    private HashSetFile(FileChannel channel, Kind kind, long[] counts, long[] begins) {
        this.channel = channel;
        this.kind = kind;
        this.counts = counts;
        this.begins = begins;
    }

    /** Opens a set that {@link HashSetImport} made. @throws IOException it is none, or is damaged */
    static HashSetFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            while (header.hasRemaining() && channel.read(header) >= 0) {
                // goes on
            }
            header.flip();
            if (header.remaining() < HEADER || header.getLong() != MAGIC) {
                throw new IOException(file.getFileName() + " is no hash set.");
            }
            long kind = header.getLong();
            long[] counts = new long[SIZES.length];
            long[] begins = new long[SIZES.length];
            long at = HEADER;
            for (int i = 0; i < counts.length; i++) {
                counts[i] = header.getLong();
                begins[i] = at;
                if (counts[i] < 0 || counts[i] > (channel.size() - at) / SIZES[i]) {
                    throw new IOException("The hash set " + file.getFileName()
                            + " is damaged or not complete; import it anew.");
                }
                at += counts[i] * SIZES[i];
            }
            if (kind < 0 || kind >= Kind.values().length || at != channel.size()) {
                throw new IOException("The hash set " + file.getFileName()
                        + " is damaged or not complete; import it anew.");
            }
            return new HashSetFile(channel, Kind.values()[(int) kind], counts, begins);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    static int index(int size) {
        for (int i = 0; i < SIZES.length; i++) {
            if (SIZES[i] == size) {
                return i;
            }
        }
        throw new IllegalArgumentException("no digest has " + size + " bytes");
    }

    Kind kind() {
        return kind;
    }

    /** Digests in it. */
    long size() {
        return Arrays.stream(counts).sum();
    }

    /** Whether it has a digest. @param digest MD5, SHA-1 or SHA-256 in hexadecimal digits */
    boolean contains(String digest) throws IOException {
        byte[] sought = HexFormat.of().parseHex(digest);
        int index = index(sought.length);
        int size = sought.length;
        long low = 0;
        long high = counts[index] - 1;
        while (high - low >= WINDOW / size) {
            long middle = low + high >>> 1;
            int by = Arrays.compareUnsigned(read(begins[index] + middle * size, size), sought);
            if (by == 0) {
                return true;
            }
            low = by < 0 ? middle + 1 : low;
            high = by > 0 ? middle - 1 : high;
        }
        if (high < low) {
            return false;
        }
        byte[] rest = read(begins[index] + low * size, (int) (high - low + 1) * size);
        for (int at = 0; at < rest.length; at += size) {
            if (Arrays.equals(rest, at, at + size, sought, 0, size)) {
                return true;
            }
        }
        return false;
    }

    private byte[] read(long at, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new EOFException("A hash set was cut while it was open.");
            }
        }
        return buffer.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
