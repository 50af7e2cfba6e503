package org.netrospect.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where files are while they are being received. Small ones stay in memory, larger ones go to a folder, which whoever
 * made this object removes. Thread-safe.
 */
public final class FileStaging {
    /** A file of more bytes goes to the disk. */
    static final int IN_MEMORY = 256 << 10;
    /** Bytes in memory, of all files that are being received; above, files go to the disk when they have 16 KB. */
    private static final long IN_MEMORY_ALL = 32L << 20;
    /** Below this a file stays in memory in any case. */
    static final int ALWAYS_IN_MEMORY = 16 << 10;

    private final Path folder;
    private final AtomicLong inMemory = new AtomicLong();
    private final AtomicLong names = new AtomicLong();

    /** @param folder made when the first large file comes */
    public FileStaging(Path folder) {
        this.folder = folder;
    }

    /** Begins a file. */
    public StagedFile open() {
        return new StagedFile(this);
    }

    /** Content of a file in memory or in the folder, closed by whoever ends up with it. */
    public StagedFile copy(FileContent content) throws IOException {
        StagedFile file = open();
        byte[] buffer = new byte[1 << 16];
        for (long at = 0; at < content.length();) {
            int n = content.read(at, buffer, 0, buffer.length);
            if (n <= 0) {
                file.close();
                throw new IOException("The content of a nested file ends early.");
            }
            file.write(at, buffer, 0, n);
            at += n;
        }
        return file;
    }

    boolean crowded() {
        return inMemory.get() > IN_MEMORY_ALL;
    }

    void holds(long more) {
        inMemory.addAndGet(more);
    }

    Path place() throws IOException {
        Files.createDirectories(folder);
        return folder.resolve(Long.toString(names.incrementAndGet()));
    }
}
