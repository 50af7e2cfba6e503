package org.netrospect.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.netrospect.core.cases.Workspace;
import picocli.CommandLine.Command;

/** {@code cases}: the names of the cases, one a line. */
@Command(name = "cases", description = "Lists the cases of the workspace.")
final class CasesCommand implements Callable<Integer> {
    private final Globals globals;

    CasesCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        try (Workspace workspace = globals.workspace()) {
            for (String name : workspace.cases()) {
                globals.console().out().println(Tsv.escape(name));
            }
        }
        return Main.DONE;
    }
}
