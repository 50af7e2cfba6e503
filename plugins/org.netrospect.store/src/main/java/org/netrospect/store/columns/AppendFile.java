package org.netrospect.store.columns;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes behind a given length of a file, through a buffer. What stood behind that length before is overwritten. Plain
 * writes, no mapping: a full disk is then an IOException and not a fault of the process. One thread.
 */
public final class AppendFile implements Closeable {
    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer;
    private long written;

    /** Goes on behind the first {@code length} bytes of a file, which is made if it is missing. */
    public AppendFile(Path file, long length, int bufferBytes) throws IOException {
        this.file = file;
        channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        buffer = ByteBuffer.allocateDirect(bufferBytes).order(ByteOrder.LITTLE_ENDIAN);
        written = length;
    }

    /** Length of the file with what is still in the buffer. */
    public long length() {
        return written + buffer.position();
    }

    /** The buffer, little endian, with room for {@code count} bytes, which must not be more than its size. */
    public ByteBuffer room(int count) throws IOException {
        if (buffer.remaining() < count) {
            flush();
        }
        return buffer;
    }

    /** Appends bytes of any number. */
    public void write(byte[] bytes, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int step = Math.min(length - done, room(1).remaining());
            buffer.put(bytes, done, step);
            done += step;
        }
    }

    /** Hands everything to the operating system: readers then see it. */
    public void flush() throws IOException {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                written += channel.write(buffer, written);
            }
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        } finally {
            buffer.compact();
        }
    }

    /** Waits until what was flushed is on the disk. */
    public void force() throws IOException {
        channel.force(false);
    }

    /** Closes the file; what is still in the buffer is lost. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
