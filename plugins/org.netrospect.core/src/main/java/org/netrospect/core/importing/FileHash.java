package org.netrospect.core.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.netrospect.core.Progress;
import org.netrospect.core.file.Digests;

/** SHA-256 of files, lower-case hex. */
final class FileHash {
    private static final int BUFFER = 1 << 18;

    private FileHash() {
    }

    /** Of the first {@code length} bytes, or of all if the file is shorter; of fewer if cancelled. */
    static String of(Path file, long length, Progress progress) throws IOException {
        try (var in = Files.newInputStream(file)) {
            Digests.Running digest = new Digests.Running();
            byte[] buffer = new byte[BUFFER];
            long done = 0;
            while (done < length && !progress.cancelled()) {
                int n = in.read(buffer, 0, (int) Math.min(BUFFER, length - done));
                if (n < 0) {
                    break;
                }
                digest.update(buffer, 0, n);
                done += n;
                progress.worked(done);
            }
            return digest.finish();
        }
    }

    /** Of a whole file; empty if cancelled, or if the disk does not give all of it, which has been said then. */
    static String ifReadable(Path file, Progress progress) {
        try {
            String hash = of(file, Long.MAX_VALUE, progress);
            return progress.cancelled() ? "" : hash;
        } catch (IOException e) {
            // the capture is marked as read in part, with the same reason
            return "";
        }
    }
}
