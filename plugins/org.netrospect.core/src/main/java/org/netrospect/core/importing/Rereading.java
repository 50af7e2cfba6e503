package org.netrospect.core.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.netrospect.core.Progress;
import org.netrospect.core.analysis.AnalysisSink;
import org.netrospect.core.analysis.PacketsAgain;
import org.netrospect.core.analysis.Pipeline;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.SessionPackets;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Session;
import org.netrospect.core.table.Table;

/**
 * Reads captures of a case again through the pipeline, with other analyzers than at import; sessions have the ids that
 * they have in the case. Called on a thread of the job.
 */
public final class Rereading {
    private final CaseStore store;
    private final CaptureOpener opener;
    private final ImportOptions options;

    public Rereading(CaseStore store, CaptureOpener opener, ImportOptions options) {
        this.store = store;
        this.opener = opener;
        this.options = options;
    }

    /** Receives what is found, in the order in which one thread would find it. */
    public interface Finder {
        /** @param event of a session whose id is that of the case, 0 if the case does not have it */
        void event(Event event);

        /** What was found in a session is void: it is read a second time, as {@link AnalysisSink#again} says. */
        void again(Session session);

        /** @param file its content is closed by the caller */
        void file(RecoveredFile file);
    }

    /**
     * Reads captures, in the order of their first packets.
     *
     * @return bytes of captures read
     * @throws IOException a capture is missing, was changed since its import, or cannot be read
     * @throws CancellationException the progress said so
     */
    public long run(List<CaptureInfo> captures, Finder finder, Progress progress) throws IOException {
        Table sessions = sessions();
        return run(captures, IntStream.range(0, sessions.rows()).toArray(), finder, progress, this::whole);
    }

    /**
     * Reads only the packets of some sessions; of others, parts of which came along, nothing is told.
     *
     * @param only ids, sorted
     * @return bytes of packets read
     */
    public long run(List<CaptureInfo> captures, long[] only, Finder finder, Progress progress) throws IOException {
        if (only.length == 0) {
            check(captures);
            return 0;
        }
        Map<Integer, SelectedPlaces> places = SelectedPlaces.of(store, only);
        int[] rows = Arrays.stream(only).mapToInt(store::sessionRow).filter(row -> row >= 0).toArray();
        long[] bytes = new long[1];
        try (SessionPackets packets = new SessionPackets(store, opener)) {
            run(captures, rows, new Only(finder), progress, (capture, pipeline, part) -> {
                SelectedPackets some = new SelectedPackets(capture,
                        places.getOrDefault(capture.id(), SelectedPlaces.NONE), packets);
                pipeline.run(some, capture.id(), part);
                bytes[0] += some.packetBytes();
            });
        }
        return bytes[0];
    }

    /** How the packets of one capture go into a pipeline. */
    private interface Way {
        void read(CaptureInfo capture, Pipeline pipeline, Progress progress) throws IOException;
    }

    private void whole(CaptureInfo capture, Pipeline pipeline, Progress progress) throws IOException {
        try (CaptureReader reader = opener.open(capture.file(), new SecretNotes(options.analyzers().secrets()))) {
            pipeline.run(reader, capture.id(), progress);
        }
    }

    private Table sessions() throws IOException {
        return store.table("sessions").orElseThrow(() -> new IOException("The case has no sessions."));
    }

    /** @param rows of the sessions that are told of */
    private long run(List<CaptureInfo> captures, int[] rows, Finder finder, Progress progress, Way way)
            throws IOException {
        check(captures);
        Table sessions = sessions();
        Set<Integer> read = captures.stream().map(CaptureInfo::id).collect(Collectors.toSet());
        Sink sink = new Sink(new SessionIds(sessions, rows), new LeftOutSessions(sessions, rows, read), finder);
        List<CaptureInfo> ordered = order(captures);
        long total = ordered.stream().mapToLong(CaptureInfo::bytes).sum();
        progress.begin("Reading " + ordered.size() + (ordered.size() == 1 ? " capture" : " captures") + " again",
                total);
        long done = 0;
        PacketsAgain again = new StoredPackets(opener, store, ordered, progress);
        try (OpenRecordings open = new OpenRecordings(options, (recording, nanoseconds) -> {
            // nothing is told of whole recordings
        })) {
            for (CaptureInfo capture : ordered) {
                Candidate candidate = Candidate.of(capture);
                open.advance(candidate);
                Optional<Recording> continued = open.continuedBy(candidate);
                Recording recording = continued.isPresent() ? continued.get()
                        : open.begin(candidate.links(), () -> options.pipeline(sink, again));
                way.read(capture, recording.pipeline(), new Part(progress, done));
                if (capture.packets() > 0) {
                    recording.reached(capture.last());
                }
                done += capture.bytes();
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
            }
            open.end();
        }
        return done;
    }

    /** The order in which captures are read: that of their first packets. */
    public static List<CaptureInfo> order(List<CaptureInfo> captures) {
        return captures.stream()
                .sorted(Comparator.comparingLong((CaptureInfo c) -> c.packets() == 0 ? Long.MAX_VALUE : c.first())
                        .thenComparing(CaptureInfo::id)).toList();
    }

    private static void check(List<CaptureInfo> captures) throws IOException {
        for (CaptureInfo capture : captures) {
            check(capture);
        }
    }

    /** By size alone, which is quick; {@code verify} compares hashes. */
    private static void check(CaptureInfo capture) throws IOException {
        if (!Files.isRegularFile(capture.file())) {
            throw new IOException(capture.file() + " is missing; give capture " + capture.id()
                    + " its new place, then run again.");
        }
        if (Files.size(capture.file()) != capture.bytes()) {
            throw new IOException(capture.file() + " has " + Files.size(capture.file()) + " bytes and had "
                    + capture.bytes() + " when it was imported; it was changed and is not read.");
        }
    }

    /** The progress of one capture within that of all. */
    private record Part(Progress whole, long before) implements Progress {
        @Override
        public void begin(String task, long total) {
            // the whole has begun
        }

        @Override
        public void worked(long done) {
            whole.worked(before + done);
        }

        @Override
        public boolean cancelled() {
            return whole.cancelled();
        }
    }

    /** Passes on what is found in the sessions that have ids here. */
    private record Only(Finder finder) implements Finder {
        @Override
        public void event(Event event) {
            if (event.session().id() != 0) {
                finder.event(event);
            }
        }

        @Override
        public void again(Session session) {
            if (session.id() != 0) {
                finder.again(session);
            }
        }

        @Override
        public void file(RecoveredFile file) {
            if (file.session().id() != 0) {
                finder.file(file);
            }
        }
    }

    private record Sink(SessionIds ids, LeftOutSessions leftOut, Finder finder) implements AnalysisSink {
        @Override
        public long opened(Session session) {
            long id = ids.id(session);
            return id != 0 ? id : leftOut.id(session);
        }

        @Override
        public void event(Event event) {
            finder.event(event);
        }

        @Override
        public void again(Session session) {
            finder.again(session);
        }

        @Override
        public void file(RecoveredFile file) {
            try {
                finder.file(file);
            } finally {
                file.discard();
            }
        }
    }
}
