package org.netrospect.store.columns;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Writes behind a given length of a file, through a buffer. What stood behind that length before is overwritten. Plain
 * writes, no mapping: a full disk is then an IOException and not a fault of the process. One thread.
 */
public final class AppendFile implements Closeable {
    private static final int FORCED_AT_ONCE = 16;

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

    /**
     * Waits until what was flushed to files is on the disk. For several at once: it then writes its journal for all of
     * them, and not two hundred times.
     */
    public static void force(Stream<AppendFile> files) throws IOException {
        try (ExecutorService threads = Executors.newFixedThreadPool(FORCED_AT_ONCE)) {
            List<Future<AppendFile>> all = new ArrayList<>();
            files.forEach(file -> all.add(threads.submit(() -> {
                file.channel.force(false);
                return file;
            })));
            for (Future<AppendFile> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The writing to the disk was interrupted.");
        }
    }

    /** Closes the file; what is still in the buffer is lost. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
