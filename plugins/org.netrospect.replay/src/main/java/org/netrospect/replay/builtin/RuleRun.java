package org.netrospect.replay.builtin;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.Progress;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.RunResults;
import org.netrospect.core.event.Details;
import org.netrospect.core.importing.ImportOptions;
import org.netrospect.core.importing.Rereading;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Session;
import org.netrospect.core.table.Tables;
import org.netrospect.replay.match.Alert;
import org.netrospect.replay.match.AlertGate;
import org.netrospect.replay.match.CompiledRules;
import org.netrospect.replay.match.MatchOrder;
import org.netrospect.replay.match.RuleAnalyzers;
import org.netrospect.replay.rule.Rule;
import org.netrospect.replay.rule.RuleSet;
import org.netrospect.replay.run.RuleTexts;
import org.netrospect.replay.run.Runs;
import org.netrospect.replay.run.SignatureFiles;

/** A run of the built-in engine over the captures of a case. Called on a thread of the job. */
public final class RuleRun {
    /** Skipped rules whose reasons are kept with the run; all of them are counted. */
    static final int REASONS = 1000;

    private final CaseStore store;
    private final CaptureOpener opener;
    private final ImportOptions options;
    private final Optional<Set<Integer>> only;

    /** @param options as at an import: how many threads, which limits, who reads the application protocols */
    public RuleRun(CaseStore store, CaptureOpener opener, ImportOptions options) {
        this(store, opener, options, Optional.empty());
    }

    private RuleRun(CaseStore store, CaptureOpener opener, ImportOptions options, Optional<Set<Integer>> only) {
        this.store = store;
        this.opener = opener;
        this.options = options;
        this.only = only;
    }

    /** The same over some captures alone; what of a session is in others is not looked at. @param captures their ids */
    public RuleRun over(Set<Integer> captures) {
        return new RuleRun(store, opener, options, Optional.of(Set.copyOf(captures)));
    }

    /**
     * What came of a run.
     *
     * @param bytes of captures read
     * @param seconds of the whole run, the loading of the rules included
     */
    public record Outcome(long run, long alerts, long bytes, double seconds) {
    }

    /**
     * Runs rules, and keeps what they found.
     *
     * @throws IOException a capture cannot be read; nothing is kept then
     */
    public Outcome run(CompiledRules rules, SignatureFiles files, String name, Progress progress)
            throws IOException {
        return run(rules, files, name, true, progress);
    }

    /** @param index whether the index of the sessions' contents is asked which of them have to be read */
    public Outcome run(CompiledRules rules, SignatureFiles files, String name, boolean index, Progress progress)
            throws IOException {
        Instant started = Instant.now();
        long begin = System.nanoTime();
        List<CaptureInfo> captures = store.captures().stream()
                .filter(each -> only.isEmpty() || only.get().contains(each.id())).toList();
        try (RunResults results = store.beginRun()) {
            RuleTexts texts = new RuleTexts();
            AlertGate gate = new AlertGate(rules, alert -> {
                Rule.Id id = alert.rule().id();
                texts.add(id.gid(), id.sid(), id.rev(), alert.rule().text());
                results.add(Tables.ALERTS, row(alert));
            });
            ImportOptions with = new ImportOptions(options.threads(), options.limits(),
                    new RuleAnalyzers(rules, options.analyzers()));
            IndexSearch.Selection selection = index
                    ? new IndexSearch(store, rules, options.analyzers().secrets()).find(captures)
                    : IndexSearch.Selection.all("The index was not to be used.");
            MatchOrder order = new MatchOrder(gate, Rereading.order(captures).stream().map(CaptureInfo::id).toList());
            Rereading rereading = new Rereading(store, opener, with);
            long bytes = selection.sessions().isPresent()
                    ? rereading.run(captures, selection.sessions().get(), new Finder(order), progress)
                    : rereading.run(captures, new Finder(order), progress);
            order.finish();
            double seconds = (System.nanoTime() - begin) / 1e9;
            long alerts = results.size();
            Details row = new Details().put("name", name).put("kind", Runs.Kind.RULES.text())
                    .put("engine", "builtin").put("engine_version", version())
                    .put("signatures_sha256", files.sha256())
                    .put("signatures", rules.size() + rules.skipped().size())
                    .put("captures", captures.size())
                    .time("started", started.getEpochSecond() * 1_000_000_000L + started.getNano())
                    .put("seconds", seconds).put("honoured", rules.size())
                    .put("skipped", rules.skipped().size()).put("bytes_read", bytes);
            selection.sessions().ifPresent(read -> row.put("sessions_read", read.length));
            results.finish(row
                    .json("detail", new Details().put("files", files.described())
                            .put("skipped", reasons(rules)).put("given_up", rules.givenUp())
                            .put("index", selection.reason())
                            .put(RuleTexts.NAME, texts.described())));
            return new Outcome(results.id(), alerts, bytes, seconds);
        }
    }

    /** What made this run, for its row. */
    private static String version() {
        return Optional.ofNullable(RuleRun.class.getPackage().getImplementationVersion()).orElse("1");
    }

    private static List<String> reasons(CompiledRules rules) {
        List<String> reasons = new ArrayList<>();
        for (RuleSet.Skipped skipped : rules.skipped()) {
            if (reasons.size() == REASONS) {
                break;
            }
            reasons.add(skipped.rule() + " (" + skipped.origin() + "): " + skipped.reason());
        }
        return reasons;
    }

    private static Details row(Alert alert) {
        Session s = alert.session();
        Details row = new Details().put("session", s.id()).time("time", alert.at().time())
                .put("capture", alert.at().capture()).put("packet", alert.at().packet())
                .put("gid", alert.rule().id().gid()).put("sid", alert.rule().id().sid())
                .put("rev", alert.rule().id().rev()).put("priority", alert.rule().priority())
                .put("class", alert.rule().classType()).put("message", alert.rule().message())
                .put("saddr", new IpAddress(s.ipVersion(), s.clientHigh(), s.clientLow()))
                .put("sport", s.clientPort())
                .put("daddr", new IpAddress(s.ipVersion(), s.serverHigh(), s.serverLow()))
                .put("dport", s.serverPort());
        Details more = new Details().put("from", alert.fromClient() ? "client" : "server");
        alert.rule().metadata().forEach((key, value) -> {
            if (key.endsWith("_at")) {
                more.put(key, value);
            }
        });
        return row.put("detail", more.put("rule", alert.rule().origin().toString()).toString());
    }

    private record Finder(MatchOrder order) implements Rereading.Finder {
        @Override
        public void event(Event event) {
            order.event(event);
        }

        @Override
        public void again(Session session) {
            order.again(session);
        }

        @Override
        public void file(RecoveredFile file) {
            // looked at where it was received
        }
    }
}
