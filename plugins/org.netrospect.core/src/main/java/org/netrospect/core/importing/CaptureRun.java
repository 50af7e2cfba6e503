package org.netrospect.core.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.netrospect.core.Progress;
import org.netrospect.core.analysis.AnalysisSink;
import org.netrospect.core.analysis.CaptureTotals;
import org.netrospect.core.analysis.Pipeline;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureNote;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaptureInfo.State;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.importing.ImportResult.Outcome;
import org.netrospect.core.session.Irregularity;
import org.netrospect.core.session.Session;

/** The import of one capture: {@link #open}, then {@link #read} once, on one thread. */
final class CaptureRun implements CaptureListener {
    private final CaptureOpener opener;
    private final CaseStore store;
    private final ImportOptions options;
    private final Path file;
    private final List<Irregularity> early = new ArrayList<>();
    private final List<CaptureNote> notes = new ArrayList<>();
    private CaptureReader reader;
    private Optional<Pipeline> pipeline = Optional.empty();
    private Optional<NoteTaker> noteTaker = Optional.empty();
    private long size;
    private long modified;

    /** Puts notes into the case as they come. */
    @FunctionalInterface
    private interface NoteTaker {
        void take(CaptureNote note);
    }

    /** Counts sessions and irregularities on their way. */
    private static final class CountingSink implements AnalysisSink {
        private final AnalysisSink next;
        private long sessions;
        private long irregularities;

        CountingSink(AnalysisSink next) {
            this.next = next;
        }

        @Override
        public long opened(Session session) {
            sessions++;
            return next.opened(session);
        }

        @Override
        public long trail(long previous, int capture, byte[] bytes, int length) {
            return next.trail(previous, capture, bytes, length);
        }

        @Override
        public void ended(Session session) {
            next.ended(session);
        }

        @Override
        public void irregularity(Irregularity irregularity) {
            irregularities++;
            next.irregularity(irregularity);
        }

        @Override
        public void checkpoint() {
            next.checkpoint();
        }
    }

    CaptureRun(CaptureOpener opener, CaseStore store, ImportOptions options, Path file) {
        this.opener = opener;
        this.store = store;
        this.options = options;
        this.file = file;
    }

    /** Opens the file, before the case is touched. */
    void open() throws IOException {
        size = Files.size(file);
        modified = Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
        reader = opener.open(file, this);
    }

    /** Reads the file and closes it. */
    ImportResult read(Progress progress, long start) throws IOException {
        progress.begin("Importing " + file.getFileName(), size);
        try (CaptureReader open = reader;
                CaptureImport target = store.beginImport()) {
            int id = target.begin(info(0, new CaptureTotals(0, 0, 0, 0, 0, CaptureTotals.End.CANCELLED, ""), 0,
                    State.IMPORTING, ""));
            noteTaker = Optional.of(note -> target.note(id, note));
            notes.forEach(note -> target.note(id, note));
            CountingSink sink = new CountingSink(target);
            CaptureTotals totals;
            try (Pipeline running = new Pipeline(options.limits(), options.threads(), Pipeline.BLOCK, options.analyzers(),
                    sink)) {
                pipeline = Optional.of(running);
                early.forEach(running::irregularity);
                totals = running.run(open, id, progress);
                if (totals.end() == CaptureTotals.End.BROKEN) {
                    running.irregularity(new Irregularity(0, totals.last(), Optional.empty(), "capture could not be read on",
                            totals.problem()));
                }
                running.finish();
            }
            boolean complete = totals.end() == CaptureTotals.End.COMPLETE;
            CaptureInfo info = info(id, totals, sink.irregularities, complete ? State.COMPLETE : State.PARTIAL,
                    complete ? open.sha256() : "");
            target.complete(info, open.layout());
            return new ImportResult(file, complete ? Outcome.IMPORTED : Outcome.PARTIAL, Optional.of(info), sink.sessions,
                    System.nanoTime() - start, sentence(totals));
        }
    }

    private CaptureInfo info(int id, CaptureTotals totals, long irregularities, State state, String sha256) {
        return new CaptureInfo(id, file, sha256, size, modified, reader.format(), totals.packets(), totals.first(),
                totals.last(), totals.truncated(), irregularities, reader.consumed(), state, reader.interfaces());
    }

    private String sentence(CaptureTotals totals) {
        String kept = "; the first " + totals.packets() + " packets are in the case.";
        return switch (totals.end()) {
            case COMPLETE -> "";
            case CANCELLED -> "The import of " + file + " was cancelled" + kept;
            case BROKEN -> file + " could not be read to its end: " + totals.problem() + kept;
        };
    }

    @Override
    public void irregularity(long packet, long time, String what, String detail) {
        Irregularity irregularity = new Irregularity(packet, time, Optional.empty(), what, detail);
        pipeline.ifPresentOrElse(p -> p.irregularity(irregularity), () -> early.add(irregularity));
    }

    @Override
    public void note(CaptureNote note) {
        noteTaker.ifPresentOrElse(t -> t.take(note), () -> notes.add(note));
    }
}
