package org.netrospect.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.netrospect.core.cases.CaseInUseException;

/** Keeps other processes out of a case. The operating system frees it when the process ends, however it ends. */
final class CaseLock implements Closeable {
    /** Behind the text, so that it can be read by others while the lock is held, on Windows too. */
    private static final long LOCKED_BYTE = 1L << 40;
    private static final int TEXT = 500;

    private final Optional<FileChannel> channel;

    private CaseLock(Optional<FileChannel> channel) {
        this.channel = channel;
    }

    /** None is needed where nobody can write. */
    static CaseLock none() {
        return new CaseLock(Optional.empty());
    }

    /** @throws CaseInUseException somebody else has it */
    static CaseLock take(String name, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            if (lock(channel)) {
                write(channel);
                taken = true;
                return new CaseLock(Optional.of(channel));
            }
            throw new CaseInUseException("The case " + name + " is in use by " + read(channel)
                    + ". Close it there, then try again.");
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // this process has it through another workspace object
            return false;
        }
    }

    /** Always the same length: on a full disk what is there can still be overwritten. */
    private static void write(FileChannel channel) throws IOException {
        byte[] text = new byte[TEXT];
        Arrays.fill(text, (byte) ' ');
        byte[] owner = owner().getBytes(StandardCharsets.UTF_8);
        System.arraycopy(owner, 0, text, 0, Math.min(owner.length, TEXT));
        channel.write(ByteBuffer.wrap(text), 0);
    }

    private static String owner() {
        return "process " + ProcessHandle.current().pid() + " on " + host() + ", opened "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String host() {
        String fromEnvironment = System.getenv().getOrDefault("HOSTNAME",
                System.getenv().getOrDefault("COMPUTERNAME", ""));
        return fromEnvironment.isEmpty() ? "this host" : fromEnvironment;
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(TEXT);
        channel.read(text, 0);
        String owner = StandardCharsets.UTF_8.decode(text.flip()).toString().strip();
        return owner.isEmpty() ? "another process" : owner;
    }

    @Override
    public void close() throws IOException {
        if (channel.isPresent()) {
            channel.get().close();
        }
    }
}
