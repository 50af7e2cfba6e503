package org.netrospect.core.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.netrospect.core.Progress;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.capture.NotACaptureException;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.importing.ImportResult.Outcome;

/**
 * Brings captures into a case, in the order of their first packets; those that follow one another are one recording.
 * One import at a time in a case; called on a thread of the job.
 */
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
        Consumer<ImportResult> tell = result -> {
            results.add(result);
            each.accept(result);
        };
        Unfinished unfinished = new Unfinished(store, opener, progress);
        List<Candidate> candidates = unfinished.take(candidates(InputFiles.find(paths, opener), tell),
                (file, sentence) -> tell.accept(without(file, Outcome.FAILED, 0, sentence)));
        try (ImportRun run = new ImportRun(opener, store, options, progress, unfinished, tell)) {
            for (Candidate candidate : candidates) {
                if (progress.cancelled()) {
                    break;
                }
                one(candidate, run, unfinished, progress, tell);
            }
            run.finish();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        return results;
    }

    /** What can be opened, in the order of first packets; what has none comes last. */
    private List<Candidate> candidates(List<InputFiles.Input> inputs, Consumer<ImportResult> tell) {
        List<Candidate> candidates = new ArrayList<>();
        for (InputFiles.Input input : inputs) {
            Path file = input.file();
            if (!input.problem().isEmpty()) {
                tell.accept(without(file, Outcome.FAILED, 0, input.problem()));
            } else if (!input.capture()) {
                tell.accept(without(file, Outcome.LEFT_OUT, 0, file + " is no capture; it was left out."));
            } else if (inputs.size() == 1) {
                candidates.add(Candidate.alone(file));
            } else {
                try {
                    candidates.add(Candidate.look(file, opener));
                } catch (IOException e) {
                    tell.accept(failed(file, e, 0));
                }
            }
        }
        candidates.sort(Candidate.ORDER);
        return candidates;
    }

    private void one(Candidate candidate, ImportRun run, Unfinished unfinished, Progress progress,
            Consumer<ImportResult> tell) throws IOException {
        long start = System.nanoTime();
        Path file = candidate.file();
        run.advance(candidate);
        OpenCapture capture;
        try {
            Optional<CaptureInfo> same = unfinished.awaits(file) ? Optional.empty() : sameBytes(file, progress);
            if (same.isPresent()) {
                tell.accept(new ImportResult(file, Outcome.DUPLICATE, same, 0, 0, 0, System.nanoTime() - start, file
                        + " holds the same bytes as capture " + same.get().id() + " (" + same.get().file().getFileName()
                        + "), which is in the case; it was not imported again."));
                return;
            }
            capture = new OpenCapture(file, opener, options.analyzers().secrets());
        } catch (IOException e) {
            tell.accept(failed(file, e, System.nanoTime() - start));
            return;
        }
        try (capture) {
            run.read(candidate, capture, start);
        }
    }

    /** Only a file of equal size can be equal, so only then is it read twice. */
    private Optional<CaptureInfo> sameBytes(Path file, Progress progress) throws IOException {
        long size = Files.size(file);
        boolean candidate = store.captures().stream()
                .anyMatch(c -> c.bytes() == size && !c.sha256().isEmpty());
        if (!candidate) {
            return Optional.empty();
        }
        progress.begin("Comparing " + file.getFileName() + " with what is in the case", size);
        return store.captureBySha256(FileHash.of(file, size, progress));
    }

    private static ImportResult failed(Path file, IOException e, long nanoseconds) {
        String sentence = e instanceof NotACaptureException ? e.getMessage()
                : file + " cannot be read: " + InputFiles.reason(e) + "; it was not imported.";
        return without(file, Outcome.FAILED, nanoseconds, sentence);
    }

    private static ImportResult without(Path file, Outcome outcome, long nanoseconds, String sentence) {
        return new ImportResult(file, outcome, Optional.empty(), 0, 0, 0, nanoseconds, sentence);
    }
}
