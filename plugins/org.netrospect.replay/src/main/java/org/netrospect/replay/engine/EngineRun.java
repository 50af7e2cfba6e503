package org.netrospect.replay.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.netrospect.core.Progress;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.RunResults;
import org.netrospect.core.event.Details;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.replay.run.RuleTexts;
import org.netrospect.replay.run.Runs;
import org.netrospect.replay.run.SignatureDate;
import org.netrospect.replay.run.SignatureFiles;

/** A run of another program's rules over the captures of a case. Called on a thread of the job. */
public final class EngineRun {
    private final CaseStore store;
    private final CaptureOpener opener;
    private final Duration limit;
    private final Optional<Set<Integer>> only;

    /** @param limit for loading the rules, and again for each capture */
    public EngineRun(CaseStore store, CaptureOpener opener, Duration limit) {
        this(store, opener, limit, Optional.empty());
    }

    private EngineRun(CaseStore store, CaptureOpener opener, Duration limit, Optional<Set<Integer>> only) {
        this.store = store;
        this.opener = opener;
        this.limit = limit;
        this.only = only;
    }

    /** The same over some captures alone. @param captures their ids */
    public EngineRun over(Set<Integer> captures) {
        return new EngineRun(store, opener, limit, Optional.of(Set.copyOf(captures)));
    }

    /** A program that can be run. */
    @FunctionalInterface
    public interface Engine {
        EngineOutput run(List<CaptureInfo> captures, CaptureOpener opener, Path rules, Path scratch, Duration limit,
                Progress progress) throws IOException;
    }

    /**
     * Runs it, and keeps what it found.
     *
     * @return what it said
     * @throws IOException it could not be run; nothing is kept then
     */
    public EngineOutput run(Engine engine, SignatureFiles rules, String name, Progress progress) throws IOException {
        List<CaptureInfo> captures = store.captures().stream()
                .filter(each -> only.isEmpty() || only.get().contains(each.id())).toList();
        Instant started = Instant.now();
        long begin = System.nanoTime();
        Path scratch = Files.createTempDirectory("netrospect-run");
        try (RunResults results = store.beginRun()) {
            Path joined = scratch.resolve("all.rules");
            long signatures = join(rules, joined);
            EngineOutput output = engine.run(captures, opener, joined, scratch, limit, progress);
            RuleTexts texts = new RuleTexts();
            add(output, new RuleMessages(joined), results, texts);
            Details run = new Details().put("name", name).put("kind", Runs.Kind.RULES.text())
                    .put("engine", output.engine()).put("engine_version", output.version())
                    .put("signatures_sha256", rules.sha256()).put("signatures", signatures)
                    .put("captures", captures.size())
                    .time("started", started.getEpochSecond() * 1_000_000_000L + started.getNano())
                    .put("seconds", (System.nanoTime() - begin) / 1e9)
                    .put("bytes_read", captures.stream().mapToLong(CaptureInfo::bytes).sum())
                    .json("detail", new Details().put("files", rules.described())
                            .put("problems", output.problems())
                            .put(Runs.UNREAD, output.unread()).put("log", output.log())
                            .put(RuleTexts.NAME, texts.described()));
            output.rules().ifPresent(rule -> run.put("honoured", rule.honoured()).put("skipped", rule.skipped()));
            results.finish(run);
            return output;
        } finally {
            remove(scratch);
        }
    }

    /** All rules in one file. @return how many rules there are, by their lines */
    private static long join(SignatureFiles rules, Path to) throws IOException {
        long count = 0;
        try (OutputStream out = Files.newOutputStream(to)) {
            for (SignatureFiles.SignatureFile file : rules.files()) {
                Files.copy(file.path(), out);
                out.write('\n');
                try (Stream<String> lines = Files.lines(file.path(), StandardCharsets.ISO_8859_1)) {
                    count += lines.filter(line -> line.matches("\\s*(alert|drop|reject|pass|log|block)\\b.*")).count();
                }
            }
        }
        return count;
    }

    private void add(EngineOutput output, RuleMessages rules, RunResults results,
            RuleTexts texts) throws IOException {
        Table sessions = store.table(Tables.SESSIONS.name()).orElseThrow();
        AlertSessions matcher = new AlertSessions(sessions, output.alerts());
        List<ExternalAlert> inTime = output.alerts().stream().sorted(Comparator.comparingLong(ExternalAlert::time)
                .thenComparingInt(ExternalAlert::capture).thenComparingLong(ExternalAlert::packet)).toList();
        for (ExternalAlert alert : inTime) {
            Optional<AlertSessions.Found> found = matcher.of(alert);
            Details row = new Details().time("time", alert.time()).put("capture", alert.capture())
                    .put("gid", alert.gid()).put("sid", alert.sid()).put("rev", alert.rev())
                    .put("class", alert.alertClass()).put("message", alert.message());
            if (alert.packet() > 0) {
                row.put("packet", alert.packet());
            }
            if (alert.priority() > 0) {
                row.put("priority", alert.priority());
            }
            if (found.isPresent()) {
                int at = found.get().row();
                row.put("session", found.get().session());
                sessions.addressAt(Tables.SESSIONS.index("saddr"), at).ifPresent(a -> row.put("saddr", a));
                sessions.addressAt(Tables.SESSIONS.index("daddr"), at).ifPresent(a -> row.put("daddr", a));
                row.put("sport", sessions.longAt(Tables.SESSIONS.index("sport"), at));
                row.put("dport", sessions.longAt(Tables.SESSIONS.index("dport"), at));
            } else {
                row.put("saddr", alert.source()).put("sport", alert.sourcePort()).put("daddr", alert.destination())
                        .put("dport", alert.destinationPort());
            }
            RuleMessages.About about = rules.of(alert.gid(), alert.sid());
            if (!about.text().isEmpty()) {
                texts.add(alert.gid(), alert.sid(), alert.rev(), about.text());
            }
            Details more = new Details().put(SignatureDate.CREATED, about.created())
                    .put(SignatureDate.UPDATED, about.updated());
            results.add(Tables.ALERTS, more.size() == 0 ? row : row.put("detail", more.toString()));
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
