package org.netrospect.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.Table;
import org.netrospect.replay.run.AlertDifference;
import org.netrospect.replay.run.Runs;
import org.netrospect.replay.run.VerdictDifference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diff}: how two runs differ. */
@Command(name = "diff", sortOptions = false, description = {
    "Says how two runs differ.",
    "Alerts or verdicts that are new, gone or changed in the second, seen from the first; of alerts by rule and "
            + "session."})
final class DiffCommand implements Callable<Integer> {
    private static final int MOST_PROBLEMS = 10;

    @Mixin
    private CaseOption caseName;

    @Parameters(index = "0", paramLabel = "RUN", description = "The first run, by number or name.")
    private String first;

    @Parameters(index = "1", paramLabel = "RUN", description = "The second run.")
    private String second;

    @Option(names = "--all", description = "What is the same in both, too.")
    private boolean all;

    @Option(names = "--by", paramLabel = "WHAT",
            description = "Alerts by session (default), by rule, or by host: by rule and client.")
    private String by = "session";

    @Mixin
    private TableOutput output;

    private final Globals globals;

    DiffCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        return globals.inCase(caseName.name(), false, store -> {
            Runs.Run one = run(store, first);
            Runs.Run other = run(store, second);
            for (Runs.Run each : List.of(one, other)) {
                each.suppressed().forEach(told -> globals.console().say("Run " + each.id() + ": " + told));
            }
            boolean whole = one.unread() + other.unread() == 0;
            if (!whole && !comparable(List.of(one, other))) {
                return Main.SOME_UNREADABLE;
            }
            output.print(globals, difference(store, one, other));
            return whole ? Main.DONE : Main.SOME_UNREADABLE;
        });
    }

    /** Tells which runs did not read everything. @return whether there is anything to compare */
    private boolean comparable(List<Runs.Run> runs) {
        boolean comparable = true;
        for (Runs.Run run : runs) {
            if (run.unread() > 0) {
                boolean some = run.unread() < run.captures() || run.results() > 0;
                globals.console().say("Run " + run.id() + ": " + run.engine() + " refused, or read in part, "
                        + run.unread() + " of " + run.captures() + " captures; "
                        + (some ? "what seems gone or new may be there only." : "there is nothing to compare."));
                run.said("problems").stream().limit(MOST_PROBLEMS).forEach(globals.console()::say);
                comparable &= some;
            }
        }
        return comparable;
    }

    private Table difference(CaseStore store, Runs.Run one, Runs.Run other) {
        if ((one.kind() == Runs.Kind.VIRUSES) != (other.kind() == Runs.Kind.VIRUSES)) {
            throw new UsageException("Run " + one.id() + " searched with " + one.kind().text() + ", run " + other.id()
                    + " with " + other.kind().text() + "; only runs of one kind can be compared.");
        }
        return one.kind() == Runs.Kind.VIRUSES
                ? RunTables.verdicts(VerdictDifference.of(store, one.id(), other.id()), all)
                : RunTables.alerts(AlertDifference.together(AlertDifference.of(store, one.id(), other.id()),
                        grouping()), all);
    }

    private AlertDifference.By grouping() {
        return List.of(AlertDifference.By.values()).stream()
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(by)).findFirst()
                .orElseThrow(() -> new UsageException("Alerts are compared by session, rule or host, not by " + by
                        + "."));
    }

    static Runs.Run run(CaseStore store, String name) {
        return Runs.find(store, name).orElseThrow(() -> new UsageException("The case " + store.name()
                + " has no run " + name + "; netrospect runs lists them."));
    }
}
