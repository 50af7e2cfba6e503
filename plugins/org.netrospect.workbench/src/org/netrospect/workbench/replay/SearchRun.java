package org.netrospect.workbench.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netrospect.core.Limits;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.RunResults;
import org.netrospect.core.event.Details;
import org.netrospect.core.importing.ImportOptions;
import org.netrospect.core.time.Amounts;
import org.netrospect.replay.builtin.RuleRun;
import org.netrospect.replay.engine.EngineOutput;
import org.netrospect.replay.engine.EngineRun;
import org.netrospect.replay.engine.Snort;
import org.netrospect.replay.engine.Suricata;
import org.netrospect.replay.indicator.IndicatorMatcher;
import org.netrospect.replay.indicator.IndicatorRun;
import org.netrospect.replay.indicator.Indicators;
import org.netrospect.replay.match.CompiledRules;
import org.netrospect.replay.match.KeptRules;
import org.netrospect.replay.rule.Variables;
import org.netrospect.replay.run.SignatureDate;
import org.netrospect.replay.run.SignatureFiles;
import org.netrospect.replay.scanner.ClamScan;
import org.netrospect.replay.scanner.Clamd;
import org.netrospect.replay.scanner.ScanRun;
import org.netrospect.replay.scanner.Yara;
import org.netrospect.replay.virus.VirusEngine;
import org.netrospect.replay.virus.signature.LoadReport;
import org.netrospect.replay.virus.signature.SignatureDatabase;
import org.netrospect.workbench.Engine;
import org.netrospect.workbench.model.Background;

/** Searches a case with the engine that was asked for. Takes as long as the engine does. */
record SearchRun(Engine workbench, CaseStore store, int threads, SearchRequest request, Progress progress) {
    /** Of a program for all captures, and for one file. */
    private static final Duration LIMIT = Duration.ofHours(1);
    private static final Duration FILE_LIMIT = Duration.ofMinutes(5);
    private static final long NANOS = 1_000_000_000L;

    /**
     * Does it, and gives a sentence on what was found.
     *
     * @throws IOException it did not work; if a program failed, a run that found nothing says so
     */
    String run() throws IOException {
        SignatureFiles files = SignatureFiles.of(request.files(), request.engine().endings());
        if (files.files().isEmpty() && request.engine().needsFiles()) {
            throw new IOException("no signature file was found; in folders, names must end in "
                    + String.join(" ", request.engine().endings()));
        }
        Instant started = Instant.now();
        try {
            return search(files);
        } catch (IOException e) {
            if (request.engine().program().isPresent()) {
                keepFailure(files, started, e);
            }
            throw e;
        }
    }

    private void keepFailure(SignatureFiles files, Instant started, IOException failure) {
        try (RunResults results = store.beginRun()) {
            results.finish(new Details().put("name", request.name() + " (failed)")
                    .put("kind", request.engine().kind().text()).put("engine", request.engine().runName())
                    .put("signatures_sha256", files.files().isEmpty() ? "" : files.sha256())
                    .put("captures", store.captures().size())
                    .time("started", started.getEpochSecond() * NANOS + started.getNano())
                    .put("seconds", Duration.between(started, Instant.now()).toNanos() / (double) NANOS)
                    .put("detail", new Details().put("files", files.described())
                            .put(RunWords.FAILED, List.of(Background.reason(failure))).toString()));
        } catch (UncheckedIOException e) {
            // the first failure is what matters; that it cannot be kept comes with it
            failure.addSuppressed(e);
        }
    }

    private String search(SignatureFiles files) throws IOException {
        return switch (request.engine()) {
            case RULES -> rules(files);
            case INDICATORS -> indicators(files);
            case SURICATA -> replayed(new Suricata(program())::run, files);
            case SNORT3 -> replayed(snort(Snort.Need.ANY)::run, files);
            case SNORT2 -> replayed(snort(Snort.Need.TWO)::run, files);
            case VIRUSES -> viruses(files);
            case CLAMSCAN -> clamscan(files);
            case CLAMD -> scanned(Clamd.local(program(), FILE_LIMIT), own(files));
            case YARA -> yara(files);
        };
    }

    private Path program() throws IOException {
        return request.program().orElseThrow(() -> new IOException("its program is not known"));
    }

    private Snort snort(Snort.Need need) throws IOException {
        return new Snort(program(), Optional.empty(), Snort.Format.JSON, need);
    }

    private String rules(SignatureFiles files) throws IOException {
        CompiledRules rules = new KeptRules(workbench.folder().resolve("knowledge").resolve("rules"))
                .of(request.files(), Variables.DEFAULT);
        RuleRun all = new RuleRun(store, workbench.captures(),
                new ImportOptions(threads, Limits.DEFAULT, workbench.analyzers(store)));
        RuleRun.Outcome outcome = request.captures().map(all::over).orElse(all).run(rules, files, request.name(),
                progress);
        return String.format(Locale.ROOT, "Run %d: %,d of %,d rules honoured, %,d alerts in %.1f s.", outcome.run(),
                rules.size(), rules.size() + rules.skipped().size(), outcome.alerts(), outcome.seconds());
    }

    private String replayed(EngineRun.Engine engine, SignatureFiles files) throws IOException {
        EngineRun all = new EngineRun(store, workbench.captures(), LIMIT);
        EngineOutput output = request.captures().map(all::over).orElse(all).run(engine, files, request.name(),
                progress);
        return request.engine().title() + " " + output.version() + ": "
                + Amounts.count(output.alerts().size(), "alert", "alerts")
                + (output.problems().isEmpty() ? "." : ", "
                        + Amounts.count(output.problems().size(), "problem", "problems") + " (see the run).");
    }

    private String indicators(SignatureFiles files) throws IOException {
        Indicators lists = Indicators.read(paths(files));
        long found = new IndicatorRun(store, new IndicatorMatcher(lists.all()), progress).run(files, lists,
                request.name());
        return Amounts.count(lists.all().size(), "indicator", "indicators") + ", "
                + Amounts.count(found, "match", "matches") + (lists.left() == 0 ? "." : "; "
                        + Amounts.count(lists.left(), "entry was", "entries were") + " left out (see Signatures).");
    }

    private String viruses(SignatureFiles files) throws IOException {
        SignatureDatabase database = SignatureDatabase.read(paths(files));
        LoadReport report = database.report();
        Details detail = new Details().put("files", files.described())
                .put(SignatureDate.DATABASE, report.databases().stream().map(LoadReport.Database::built).toList())
                .put("remarks", report.remarks())
                .put("skipped", report.skipped().stream().map(each -> each.count() + " " + each.reason()).toList());
        return scanned(database, new ScanRun.Signatures(files.sha256(), report.honoured() + report.notHonoured(),
                report.honoured(), report.notHonoured(), detail))
                + (report.notes().isEmpty() ? "" : " " + String.join(" ", report.notes()))
                + (report.remarks().isEmpty() ? "" : " " + String.join(" ", report.remarks()));
    }

    private String clamscan(SignatureFiles files) throws IOException {
        if (request.files().size() > 1) {
            throw new IOException("clamscan takes one file or folder of signatures");
        }
        return scanned(new ClamScan(program(), request.files().stream().findFirst(), FILE_LIMIT, progress::cancelled),
                own(files));
    }

    private String yara(SignatureFiles files) throws IOException {
        Path compiler = FoundEngines.compiler(program())
                .orElseThrow(() -> new IOException("its compiler yarac is missing"));
        try (Yara yara = Yara.compile(program(), compiler, paths(files), FILE_LIMIT, progress::cancelled)) {
            return scanned(yara, own(files));
        }
    }

    /** How many signatures another program has is not known. */
    private static ScanRun.Signatures own(SignatureFiles files) {
        return new ScanRun.Signatures(files.files().isEmpty() ? "" : files.sha256(), 0, 0, 0,
                new Details().put("files", files.described()));
    }

    private String scanned(VirusEngine engine, ScanRun.Signatures signatures) throws IOException {
        ScanRun.Outcome outcome = new ScanRun(store).run(engine, signatures, request.name(), progress);
        return String.format(Locale.ROOT, "Run %d: %,d different files, %,d of them scanned, the others known from "
                + "earlier scans; %,d infected, %,d of them thought clean before, in %.1f s.", outcome.run(),
                outcome.contents(), outcome.scanned(), outcome.infected(), outcome.changed(), outcome.seconds())
                + outcome.problem().map(problem -> " " + problem).orElse("");
    }

    private static List<Path> paths(SignatureFiles files) {
        return files.files().stream().map(SignatureFiles.SignatureFile::path).toList();
    }
}
