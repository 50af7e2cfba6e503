package org.netrospect.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.netrospect.core.table.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code runs}: the runs of a case. */
@Command(name = "runs", sortOptions = false, description = "Lists the runs of a case: rules and virus signatures.")
final class RunsCommand implements Callable<Integer> {
    @Mixin
    private CaseOption caseName;

    @Mixin
    private TableOutput output;

    private final Globals globals;

    RunsCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        return globals.inCase(caseName.name(), false, store -> {
            output.print(globals, store.table(Tables.RUNS.name()).orElseThrow());
            return Main.DONE;
        });
    }
}
