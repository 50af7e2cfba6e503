package org.netrospect.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.event.Details;
import org.netrospect.replay.run.ScanRun;
import org.netrospect.replay.run.SignatureFiles;
import org.netrospect.replay.virus.signature.LoadReport;
import org.netrospect.replay.virus.signature.SignatureDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code scan}: virus signatures over the recovered files of a case. */
@Command(name = "scan", sortOptions = false, description = {
    "Asks virus signatures about the recovered files of a case, each content once, and keeps the verdicts as a run.",
    "netrospect export verdicts shows them, netrospect diff compares two runs."})
final class ScanCommand implements Callable<Integer> {
    private static final List<String> ENDINGS = List.of(".hdb", ".hsb", ".mdb", ".msb", ".ndb", ".ldb", ".fp", ".sfp",
            ".ign2", ".cvd", ".cld", ".cud");

    @Mixin
    private CaseOption caseName;

    @Option(names = "--engine", paramLabel = "ENGINE", description = "builtin.")
    private String engine = "builtin";

    @Option(names = "--signatures", arity = "1..*", paramLabel = "PATH",
            description = "ClamAV's signature files (hdb, hsb, mdb, msb, ndb, ldb, fp, sfp, cvd, cld) and folders.")
    private List<Path> signatures = List.of();

    @Option(names = "--name", paramLabel = "RUN", description = "A name for the run.")
    private Optional<String> name = Optional.empty();

    private final Globals globals;

    ScanCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        if (!engine.equals("builtin")) {
            throw new UsageException("There is no engine " + engine + ": builtin.");
        }
        if (signatures.isEmpty()) {
            throw new UsageException("The built-in engine needs --signatures: files or folders of ClamAV's databases.");
        }
        SignatureFiles files = SignatureFiles.of(signatures, ENDINGS);
        return globals.inCase(caseName.name(), false, store -> run(store, files));
    }

    private int run(CaseStore store, SignatureFiles files) throws IOException {
        try (TerminalProgress progress = new TerminalProgress(globals.console().err(),
                TerminalProgress.terminal() && !globals.quiet())) {
            SignatureDatabase database = SignatureDatabase.read(files.files().stream()
                    .map(SignatureFiles.SignatureFile::path).toList());
            LoadReport report = database.report();
            report.skipped().forEach(skipped -> globals.remark(skipped.count() + " signatures are not run: "
                    + skipped.reason() + "; one of them is " + skipped.example()));
            Details detail = new Details().put("files", files.described()).put("skipped", report.skipped().stream()
                    .map(skipped -> skipped.count() + " " + skipped.reason()).toList());
            ScanRun.Outcome outcome = new ScanRun(store).run(database, new ScanRun.Signatures(files.sha256(),
                    report.honoured() + report.notHonoured(), report.honoured(), report.notHonoured(), detail),
                    name.orElse("scan"), progress);
            globals.remark(String.format(Locale.ROOT,
                    "Run %d: %d signatures honoured, %d skipped; %d contents, %d scanned, %d infected in %.1f s.",
                    outcome.run(), report.honoured(), report.notHonoured(), outcome.contents(), outcome.scanned(),
                    outcome.infected(), outcome.seconds()));
            return Main.DONE;
        } catch (CancellationException e) {
            return Main.CANCELLED;
        }
    }
}
