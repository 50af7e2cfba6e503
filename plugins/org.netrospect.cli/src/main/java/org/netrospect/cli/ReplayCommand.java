package org.netrospect.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.netrospect.core.Limits;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.file.FileStaging;
import org.netrospect.core.importing.ImportOptions;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.pcap.PcapOpener;
import org.netrospect.replay.builtin.RuleRun;
import org.netrospect.replay.engine.EngineOutput;
import org.netrospect.replay.engine.EngineRun;
import org.netrospect.replay.engine.ExternalProgram;
import org.netrospect.replay.engine.Snort;
import org.netrospect.replay.engine.Suricata;
import org.netrospect.replay.indicator.IndicatorMatcher;
import org.netrospect.replay.indicator.IndicatorRun;
import org.netrospect.replay.indicator.Indicators;
import org.netrospect.replay.match.CompiledRules;
import org.netrospect.replay.match.KeptRules;
import org.netrospect.replay.rule.Variables;
import org.netrospect.replay.run.Runs;
import org.netrospect.replay.run.SignatureFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code replay}: rules over the captures of a case. */
@Command(name = "replay", sortOptions = false, description = {
    "Runs signature rules over the captures of a case and keeps what they find as a run.",
    "netrospect export alerts shows the alerts, netrospect diff compares two runs."})
final class ReplayCommand implements Callable<Integer> {
    private static final String INDICATORS = "indicators";
    /** Skipped rules that are told one by one; the run has them all. */
    private static final int MOST_TOLD = 100;

    @Mixin
    private CaseOption caseName;

    @Option(names = "--engine", paramLabel = "ENGINE", description = {
        "builtin (default), suricata, snort (2 or 3, as the program says), snort2, or indicators."})
    private String engine = "builtin";

    @Option(names = "--program", paramLabel = "FILE", description = "The engine's program, if it is not on PATH.")
    private Optional<String> program = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", description = "A configuration of your own for Snort: snort.lua "
            + "or, for Snort 2, snort.conf.")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--alerts", paramLabel = "FORMAT", description = "How Snort writes its alerts: json or csv (3), "
            + "unified2, csv or fast (2); read back, the result is the same.")
    private String alerts = "json";

    @Option(names = "--rules", required = true, arity = "1..*", paramLabel = "PATH",
            description = {
                "Rule files, and folders with files that end in .rules; of the engine indicators, lists of "
                        + "addresses, names, URLs, hashes (plain text, CSV, STIX 2.1, MISP, Zeek)."})
    private List<Path> rules;

    @Option(names = "--name", paramLabel = "RUN", description = "A name for the run.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--limit", paramLabel = "SECONDS",
            description = "Time that another program may take to load the rules, and for each capture (3600).")
    private long limit = 3600;

    @Option(names = "--var", paramLabel = "NAME=VALUE",
            description = "A variable of the rules, for the built-in engine and Suricata: HOME_NET=[192.0.2.0/24].")
    private Map<String, String> variable = Map.of();

    @Option(names = "--captures", paramLabel = "ID", split = ",", description = {
        "Reads these captures alone, by their numbers in the table captures."})
    private Set<Integer> captures = Set.of();

    @Mixin
    private KeyLogOption keyLog;

    @Option(names = "--no-index", description = "Reads everything: the index of what sessions contain is not asked.")
    private boolean noIndex;

    private final Globals globals;

    ReplayCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        if (keyLog.given() && !engine.equals("builtin")) {
            throw new UsageException("The engine " + engine + " does not decrypt; --keylog is for builtin.");
        }
        if (!variable.isEmpty() && !Set.of("builtin", "suricata").contains(engine)) {
            throw new UsageException("--var is for the engines builtin and suricata; Snort has its variables in the "
                    + "file that --config names.");
        }
        if (!captures.isEmpty() && engine.equals(INDICATORS)) {
            throw new UsageException("Indicators are held against all that is stored; --captures is for engines that "
                    + "read captures.");
        }
        SignatureFiles files = SignatureFiles.of(rules, engine.equals(INDICATORS) ? SignatureFiles.INDICATORS
                : SignatureFiles.RULES);
        if (files.files().isEmpty()) {
            throw new UsageException("There are no rule files in " + rules + ".");
        }
        return globals.inCase(caseName.name(), false, store -> {
            Set<Integer> known = store.captures().stream().map(CaptureInfo::id).collect(Collectors.toSet());
            captures.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
                throw new UsageException("The case has no capture " + id + ".");
            });
            int code = run(store, files);
            if (code != Main.CANCELLED) {
                // those are the ones that nobody would miss otherwise
                Runs.of(store).getLast().suppressed().forEach(told -> globals.console().say(told));
            }
            return code;
        });
    }

    private int run(CaseStore store, SignatureFiles files) throws IOException {
        try (TerminalProgress progress = globals.progress()) {
            if (engine.equals("builtin")) {
                return builtin(store, files, progress);
            }
            if (engine.equals(INDICATORS)) {
                return indicators(store, files, progress);
            }
            EngineRun run = new EngineRun(store, new PcapOpener(), Duration.ofSeconds(limit));
            EngineOutput output = (captures.isEmpty() ? run : run.over(captures))
                    .run(program(), files, name.orElse(engine), progress);
            output.problems().forEach(globals.console()::say);
            globals.remark(String.format(Locale.ROOT, "%s %s: %d alerts.", output.engine(), output.version(),
                    output.alerts().size()));
            return output.unread() == 0 ? Main.DONE : Main.SOME_UNREADABLE;
        } catch (CancellationException e) {
            return Main.CANCELLED;
        }
    }

    private EngineRun.Engine program() {
        if (!List.of("suricata", "snort", "snort2").contains(engine)) {
            throw new UsageException("There is no engine " + engine
                    + ": builtin, suricata, snort, snort2 or indicators.");
        }
        Snort.Format format = Snort.Format.of(alerts).orElseThrow(() -> new UsageException("Snort does not write its "
                + "alerts as " + alerts + ": json, csv, fast or unified2."));
        Path found = program.map(ExternalProgram::find).orElseGet(() -> ExternalProgram.find(engine)
                .or(() -> ExternalProgram.find(engine.equals("snort2") ? "snort" : engine)))
                .orElseThrow(() -> new UsageException(program.map(named -> "There is no program " + named + ".")
                        .orElse("The program " + engine + " is not on PATH; install it, or name it with --program.")));
        return engine.equals("suricata") ? new Suricata(found, variable)::run : new Snort(found, config, format,
                engine.equals("snort2") ? Snort.Need.TWO : Snort.Need.ANY)::run;
    }

    private int builtin(CaseStore store, SignatureFiles files, TerminalProgress progress) throws IOException {
        CompiledRules compiled = new KeptRules(globals.folder().resolve("knowledge").resolve("rules"))
                .of(rules, variables());
        compiled.skipped().stream().limit(MOST_TOLD)
                .map(s -> s.origin() + ": rule " + s.rule() + " is not run: " + s.reason())
                .forEach(globals::remark);
        AnalyzerFactory analyzers = Analyses.with(new FileStaging(store.staging()), keyLog.read(globals));
        RuleRun run = new RuleRun(store, new PcapOpener(),
                new ImportOptions(globals.threads(), Limits.DEFAULT, analyzers));
        RuleRun.Outcome outcome = (captures.isEmpty() ? run : run.over(captures)).run(compiled, files,
                name.orElse(engine), !noIndex, progress);
        globals.remark(String.format(Locale.ROOT, "Run %d: %d rules honoured, %d skipped, %d alerts in %.1f s.",
                outcome.run(), compiled.size(), compiled.skipped().size(), outcome.alerts(), outcome.seconds()));
        if (compiled.givenUp() > 0) {
            globals.console().say(compiled.givenUp() + " times a regular expression or a rule took too long for an "
                    + "answer and was left; there it may have missed a match.");
        }
        return Main.DONE;
    }

    private int indicators(CaseStore store, SignatureFiles files, TerminalProgress progress) throws IOException {
        Indicators lists = Indicators.read(files.files().stream().map(SignatureFiles.SignatureFile::path).toList());
        lists.skipped().forEach(each -> globals.remark(each.words() + "."));
        long found = new IndicatorRun(store, new IndicatorMatcher(lists.all()), progress).run(files, lists,
                name.orElse(engine));
        globals.remark(lists.all().size() + " indicators, " + found + " matches.");
        return Main.DONE;
    }

    private Variables variables() {
        Variables variables = Variables.DEFAULT;
        for (Map.Entry<String, String> each : variable.entrySet()) {
            variables = variables.with(each.getKey(), each.getValue());
        }
        return variables;
    }
}
