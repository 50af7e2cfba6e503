package org.netrospect.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.CaptureCheck;
import org.netrospect.core.cases.CaptureCheck.Result;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.file.Digests;

/** Holds the files of captures against what was recorded at import. */
final class CaptureFiles {
    private static final int BUFFER = 1 << 18;

    private CaptureFiles() {
    }

    static List<CaptureCheck> check(List<CaptureInfo> captures, boolean hash, Progress progress) {
        List<CaptureCheck> checks = new ArrayList<>();
        for (CaptureInfo capture : captures) {
            if (progress.cancelled()) {
                break;
            }
            try {
                check(capture, hash, progress).ifPresent(checks::add);
            } catch (IOException e) {
                checks.add(new CaptureCheck(capture, Result.MISSING, capture.file() + " cannot be read ("
                        + reason(e) + "); its packets and streams cannot be shown."));
            }
        }
        return checks;
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
    }

    private static Optional<CaptureCheck> check(CaptureInfo capture, boolean hash, Progress progress)
            throws IOException {
        Path file = capture.file();
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        if (now.size() != capture.bytes()) {
            return result(capture, Result.CHANGED, file + " has " + now.size() + " bytes, and had " + capture.bytes()
                    + " at import: what is shown of its packets may be wrong.");
        }
        if (hash && !capture.sha256().isEmpty()) {
            Optional<String> sha256 = sha256(file, now.size(), progress);
            if (sha256.isEmpty()) {
                return Optional.empty();
            }
            return sha256.get().equals(capture.sha256())
                    ? result(capture, Result.VERIFIED, file + " is unchanged since import: its SHA-256 is the same.")
                    : result(capture, Result.CHANGED, file + " has changed since import: its SHA-256 is "
                            + sha256.get() + " and was " + capture.sha256() + ".");
        }
        return now.lastModifiedTime().to(TimeUnit.NANOSECONDS) == capture.modified()
                ? result(capture, Result.PRESENT, file + " has the size and time it had at import.")
                : result(capture, Result.TOUCHED, file + " has the size it had at import, but was written since;"
                        + " verify its hash.");
    }

    private static Optional<CaptureCheck> result(CaptureInfo capture, Result result, String sentence) {
        return Optional.of(new CaptureCheck(capture, result, sentence));
    }

    /** The capture at a new place, if it is the same file. */
    static CaptureInfo relocated(CaptureInfo c, Path file, Progress progress) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        if (now.size() != c.bytes()) {
            throw new IOException(file + " is not the capture that was imported: it has " + now.size() + " bytes, not "
                    + c.bytes() + ".");
        }
        if (!c.sha256().isEmpty()) {
            String sha256 = sha256(file, now.size(), progress).orElseThrow(() -> new InterruptedIOException(file
                    + " was not compared to its end with the capture that was imported; its place stays as it was."));
            if (!sha256.equals(c.sha256())) {
                throw new IOException(file + " is not the capture that was imported: its size is the same, its SHA-256"
                        + " is not.");
            }
        }
        return new CaptureInfo(c.id(), file, c.sha256(), c.bytes(), now.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                c.format(), c.packets(), c.first(), c.last(), c.truncatedPackets(), c.irregularities(), c.bytesRead(),
                c.state(), c.interfaces());
    }

    /** Lower-case hex; empty if it was cancelled. */
    private static Optional<String> sha256(Path file, long size, Progress progress) throws IOException {
        progress.begin("Verifying " + file.getFileName(), size);
        Digests.Running digest = new Digests.Running();
        byte[] buffer = new byte[BUFFER];
        long done = 0;
        try (InputStream in = Files.newInputStream(file)) {
            int count = in.read(buffer);
            while (count >= 0) {
                if (progress.cancelled()) {
                    return Optional.empty();
                }
                digest.update(buffer, 0, count);
                done += count;
                progress.worked(done);
                count = in.read(buffer);
            }
        }
        return Optional.of(digest.finish());
    }
}
