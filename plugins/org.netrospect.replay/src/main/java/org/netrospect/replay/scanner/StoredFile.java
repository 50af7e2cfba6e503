package org.netrospect.replay.scanner;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.netrospect.core.file.FileContent;

/** A content in a file of its own for as long as a program needs it. Its name says nothing of what it is. */
record StoredFile(Path folder, Path file) implements AutoCloseable {
    static StoredFile of(FileContent content) throws IOException {
        Path folder = Files.createTempDirectory("netrospect-scan");
        StoredFile stored = new StoredFile(folder, folder.resolve("content"));
        try (OutputStream out = Files.newOutputStream(stored.file)) {
            byte[] buffer = new byte[1 << 16];
            for (long at = 0; at < content.length();) {
                int n = content.read(at, buffer, 0, buffer.length);
                if (n <= 0) {
                    throw new IOException("The content of a file ends after " + at + " bytes and should have "
                            + content.length() + ".");
                }
                out.write(buffer, 0, n);
                at += n;
            }
        } catch (IOException e) {
            stored.close();
            throw e;
        }
        return stored;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
    }
}
