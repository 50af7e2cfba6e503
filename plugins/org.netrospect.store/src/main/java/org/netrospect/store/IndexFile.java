package org.netrospect.store;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.netrospect.core.cases.CaseStore.ContentsVisitor;
import org.netrospect.core.contents.SessionContents;
import org.netrospect.store.columns.AppendFile;

/**
 * What sessions contain, in brief: for each import a section that begins with 0, the length of its version and the
 * version; then for each session, when it ended, the difference of its id to that of the one before as a zigzag
 * number, the length of its filter with the head of its contents as a number, and the filter. Numbers are varints.
 */
final class IndexFile {
    private static final int BUFFER = 1 << 18;
    private static final int LONGEST_NUMBER = 10;
    private static final int HEAD_MASK = (1 << SessionContents.HEAD_BITS) - 1;

    private final Path file;
    private volatile long length;

    /** @param length bytes that count */
    IndexFile(Path file, long length) {
        this.file = file;
        this.length = length;
    }

    Path path() {
        return file;
    }

    /** Bytes that count. */
    long length() {
        return length;
    }

    /** Makes entries visible, or takes them back. */
    void length(long now) {
        length = now;
    }

    Writer append() throws IOException {
        return new Writer(new AppendFile(file, length, BUFFER));
    }

    /** Appends one section. One thread. */
    static final class Writer implements Closeable {
        private final AppendFile out;
        private boolean begun;
        private long previous;

        Writer(AppendFile out) {
            this.out = out;
        }

        /** @param coded as of {@link SessionContents}; nothing is kept of what is empty */
        void add(long session, byte[] coded) throws IOException {
            if (coded.length == 0) {
                return;
            }
            if (!begun) {
                begun = true;
                byte[] version = SessionContents.version().getBytes(StandardCharsets.UTF_8);
                number(0);
                number(version.length);
                out.write(version, version.length);
            }
            long step = session - previous;
            previous = session;
            number(step << 1 ^ step >> 63);
            byte[] filter = Arrays.copyOfRange(coded, SessionContents.HEAD_BYTES, coded.length);
            number((long) filter.length << SessionContents.HEAD_BITS | SessionContents.head(coded));
            out.write(filter, filter.length);
        }

        private void number(long value) throws IOException {
            var buffer = out.room(LONGEST_NUMBER);
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                buffer.put((byte) (rest | 0x80));
                rest >>>= 7;
            }
            buffer.put((byte) rest);
        }

        AppendFile out() {
            return out;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Visits what sections of the present version hold. */
    void visit(ContentsVisitor visitor) throws IOException {
        if (length == 0) {
            return;
        }
        try (Reader in = new Reader(FileChannel.open(file, StandardOpenOption.READ), length)) {
            byte[] present = SessionContents.version().getBytes(StandardCharsets.UTF_8);
            SessionContents contents = new SessionContents();
            boolean counts = false;
            long session = 0;
            while (in.more()) {
                long step = in.number();
                if (step == 0) {
                    int size = (int) in.number();
                    int from = in.bytes(size);
                    counts = Arrays.equals(in.buffer, from, from + size, present, 0, present.length);
                    session = 0;
                    continue;
                }
                session += step >>> 1 ^ -(step & 1);
                long head = in.number();
                int size = (int) (head >>> SessionContents.HEAD_BITS);
                int from = in.bytes(size);
                if (counts) {
                    if (!contents.show((int) head & HEAD_MASK, in.buffer, from, size)) {
                        throw new EOFException();
                    }
                    visitor.session(session, contents);
                }
            }
        } catch (EOFException e) {
            throw new IOException("The case's file " + file + " is damaged; delete nothing, import the captures into "
                    + "another case.", e);
        }
    }

    /** Reads in large pieces; what it gives lies in its buffer until the next call. */
    private static final class Reader implements Closeable {
        private final FileChannel channel;
        private final long length;
        private byte[] buffer = new byte[BUFFER];
        private int at;
        private int end;
        private long read;

        Reader(FileChannel channel, long length) {
            this.channel = channel;
            this.length = length;
        }

        boolean more() {
            return at < end || read < length;
        }

        long number() throws IOException {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                if (at == end) {
                    fill(1);
                }
                byte b = buffer[at++];
                value |= (b & 0x7fL) << shift;
                if (b >= 0) {
                    return value;
                }
            }
            throw new EOFException();
        }

        /** @return where in the buffer they begin */
        int bytes(int count) throws IOException {
            if (count < 0 || count > end - at) {
                fill(count);
            }
            at += count;
            return at - count;
        }

        private void fill(int needed) throws IOException {
            int there = end - at;
            if (needed < 0 || needed - there > length - read) {
                throw new EOFException();
            }
            byte[] next = needed > buffer.length ? new byte[needed] : buffer;
            System.arraycopy(buffer, at, next, 0, there);
            buffer = next;
            at = 0;
            end = there;
            while (end < needed) {
                int n = channel.read(ByteBuffer.wrap(buffer, end, (int) Math.min(buffer.length - end, length - read)));
                if (n <= 0) {
                    throw new EOFException();
                }
                end += n;
                read += n;
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
