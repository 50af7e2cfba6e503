package org.netrospect.carving.examine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.file.FileContent;

/** Bounds-checked reading of a file, a piece at a time. One thread. */
final class Content {
    /** Most bytes that are read at once. */
    static final int LONGEST = 1 << 20;

    private final FileContent file;

    Content(FileContent file) {
        this.file = file;
    }

    long length() {
        return file.length();
    }

    FileContent file() {
        return file;
    }

    /** Exactly these bytes; {@link MalformedInput} if they are not all there. */
    ByteWindow at(long position, long count) throws IOException {
        if (position < 0 || count < 0 || count > LONGEST || position > length() - count) {
            throw new MalformedInput("The file has " + length() + " bytes; " + count + " were expected at " + position
                    + ".");
        }
        return upTo(position, (int) count);
    }

    /** These bytes, or fewer at the end of the file. */
    ByteWindow upTo(long position, int count) throws IOException {
        if (position < 0) {
            throw new MalformedInput("A place before the beginning of the file was named.");
        }
        int n = (int) Math.max(0, Math.min(Math.min(count, LONGEST), length() - position));
        byte[] bytes = new byte[n];
        int have = 0;
        while (have < n) {
            int more = file.read(position + have, bytes, have, n - have);
            if (more <= 0) {
                throw new IOException("The content of a file ends after " + (position + have) + " bytes and should "
                        + "have " + length() + ".");
            }
            have += more;
        }
        return new ByteWindow(bytes, 0, n);
    }

    /** Part of the file as a file of its own; reads from this one. */
    FileContent part(long position, long count) {
        if (position < 0 || count < 0 || position > length() - count) {
            throw new MalformedInput("The file has " + length() + " bytes; " + count + " were expected at " + position
                    + ".");
        }
        return new FileContent() {
            @Override
            public long length() {
                return count;
            }

            @Override
            public int read(long at, byte[] into, int offset, int wanted) throws IOException {
                return at >= count ? 0 : file.read(position + at, into, offset, (int) Math.min(wanted, count - at));
            }
        };
    }

    /**
     * The bytes from a position to an end, in order. A failure to read them is thrown as {@link UncheckedIOException}:
     * libraries throw IOException for damaged content.
     */
    InputStream stream(long from, long to) {
        return new InputStream() {
            private long at = from;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int count) {
                long end = Math.min(to, length());
                if (count == 0) {
                    return 0;
                }
                if (at >= end) {
                    return -1;
                }
                try {
                    int n = file.read(at, into, offset, (int) Math.min(count, end - at));
                    at += Math.max(0, n);
                    return n <= 0 ? -1 : n;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
