package org.netrospect.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.netrospect.replay.run.DwellTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dwell}: for how long what a run found went unnoticed. */
@Command(name = "dwell", sortOptions = false, description = {
    "Says for each rule and host of a run when it matched first and last, for how long that went unnoticed, and which",
    "hosts it had not met before were reached meanwhile."})
final class DwellCommand implements Callable<Integer> {
    @Mixin
    private CaseOption caseName;

    @Parameters(paramLabel = "RUN", description = "The run, by number or name.")
    private String run;

    @Mixin
    private TableOutput output;

    private final Globals globals;

    DwellCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        return globals.inCase(caseName.name(), false, store -> {
            output.print(globals, RunTables.dwell(DwellTime.of(store, DiffCommand.run(store, run))));
            return Main.DONE;
        });
    }
}
