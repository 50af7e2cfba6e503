package org.netrospect.carving.examine;

import java.io.IOException;
import java.io.InputStream;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.file.FileContent;

/**
 * A file that is unpacked while it is read, so that it takes no memory. Reading on is cheap, going back unpacks from
 * the beginning. One thread.
 */
final class StreamedContent implements FileContent {
    /** Unpacks from the beginning. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    private final Source source;
    private final long length;
    private InputStream stream = InputStream.nullInputStream();
    /** Where the stream is; -1 if it is not open. */
    private long position = -1;

    private final String damage;

    private StreamedContent(Source source, long length, String damage) {
        this.source = source;
        this.length = length;
        this.damage = damage;
    }

    /**
     * Unpacks once to find the length. What is damaged ends where the damage is.
     *
     * @param most bytes that are unpacked; what is behind them is left out
     */
    static StreamedContent of(Source source, long most) {
        long[] length = new long[1];
        try {
            Damage.guarded(() -> {
                count(source, most, length);
                return length;
            });
            return new StreamedContent(source, length[0], "");
        } catch (MalformedInput e) {
            return new StreamedContent(source, length[0], e.getMessage());
        }
    }

    private static void count(Source source, long most, long[] length) throws IOException {
        byte[] buffer = new byte[1 << 14];
        try (InputStream in = source.open()) {
            while (length[0] < most) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, most - length[0]));
                if (n <= 0) {
                    return;
                }
                length[0] += n;
            }
        }
    }

    /** Why it could not be unpacked to its end; "" if it could. */
    String damage() {
        return damage;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public synchronized int read(long at, byte[] into, int offset, int count) throws IOException {
        if (at >= length) {
            return 0;
        }
        if (position < 0 || at < position) {
            stream.close();
            stream = source.open();
            position = 0;
        }
        stream.skipNBytes(at - position);
        position = at;
        int n = stream.readNBytes(into, offset, (int) Math.min(count, length - at));
        position += n;
        if (position == length) {
            stream.close();
            position = -1;
        }
        return n;
    }
}
