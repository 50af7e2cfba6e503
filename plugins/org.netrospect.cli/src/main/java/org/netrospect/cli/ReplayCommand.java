package org.netrospect.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.pcap.PcapOpener;
import org.netrospect.replay.engine.EngineOutput;
import org.netrospect.replay.engine.EngineRun;
import org.netrospect.replay.engine.ExternalProgram;
import org.netrospect.replay.engine.Suricata;
import org.netrospect.replay.run.SignatureFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code replay}: rules over the captures of a case. */
@Command(name = "replay", sortOptions = false, description = {
    "Runs signature rules over the captures of a case and keeps what they find as a run.",
    "netrospect export alerts shows the alerts, netrospect diff compares two runs."})
final class ReplayCommand implements Callable<Integer> {
    private static final List<String> ENDINGS = List.of(".rules");

    @Mixin
    private CaseOption caseName;

    @Option(names = "--engine", paramLabel = "ENGINE", description = "builtin (default), snort or suricata.")
    private String engine = "builtin";

    @Option(names = "--program", paramLabel = "FILE", description = "The engine's program, if it is not on PATH.")
    private Optional<String> program = Optional.empty();

    @Option(names = "--rules", required = true, arity = "1..*", paramLabel = "PATH",
            description = "Rule files, and folders with files that end in .rules.")
    private List<Path> rules;

    @Option(names = "--name", paramLabel = "RUN", description = "A name for the run.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--limit", paramLabel = "SECONDS",
            description = "Time that another program may take to load the rules, and for each capture (3600).")
    private long limit = 3600;

    private final Globals globals;

    ReplayCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        SignatureFiles files = SignatureFiles.of(rules, ENDINGS);
        if (files.files().isEmpty()) {
            throw new UsageException("There are no rule files in " + rules + ".");
        }
        return globals.inCase(caseName.name(), false, store -> run(store, files));
    }

    private int run(CaseStore store, SignatureFiles files) throws IOException {
        try (TerminalProgress progress = new TerminalProgress(globals.console().err(),
                TerminalProgress.terminal() && !globals.quiet())) {
            if (!engine.equals("suricata")) {
                throw new UsageException("There is no engine " + engine + ": builtin, snort or suricata.");
            }
            Path found = ExternalProgram.find(program.orElse(engine)).orElseThrow(() -> new UsageException("The program "
                    + program.orElse(engine) + " is not on PATH; install it, or name it with --program."));
            EngineOutput output = new EngineRun(store, new PcapOpener(), Duration.ofSeconds(limit))
                    .run(new Suricata(found)::run, files, name.orElse(engine), progress);
            output.problems().forEach(globals.console()::say);
            return Main.DONE;
        } catch (CancellationException e) {
            return Main.CANCELLED;
        }
    }
}
