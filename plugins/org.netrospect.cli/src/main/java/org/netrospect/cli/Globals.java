package org.netrospect.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Workspace;
import org.netrospect.store.StoreWorkspaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a sub-command, and the options that all of them share. */
@Command(name = "netrospect", description = "Looks at recorded network traffic with today's knowledge.",
        synopsisSubcommandLabel = "COMMAND", footer = {"",
            "netrospect                 opens the workbench",
            "netrospect open [FILE...]  opens the workbench and imports",
            "netrospect test            in the source tree: runs all tests", "",
            "Exit codes: 0 done; 1 some input could not be read, the rest was done;",
            "2 wrong usage; 3 the case or workspace is in use or damaged; 130 cancelled."})
final class Globals implements Runnable {
    @Option(names = "--workspace", paramLabel = "DIR", scope = ScopeType.INHERIT,
            description = "Folder of the cases (default: $NETROSPECT_WORKSPACE, else ~/netrospect).")
    private Optional<Path> workspace = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", scope = ScopeType.INHERIT,
            description = "Threads that work at once (default: all cores).")
    private Optional<Integer> threads = Optional.empty();

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "No progress and no remarks, errors only.")
    private boolean quiet;

    @Spec
    private CommandSpec spec;

    private final Console console;

    Globals(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    Console console() {
        return console;
    }

    /** Of work that takes a while; to be closed when it has ended. */
    TerminalProgress progress() {
        return new TerminalProgress(console.err(), TerminalProgress.terminal() && !quiet);
    }

    /** Says what is good to know but no error. */
    void remark(String sentence) {
        if (!quiet) {
            console.say(sentence);
        }
    }

    int threads() {
        int n = threads.orElse(Runtime.getRuntime().availableProcessors());
        if (n < 1) {
            throw new UsageException("--threads takes a number from 1 up, not " + n + ".");
        }
        return n;
    }

    Workspace workspace() throws IOException {
        return new StoreWorkspaces().open(folder());
    }

    Path folder() {
        return workspace.orElseGet(() -> Optional.ofNullable(System.getenv("NETROSPECT_WORKSPACE"))
                .filter(f -> !f.isBlank()).map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), "netrospect")));
    }

    /** Something done with an open case. */
    @FunctionalInterface
    interface CaseWork {
        int with(CaseStore store) throws IOException;
    }

    /** Opens a case, tells what was mended, works, closes. */
    int inCase(String name, boolean create, CaseWork work) throws IOException {
        try (Workspace open = workspace();
                CaseStore store = open.open(name, create)) {
            store.openingNotes().forEach(console::say);
            return work.with(store);
        }
    }
}
