package org.netrospect.core.importing;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.netrospect.core.Progress;
import org.netrospect.core.analysis.CaptureTotals;
import org.netrospect.core.analysis.Pipeline;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaptureInfo.State;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.importing.ImportResult.Outcome;
import org.netrospect.core.session.Irregularity;

/**
 * Reads captures that come in the order of their first packets into a case, each as the next file of the recording it
 * continues, or of a new one. What is in the case is committed whenever no recording is open.
 */
final class ImportRun implements Closeable {
    private final CaptureOpener opener;
    private final CaseStore store;
    private final ImportOptions options;
    private final Progress progress;
    private final Unfinished unfinished;
    private final Replacement replacement;
    private final OpenRecordings recordings;
    private Optional<CaptureImport> target = Optional.empty();
    private Optional<TallySink> tally = Optional.empty();

    ImportRun(CaptureOpener opener, CaseStore store, ImportOptions options, Progress progress, Unfinished unfinished,
            Consumer<ImportResult> each) {
        this.opener = opener;
        this.store = store;
        this.options = options;
        this.progress = progress;
        this.unfinished = unfinished;
        replacement = new Replacement(each);
        recordings = new OpenRecordings(options, this::ended);
    }

    /** Ends the recordings that the capture cannot belong to. To be called before {@link #read}. */
    void advance(Candidate next) throws IOException {
        recordings.advance(next);
        commitIfIdle();
    }

    /** Reads one capture to its end. */
    void read(Candidate candidate, OpenCapture capture, long start) throws IOException {
        Optional<Recording> continued = recordings.continuedBy(candidate);
        continued.ifPresent(r -> result(r, 0));
        replacement.tell();
        Recording recording = continued.isPresent() ? continued.get()
                : recordings.begin(candidate.links(), this::pipeline);
        progress.begin("Importing " + candidate.file().getFileName(), capture.size());
        Pipeline pipeline = recording.pipeline();
        Optional<Unfinished.Former> former = unfinished.begin(candidate.file());
        former.ifPresent(replacement::begin);
        capture.begin(target.orElseThrow(), pipeline);
        CaptureTotals totals = pipeline.run(capture.reader(), capture.id(), progress);
        if (totals.end() == CaptureTotals.End.BROKEN) {
            pipeline.irregularity(new Irregularity(capture.id(), 0, totals.last(), Optional.empty(),
                    "capture could not be read on", totals.problem()));
        }
        recording.reached(totals.last());
        TallySink sink = tally.orElseThrow();
        boolean complete = totals.end() == CaptureTotals.End.COMPLETE;
        var info = capture.info(totals, complete ? State.COMPLETE : State.PARTIAL,
                sha256(candidate, capture, totals), sink.irregularities(capture.id()));
        target.orElseThrow().complete(info, capture.reader().layout());
        former.ifPresent(f -> replacement.read(f, info));
        recording.pending(Optional.of(new PendingResult(candidate.file(), complete ? Outcome.IMPORTED : Outcome.PARTIAL,
                info,
                sink.sessions(capture.id()), System.nanoTime() - start, sentence(candidate, totals, capture.lost()))));
    }

    /** Of a file that breaks off its bytes too, so that it is known again; none if the disk does not give them. */
    private String sha256(Candidate candidate, OpenCapture capture, CaptureTotals totals) throws IOException {
        return switch (totals.end()) {
            case COMPLETE, CHANGED -> capture.reader().sha256();
            case CANCELLED -> "";
            case BROKEN -> FileHash.ifReadable(candidate.file(), progress);
        };
    }

    private Pipeline pipeline() {
        if (target.isEmpty()) {
            CaptureImport fresh = store.beginImport();
            target = Optional.of(fresh);
            tally = Optional.of(new TallySink(fresh));
        }
        return options.pipeline(tally.orElseThrow(),
                new ImportedPackets(opener, store, target.orElseThrow(), progress));
    }

    /** Ends every recording and commits. */
    void finish() throws IOException {
        recordings.end();
        commit();
    }

    private void ended(Recording recording, long nanoseconds) {
        result(recording, nanoseconds);
        commitIfIdle();
        replacement.tell();
    }

    /** Files that stand for those of one former import become part of the case together. */
    private void commitIfIdle() {
        if (recordings.isEmpty() && replacement.allRead()) {
            commit();
        }
    }

    private void commit() {
        Optional<CaptureImport> ended = target;
        target = Optional.empty();
        ended.ifPresent(replacement::end);
    }

    private void result(Recording recording, long extra) {
        recording.pending().ifPresent(p -> replacement.add(p.result(tally.orElseThrow(), extra)));
        recording.pending(Optional.empty());
    }

    private static String sentence(Candidate candidate, CaptureTotals totals, String end) {
        String kept = "; the first " + totals.packets() + " packets are in the case.";
        return switch (totals.end()) {
            case COMPLETE -> end;
            case CHANGED -> candidate.file() + " changed while it was read" + kept;
            case CANCELLED -> "The import of " + candidate.file() + " was cancelled" + kept;
            case BROKEN -> candidate.file() + " could not be read to its end: "
                    + totals.problem().replaceFirst("\\.$", "") + kept;
        };
    }

    /** Stops the threads; an import that was not finished is taken back. */
    @Override
    public void close() {
        recordings.close();
        commit();
    }
}
