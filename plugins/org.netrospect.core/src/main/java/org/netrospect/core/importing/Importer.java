package org.netrospect.core.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.netrospect.core.Progress;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.capture.NotACaptureException;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.importing.ImportResult.Outcome;

/** Brings captures into a case, one after the other. One import at a time in a case; called on a thread of the job. */
public final class Importer {
    private final CaptureOpener opener;
    private final CaseStore store;
    private final ImportOptions options;

    public Importer(CaptureOpener opener, CaseStore store, ImportOptions options) {
        this.opener = opener;
        this.store = store;
        this.options = options;
    }

    /**
     * Imports files and folders. A file that cannot be read does not keep the others from being read.
     *
     * @param each told of every file as soon as it is done, on the calling thread
     * @return the same results, in order; shorter than the input if cancelled
     * @throws IOException the case cannot be written any more
     */
    public List<ImportResult> run(List<Path> paths, Progress progress, Consumer<ImportResult> each) throws IOException {
        List<ImportResult> results = new ArrayList<>();
        for (InputFiles.Input input : InputFiles.find(paths, opener)) {
            if (progress.cancelled()) {
                break;
            }
            ImportResult result = one(input, progress);
            results.add(result);
            each.accept(result);
        }
        return results;
    }

    private ImportResult one(InputFiles.Input input, Progress progress) throws IOException {
        long start = System.nanoTime();
        Path file = input.file();
        if (!input.problem().isEmpty()) {
            return without(file, Outcome.FAILED, start, input.problem());
        }
        if (!input.capture()) {
            return without(file, Outcome.LEFT_OUT, start, file + " is no capture; it was left out.");
        }
        try {
            Optional<CaptureInfo> same = sameBytes(file, progress);
            if (same.isPresent()) {
                return new ImportResult(file, Outcome.DUPLICATE, same, 0, System.nanoTime() - start,
                        file + " holds the same bytes as capture " + same.get().id() + " (" + same.get().file().getFileName()
                                + "), which is in the case; it was not imported again.");
            }
        } catch (IOException e) {
            return without(file, Outcome.FAILED, start, unreadable(file, e));
        }
        CaptureRun run = new CaptureRun(opener, store, options, file);
        try {
            run.open();
        } catch (NotACaptureException e) {
            return without(file, Outcome.FAILED, start, e.getMessage());
        } catch (IOException e) {
            return without(file, Outcome.FAILED, start, unreadable(file, e));
        }
        return run.read(progress, start);
    }

    /** Only a file of equal size can be equal, so only then is it read twice. */
    private Optional<CaptureInfo> sameBytes(Path file, Progress progress) throws IOException {
        long size = Files.size(file);
        boolean candidate = store.captures().stream()
                .anyMatch(c -> c.bytes() == size && c.state() == CaptureInfo.State.COMPLETE);
        if (!candidate) {
            return Optional.empty();
        }
        progress.begin("Comparing " + file.getFileName() + " with what is in the case", size);
        return store.captureBySha256(sha256(file, progress));
    }

    private static String sha256(Path file, Progress progress) throws IOException {
        try (var in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 18];
            long done = 0;
            for (int n = in.read(buffer); n >= 0 && !progress.cancelled(); n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                done += n;
                progress.worked(done);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String unreadable(Path file, IOException e) {
        return file + " cannot be read: " + InputFiles.reason(e) + "; it was not imported.";
    }

    private static ImportResult without(Path file, Outcome outcome, long start, String sentence) {
        return new ImportResult(file, outcome, Optional.empty(), 0, System.nanoTime() - start, sentence);
    }
}
