package org.netrospect.core.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A file that is being received, in memory or in the staging folder; when all who share it have closed it its room is
 * given back. Written by one thread, then read by any.
 */
public final class StagedFile implements FileContent, Closeable {
    private final FileStaging staging;
    private byte[] memory = new byte[0];
    private Optional<Path> path = Optional.empty();
    private Optional<FileChannel> channel = Optional.empty();
    private long length;
    private final AtomicInteger owners = new AtomicInteger(1);

    StagedFile(FileStaging staging) {
        this.staging = staging;
    }

    /** Writes at a place at most one behind the end. */
    public void write(long position, byte[] bytes, int offset, int count) throws IOException {
        long end = position + count;
        if (path.isEmpty() && (end > FileStaging.IN_MEMORY
                || end > FileStaging.ALWAYS_IN_MEMORY && staging.crowded())) {
            moveToDisk();
        }
        if (path.isPresent()) {
            ByteBuffer rest = ByteBuffer.wrap(bytes, offset, count);
            long at = position;
            while (rest.hasRemaining()) {
                at += channel.orElseThrow().write(rest, at);
            }
        } else {
            if (end > memory.length) {
                int room = (int) Math.max(end, Math.min(FileStaging.IN_MEMORY, Math.max(512, memory.length * 2L)));
                staging.holds(room - memory.length);
                memory = Arrays.copyOf(memory, room);
            }
            System.arraycopy(bytes, offset, memory, (int) position, count);
        }
        length = Math.max(length, end);
    }

    private void moveToDisk() throws IOException {
        Path place = staging.place();
        path = Optional.of(place);
        channel = Optional.of(FileChannel.open(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
                StandardOpenOption.WRITE));
        ByteBuffer rest = ByteBuffer.wrap(memory, 0, (int) length);
        while (rest.hasRemaining()) {
            channel.get().write(rest, rest.position());
        }
        staging.holds(-memory.length);
        memory = new byte[0];
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int read(long position, byte[] into, int offset, int count) throws IOException {
        if (position >= length) {
            return 0;
        }
        int n = (int) Math.min(count, length - position);
        if (path.isPresent()) {
            return Math.max(0, channel.orElseThrow().read(ByteBuffer.wrap(into, offset, n), position));
        }
        System.arraycopy(memory, (int) position, into, offset, n);
        return n;
    }

    /** One more closes it. */
    void share() {
        owners.incrementAndGet();
    }

    boolean inMemory() {
        return path.isEmpty();
    }

    @Override
    public void close() throws IOException {
        if (owners.decrementAndGet() > 0) {
            return;
        }
        staging.holds(-memory.length);
        memory = new byte[0];
        length = 0;
        if (channel.isPresent()) {
            channel.get().close();
            Files.deleteIfExists(path.orElseThrow());
        }
    }
}
