package org.netrospect.store;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.netrospect.core.cases.CaseStore.ContentsVisitor;
import org.netrospect.core.contents.SessionContents;
import org.netrospect.store.columns.AppendFile;

/**
 * What sessions contain, in brief: for each import a section that begins with 0, the length of its version and the
 * version; then for each session, when it ended, the difference of its id to that of the one before as a zigzag
 * number, the length of its contents with their first bits as a number, and their other bytes. Numbers are varints.
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
            number(coded.length - 1L << SessionContents.HEAD_BITS | coded[0] & HEAD_MASK);
            byte[] rest = Arrays.copyOfRange(coded, 1, coded.length);
            out.write(rest, rest.length);
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
        try (Reader in = new Reader(new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER)),
                length)) {
            boolean counts = false;
            long session = 0;
            while (in.left > 0) {
                long step = in.number();
                if (step == 0) {
                    counts = new String(in.bytes((int) in.number(), 0), StandardCharsets.UTF_8)
                            .equals(SessionContents.version());
                    session = 0;
                    continue;
                }
                session += step >>> 1 ^ -(step & 1);
                long size = in.number();
                byte[] coded = in.bytes((int) (size >>> SessionContents.HEAD_BITS), 1);
                coded[0] = (byte) (size & HEAD_MASK);
                if (counts) {
                    visitor.session(session, new SessionContents(coded));
                }
            }
        } catch (EOFException | NegativeArraySizeException e) {
            throw new IOException("The case's file " + file + " is damaged; delete nothing, import the captures into "
                    + "another case.", e);
        }
    }

    private static final class Reader implements Closeable {
        private final DataInputStream in;
        private long left;

        Reader(DataInputStream in, long length) {
            this.in = in;
            left = length;
        }

        long number() throws IOException {
            long value = 0;
            int shift = 0;
            byte b;
            do {
                b = in.readByte();
                left--;
                value |= (b & 0x7fL) << shift;
                shift += 7;
            } while (b < 0);
            return value;
        }

        byte[] bytes(int count, int before) throws IOException {
            if (count < 0 || count > left) {
                throw new EOFException();
            }
            byte[] bytes = new byte[before + count];
            in.readFully(bytes, before, count);
            left -= count;
            return bytes;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
