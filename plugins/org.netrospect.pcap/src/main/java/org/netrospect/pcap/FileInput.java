package org.netrospect.pcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The bytes of a capture file as they lie on the disk, from front to back, each of them hashed. One thread. */
final class FileInput implements Content, Closeable {
    /** The JDK copies what it reads through a buffer of its own: pieces of this size stay in the processor's cache. */
    private static final int PIECE = 256 * 1024;

    private final Path file;
    private final SeekableByteChannel channel;
    private final Hasher hasher = new Hasher();
    private final long sizeAtOpen;
    private volatile long consumed;
    private boolean ended;
    private Optional<IOException> failure = Optional.empty();

    /** @param channel of the file, at its start; closed with this */
    FileInput(Path file, SeekableByteChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.sizeAtOpen = channel.size();
    }

    static FileInput open(Path file) throws IOException {
        FileChannel channel = channel(file);
        try {
            return new FileInput(file, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Opens a file for reading; an exception's message is a sentence. */
    static FileChannel channel(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder, not a capture.");
        }
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new IOException(file + " does not exist.", e);
        } catch (AccessDeniedException e) {
            throw new IOException(file + " cannot be read: you have no right to open it.", e);
        } catch (IOException e) {
            throw new IOException(file + " cannot be opened: " + e.getMessage() + ".", e);
        }
    }

    /** Waits until what this array held before is hashed. */
    @Override
    public void claim(byte[] array) throws IOException {
        hasher.await(array);
    }

    @Override
    public int fill(byte[] array, int from, int length) throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        int done = 0;
        while (done < length && !ended) {
            int n;
            try {
                n = channel.read(ByteBuffer.wrap(array, from + done, Math.min(PIECE, length - done)));
            } catch (IOException e) {
                String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                failure = Optional.of(new IOException(file + " cannot be read behind byte " + consumed + ": " + why
                        + ".", e));
                if (done == 0) {
                    throw failure.get();
                }
                break;
            }
            ended = n < 0;
            done += Math.max(n, 0);
            consumed += Math.max(n, 0);
        }
        hasher.submit(array, from, done);
        return done;
    }

    @Override
    public boolean broken() {
        return failure.isPresent();
    }

    @Override
    public String damage() {
        return "";
    }

    /** Bytes read so far. */
    long consumed() {
        return consumed;
    }

    /** Size of the file when it was opened, in bytes. */
    long sizeAtOpen() {
        return sizeAtOpen;
    }

    /** True once the end of the file was met. */
    boolean ended() {
        return ended;
    }

    /** Returns when no array given to {@link #fill} is read any more. */
    void drain() throws IOException {
        hasher.drain();
    }

    /** Reads what is left of the file; SHA-256 of all of it, lower-case hex. */
    String sha256() throws IOException {
        byte[][] rest = new byte[ended ? 0 : 2][];
        for (int i = 0; !ended; i ^= 1) {
            if (rest[i] == null) {
                rest[i] = new byte[4 * PIECE];
            }
            claim(rest[i]);
            fill(rest[i], 0, rest[i].length);
        }
        return hasher.finish();
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            hasher.close();
        }
    }
}
