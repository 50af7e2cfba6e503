package org.netrospect.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.netrospect.replay.run.DwellTime;
import org.netrospect.replay.run.Runs;
import org.netrospect.replay.run.VerdictChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dwell}: for how long what a run found went unnoticed. */
@Command(name = "dwell", sortOptions = false, description = {
    "Says for each rule and host of a run how long its matches went unnoticed.",
    "First and last match, and which hosts it had not met before were reached meanwhile; of a scan, for each "
            + "infected file and host that carried it, in which sessions, and what the host did in the hour after. "
            + "signature_from says how the signature's date is known: created_at or updated_at of the rule, the date "
            + "of the database, or that of the file."})
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
            Runs.Run found = DiffCommand.run(store, run);
            output.print(globals, found.kind() == Runs.Kind.VIRUSES
                    ? RunTables.carriers(VerdictChange.of(store, found)) : RunTables.dwell(DwellTime.of(store, found)));
            return Main.DONE;
        });
    }
}
