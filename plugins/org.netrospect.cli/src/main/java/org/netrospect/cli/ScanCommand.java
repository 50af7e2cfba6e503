package org.netrospect.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.event.Details;
import org.netrospect.replay.engine.ExternalProgram;
import org.netrospect.replay.run.SignatureDate;
import org.netrospect.replay.run.SignatureFiles;
import org.netrospect.replay.run.VerdictChange;
import org.netrospect.replay.scanner.ClamScan;
import org.netrospect.replay.scanner.Clamd;
import org.netrospect.replay.scanner.ScanRun;
import org.netrospect.replay.scanner.Yara;
import org.netrospect.replay.virus.VirusEngine;
import org.netrospect.replay.virus.signature.LoadReport;
import org.netrospect.replay.virus.signature.SignatureDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code scan}: virus signatures over the recovered files of a case. */
@Command(name = "scan", sortOptions = false, description = {
    "Asks virus signatures about the recovered files of a case, each content once, and keeps the verdicts as a "
            + "run.",
    "Prints a row for each infected file and host that carried it. netrospect export verdicts shows all "
            + "verdicts, netrospect diff compares two runs. What the same signatures have said in any case is not "
            + "asked again; of a scanner with signatures of its own, name their files with --signatures, or it is "
            + "asked every time."})
final class ScanCommand implements Callable<Integer> {
    /** Changed verdicts that are told one by one; the table has them all. */
    private static final int MOST_TOLD = 100;

    @Mixin
    private CaseOption caseName;

    @Option(names = "--engine", paramLabel = "ENGINE", description = "builtin (default), clamav or yara.")
    private String engine = "builtin";

    @Option(names = "--signatures", arity = "1..*", paramLabel = "PATH",
            description = "Of the built-in engine and clamscan: ClamAV's signature files and folders; of yara: rules.")
    private List<Path> signatures = List.of();

    @Option(names = "--socket", paramLabel = "FILE", description = "Socket of a running clamd, for the engine clamav.")
    private Optional<Path> socket = Optional.empty();

    @Option(names = "--limit", paramLabel = "SECONDS", description = "Time that a program may take for a file (300).")
    private long limit = 300;

    @Option(names = "--name", paramLabel = "RUN", description = "A name for the run.")
    private Optional<String> name = Optional.empty();

    @Mixin
    private TableOutput output;

    private final Globals globals;

    ScanCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        boolean needed = !engine.equals("clamav");
        if (needed && signatures.isEmpty()) {
            throw new UsageException("The engine " + engine + " needs --signatures.");
        }
        SignatureFiles files = SignatureFiles.of(signatures, engine.equals("yara") ? SignatureFiles.YARA
                : SignatureFiles.CLAMAV);
        if (needed && files.files().isEmpty()) {
            throw new UsageException("There are no signature files in " + signatures + ".");
        }
        return globals.inCase(caseName.name(), false, store -> run(store, files));
    }

    private int run(CaseStore store, SignatureFiles files) throws IOException {
        try (TerminalProgress progress = globals.progress()) {
            Details detail = new Details().put("files", files.described());
            List<Path> paths = files.files().stream().map(SignatureFiles.SignatureFile::path).toList();
            boolean whole = true;
            switch (engine) {
                case "builtin" -> whole = builtin(store, files, paths, detail, progress);
                case "clamav" -> whole = scan(store, clamav(progress), external(files, detail), progress);
                case "yara" -> {
                    try (Yara yara = Yara.compile(program("yara"), program("yarac"), paths, Duration.ofSeconds(limit),
                            progress::cancelled)) {
                        whole = scan(store, yara, external(files, detail), progress);
                    }
                }
                default -> throw new UsageException("There is no engine " + engine + ": builtin, clamav or yara.");
            }
            return whole ? Main.DONE : Main.SOME_UNREADABLE;
        } catch (CancellationException e) {
            return Main.CANCELLED;
        }
    }

    /** A running clamd if its socket is named, else the program clamscan. */
    private VirusEngine clamav(TerminalProgress progress) {
        if (socket.isPresent()) {
            return Clamd.local(socket.get(), Duration.ofSeconds(limit));
        }
        if (signatures.size() > 1) {
            throw new UsageException("clamscan takes one --signatures: a file or a folder.");
        }
        return new ClamScan(program("clamscan"), signatures.stream().findFirst(), Duration.ofSeconds(limit),
                progress::cancelled);
    }

    private static Path program(String name) {
        return ExternalProgram.find(name)
                .orElseThrow(() -> new UsageException("The program " + name + " is not on PATH; install it."));
    }

    private static ScanRun.Signatures external(SignatureFiles files, Details detail) {
        return new ScanRun.Signatures(files.files().isEmpty() ? "" : files.sha256(), 0, 0, 0, detail);
    }

    /** @return whether all files of signatures could be read whole, and all files were judged */
    private boolean builtin(CaseStore store, SignatureFiles files, List<Path> paths, Details detail,
            TerminalProgress progress) throws IOException {
        SignatureDatabase database = SignatureDatabase.read(paths);
        LoadReport report = database.report();
        report.skipped().forEach(skipped -> globals.remark(skipped.count() + " signatures are not run: "
                + skipped.reason() + "; one of them is " + skipped.example()));
        detail.put(SignatureDate.DATABASE, report.databases().stream().map(LoadReport.Database::built).toList());
        report.notes().forEach(globals.console()::say);
        report.remarks().forEach(globals.console()::say);
        detail.put("remarks", report.remarks());
        detail.put("skipped", report.skipped().stream().map(each -> each.count() + " " + each.reason()).toList());
        globals.remark(report.honoured() + " signatures honoured, " + report.notHonoured() + " skipped.");
        boolean judged = scan(store, database, new ScanRun.Signatures(files.sha256(),
                report.honoured() + report.notHonoured(), report.honoured(), report.notHonoured(), detail), progress);
        return judged && report.notes().isEmpty();
    }

    /** @return whether all files were judged */
    private boolean scan(CaseStore store, VirusEngine scanner, ScanRun.Signatures with, TerminalProgress progress)
            throws IOException {
        ScanRun.Outcome outcome = new ScanRun(store).run(scanner, with, name.orElse("scan"), progress);
        List<VerdictChange> found = VerdictChange.of(store, DiffCommand.run(store, Long.toString(outcome.run())));
        globals.remark(String.format(Locale.ROOT, "Run %d: %d contents, %d scanned, %d known from earlier scans with "
                + "the same signatures, %d infected, %d of them thought clean before, in %.1f s.", outcome.run(),
                outcome.contents(), outcome.scanned(), outcome.contents() - outcome.scanned(), outcome.infected(),
                outcome.changed(), outcome.seconds()));
        found.stream().filter(VerdictChange::cleanToInfected).limit(MOST_TOLD)
                .forEach(each -> globals.console().say(FindingText.of(each)));
        outcome.problem().ifPresent(globals.console()::say);
        output.print(globals, RunTables.carriers(found));
        return outcome.problem().isEmpty();
    }
}
