package org.netrospect.replay.scanner;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.RunResults;
import org.netrospect.core.event.Details;
import org.netrospect.core.file.FileContent;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.replay.run.Runs;
import org.netrospect.replay.run.VerdictChange;
import org.netrospect.replay.virus.Verdict;
import org.netrospect.replay.virus.VerdictLedger;
import org.netrospect.replay.virus.VirusEngine;

/**
 * Asks a virus scanner about every recovered file of a case, each content once. What the same engine said of a content
 * with the same signatures in an earlier run, of this case or another of the workspace, is taken over, not asked again.
 * Called on a thread of the job.
 */
public final class ScanRun {
    /** Hosts named of one content. */
    private static final int MOST_HOSTS = 100;

    private final CaseStore store;

    public ScanRun(CaseStore store) {
        this.store = store;
    }

    /**
     * What came out.
     *
     * @param contents different contents there are
     * @param scanned of them, those that the scanner was asked about
     * @param changed of them, those that it held for clean before
     * @param unjudged of them, those of which it could not say anything
     * @param reason why that was, of the first of them; "" if there is none
     */
    public record Outcome(long run, long contents, long scanned, long infected, long changed, long unjudged,
            String reason, double seconds) {
        /** What an analyst must know of those that could not be judged; empty if there are none. */
        public Optional<String> problem() {
            return unjudged == 0 ? Optional.empty() : Optional.of(unjudged + " of " + contents
                    + " different files could not be judged, so nothing is known of them. The first: " + reason);
        }
    }

    /**
     * The signatures of a scan, as the run keeps them.
     *
     * @param sha256 over the signature files; "" for a scanner with signatures of its own
     * @param loaded how many there are
     */
    public record Signatures(String sha256, long loaded, long honoured, long skipped, Details detail) {
    }

    /** One content and where it occurred. */
    private static final class Content {
        private final long file;
        private final int row;
        private long first;
        private final Set<String> hosts = new LinkedHashSet<>();

        Content(long file, int row, long first) {
            this.file = file;
            this.row = row;
            this.first = first;
        }
    }

    /**
     * Scans.
     *
     * @throws IOException a content or the scanner cannot be read; nothing is kept then
     * @throws CancellationException the progress said so
     */
    public Outcome run(VirusEngine engine, Signatures signatures, String name, Progress progress) throws IOException {
        Instant started = Instant.now();
        long begin = System.nanoTime();
        String version = engine.version();
        Table files = store.table(Tables.FILES.name()).orElseThrow();
        Map<String, Content> contents = contents(files);
        ScanMemory memory = ScanMemory.of(store, engine.name(), version, signatures.sha256(), contents.keySet());
        long scanned = 0;
        long infected = 0;
        long changed = 0;
        long unjudged = 0;
        String reason = "";
        long bytes = 0;
        progress.begin("Scanning " + contents.size() + " files", contents.size());
        try (RunResults results = store.beginRun()) {
            long done = 0;
            for (Map.Entry<String, Content> each : contents.entrySet()) {
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
                Optional<Verdict> known = memory.known(each.getKey());
                if (known.isEmpty()) {
                    FileContent content = store.content(each.getValue().file)
                            .orElseThrow(() -> new IOException("The case has no content for file "
                                    + each.getValue().file + "."));
                    known = Optional.of(engine.scan(content));
                    scanned++;
                    bytes += content.length();
                }
                Verdict verdict = known.get();
                Optional<VerdictLedger.Change> change = memory.given(each.getKey(), verdict);
                infected += verdict.state() == Verdict.State.INFECTED ? 1 : 0;
                if (verdict.state() == Verdict.State.ERROR) {
                    reason = unjudged++ == 0 ? String.join(" ", verdict.detail()) : reason;
                }
                changed += change.filter(VerdictLedger.Change::cleanToInfected).isPresent() ? 1 : 0;
                results.add(Tables.VERDICTS, row(verdict, change, each.getKey(), each.getValue(), files));
                progress.worked(++done);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            results.finish(new Details().put("name", name).put("kind", Runs.Kind.VIRUSES.text())
                    .put("engine", engine.name()).put("engine_version", version)
                    .put("signatures_sha256", signatures.sha256()).put("signatures", signatures.loaded())
                    .put("honoured", signatures.honoured()).put("skipped", signatures.skipped())
                    .put("captures", store.captures().size())
                    .time("started", started.getEpochSecond() * 1_000_000_000L + started.getNano())
                    .put("seconds", seconds).put("bytes_read", bytes).json("detail", signatures.detail()
                            .put("scanned", scanned).put("known", contents.size() - scanned)));
            memory.keep(store);
            return new Outcome(results.id(), contents.size(), scanned, infected, changed, unjudged,
                    reason, seconds);
        }
    }

    /** A row of the table {@code verdicts}; what the engine said before is in its detail. */
    private static Details row(Verdict verdict, Optional<VerdictLedger.Change> change, String sha256, Content content,
            Table files) {
        Details detail = new Details().put("said", verdict.detail());
        change.ifPresent(each -> detail.put(VerdictChange.BEFORE, each.before().verdict().state().word())
                .put("signature_before", each.before().verdict().signatures())
                .put(VerdictChange.VERSION_BEFORE, each.before().version())
                .time(VerdictChange.TIME_BEFORE, each.before().sequence()));
        Details row = new Details().put("sha256", sha256).put("file", content.file)
                .put("session", files.longAt(Tables.FILES.index("session"), content.row))
                .put("name", files.textAt(Tables.FILES.index("name"), content.row))
                .time("first_time", content.first).put("hosts", new ArrayList<>(content.hosts))
                .put("verdict", verdict.state().word()).put("signature", verdict.signatures());
        return detail.size() == 0 ? row : row.put("detail", detail.toString());
    }

    private static Map<String, Content> contents(Table files) {
        Map<String, Content> contents = new TreeMap<>();
        int sha256 = Tables.FILES.index("sha256");
        for (int row = 0; row < files.rows(); row++) {
            int at = row;
            long time = files.longAt(Tables.FILES.index("time"), row);
            Content content = contents.computeIfAbsent(files.textAt(sha256, row),
                    key -> new Content(files.longAt(0, at), at, time));
            content.first = Math.min(content.first, time);
            boolean fromClient = files.textAt(Tables.FILES.index("direction"), row).equals("client");
            Optional<IpAddress> receiver = files.addressAt(Tables.FILES.index(fromClient ? "server" : "client"), row);
            if (content.hosts.size() < MOST_HOSTS) {
                receiver.ifPresent(host -> content.hosts.add(host.toString()));
            }
        }
        return contents;
    }
}
