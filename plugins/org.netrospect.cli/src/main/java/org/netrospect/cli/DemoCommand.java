package org.netrospect.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.contents.IndexingAnalyzers;
import org.netrospect.core.importing.ImportOptions;
import org.netrospect.core.importing.ImportResult;
import org.netrospect.core.importing.Importer;
import org.netrospect.core.table.Table;
import org.netrospect.pcap.PcapOpener;
import org.netrospect.replay.builtin.RuleRun;
import org.netrospect.replay.match.CompiledRules;
import org.netrospect.replay.match.KeptRules;
import org.netrospect.replay.rule.Variables;
import org.netrospect.replay.run.Runs;
import org.netrospect.replay.run.SignatureFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code demo}: a case from the captures that come with the product. The launcher then opens the workbench on it. */
@Command(name = "demo", description = {
    "Makes the case \"demo\" from the captures that come with Netrospect.",
    "Prints where things are, and opens the workbench if there is a display."})
final class DemoCommand implements Callable<Integer> {
    private static final String CASE = "demo";
    private static final Pattern CAPTURE = Pattern.compile(".*\\.(pcap|pcapng|cap)(\\.(gz|zst|xz|bz2|lz4))?");

    @Parameters(arity = "1", paramLabel = "FOLDER", hidden = true, description = "Given by the launcher.")
    private Path captures;

    private final Globals globals;

    DemoCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        return globals.inCase(CASE, true, this::make);
    }

    private int make(CaseStore store) throws IOException {
        List<Path> files;
        try (Stream<Path> below = Files.walk(captures)) {
            files = below.filter(f -> CAPTURE.matcher(f.getFileName().toString()).matches()).sorted().toList();
        }
        try (TerminalProgress progress = new TerminalProgress(globals.console().err(), TerminalProgress.terminal())) {
            Importer importer = new Importer(new PcapOpener(), store,
                    ImportOptions.standard(new IndexingAnalyzers(Analyses.standard(store))));
            List<ImportResult> results = importer.run(files, progress, r -> {
            });
            if (!progress.cancelled() && Runs.of(store).isEmpty()) {
                replay(store, progress);
            }
            summary(store, results);
            return progress.cancelled() ? Main.CANCELLED : Main.DONE;
        }
    }

    /** The rules that come with the captures, once. */
    private void replay(CaseStore store, TerminalProgress progress) throws IOException {
        Path rules = captures.resolve("rules").resolve("demo.rules");
        if (Files.exists(rules)) {
            CompiledRules compiled = new KeptRules(globals.folder().resolve("knowledge").resolve("rules"))
                    .of(List.of(rules), Variables.DEFAULT);
            new RuleRun(store, new PcapOpener(), ImportOptions.standard(Analyses.standard(store))).run(
                    compiled, SignatureFiles.of(List.of(rules), List.of(".rules")), "demo", progress);
        }
    }

    private void summary(CaseStore store, List<ImportResult> results) {
        var out = globals.console().out();
        long packets = store.captures().stream().mapToLong(CaptureInfo::packets).sum();
        out.println("Case \"" + CASE + "\" in " + store.folder());
        out.println("  " + store.captures().size() + " captures, " + packets + " packets, "
                + store.table("sessions").map(Table::rows).orElse(0) + " sessions, "
                + store.table("irregularities").map(Table::rows).orElse(0) + " irregularities");
        out.println("  " + store.table("events").map(Table::rows).orElse(0) + " events, "
                + store.table("files").map(Table::rows).orElse(0) + " files, "
                + store.table("alerts").map(Table::rows).orElse(0) + " alerts of the rules in "
                + captures.resolve("rules"));
        results.stream().filter(r -> r.outcome() == ImportResult.Outcome.FAILED)
                .forEach(r -> out.println("  " + Console.printable(r.sentence())));
        String command = "netrospect --workspace " + globals.folder();
        out.println("Try:");
        out.println("  " + command + " export --case demo sessions --filter 'dport = 80 and dappbytes > 10k'");
        out.println("  " + command + " stream --case demo --session 1");
        out.println("  " + command + " export --case demo alerts");
        out.println("  " + command + " files --case demo --out demo-files");
        out.println("  " + command + " sql --case demo 'SELECT daddr, SUM(dbytes) FROM sessions GROUP BY daddr "
                + "ORDER BY 2 DESC FETCH FIRST 10 ROWS ONLY'");
    }
}
