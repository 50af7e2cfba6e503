package org.netrospect.cli;

import static org.netrospect.core.table.ColumnType.ADDRESS;
import static org.netrospect.core.table.ColumnType.INTEGER;
import static org.netrospect.core.table.ColumnType.TEXT;
import static org.netrospect.core.table.ColumnType.TIME;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Triage;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.replay.run.AlertGroups;
import org.netrospect.replay.run.AlertGroups.AlertGroup;
import org.netrospect.replay.run.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code triage}: what the analyst holds alerts for. */
@Command(name = "triage", sortOptions = false, description = {
    "Lists the alerts of a run by rule and host, with what they are held for.",
    "With --state says what those of one rule, or of one rule and host, are held for, and with --note why. States "
            + "belong to rule and host, so they stand for later runs, too."})
final class TriageCommand implements Callable<Integer> {
    private static final TableSchema GROUPS = new TableSchema("triage", RunTables.columns(
            List.of("gid", "sid", "rev", "message", "priority", "host", "alerts", "sessions", "first", "last", "state",
                    "note", "author", "decided_time"),
            List.of(INTEGER, INTEGER, INTEGER, TEXT, INTEGER, ADDRESS, INTEGER, INTEGER, TIME, TIME, TEXT, TEXT, TEXT,
                    TIME)));
    private static final TableSchema HISTORY = new TableSchema("triage", RunTables.columns(
            List.of("gid", "sid", "host", "state", "note", "author", "decided_time"),
            List.of(INTEGER, INTEGER, TEXT, TEXT, TEXT, TEXT, TIME)));

    @Mixin
    private CaseOption caseName;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run, by number or name (default: the last one "
            + "with alerts).")
    private Optional<String> run = Optional.empty();

    @Option(names = "--state", paramLabel = "STATE", description = "new, confirmed, false_positive or ignored.")
    private Optional<String> state = Optional.empty();

    @Option(names = "--rule", paramLabel = "GID:SID", description = "The rule it is given to.")
    private Optional<String> rule = Optional.empty();

    @Option(names = "--host", paramLabel = "ADDR", description = "The host, as listed (default: all of the rule in the "
            + "run).")
    private Optional<String> host = Optional.empty();

    @Option(names = "--note", paramLabel = "TEXT", description = "Why.")
    private String note = "";

    @Option(names = "--author", paramLabel = "NAME", description = "Who decides (default: the user's name).")
    private String author = System.getProperty("user.name");

    @Option(names = "--history", description = "All decisions about --rule and --host instead of the groups.")
    private boolean history;

    @Mixin
    private TableOutput output;

    private final Globals globals;

    TriageCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        return globals.inCase(caseName.name(), false, store -> {
            List<AlertGroup> groups = AlertGroups.of(store, chosen(store));
            if (history) {
                output.print(globals, history(store, groups));
                return Main.DONE;
            }
            if (state.isPresent()) {
                decide(store, groups);
                return Main.DONE;
            }
            output.print(globals, table(groups));
            return Main.DONE;
        });
    }

    private long chosen(CaseStore store) {
        if (run.isPresent()) {
            Runs.Run named = DiffCommand.run(store, run.get());
            if (named.kind() == Runs.Kind.VIRUSES) {
                throw new UsageException("Run " + named.id() + " is a scan of files and has no alerts.");
            }
            return named.id();
        }
        return Runs.of(store).reversed().stream().filter(r -> r.kind() != Runs.Kind.VIRUSES).findFirst()
                .map(Runs.Run::id).orElseThrow(() -> new UsageException("The case " + store.name()
                        + " has no run with alerts yet."));
    }

    private void decide(CaseStore store, List<AlertGroup> groups) {
        Triage.State given = Triage.State.of(state.get()).orElseThrow(() -> new UsageException("There is no state "
                + state.get() + ": new, confirmed, false_positive or ignored."));
        List<Triage.Group> meant = meant(groups);
        Instant now = Instant.now();
        meant.forEach(group -> store.triage().decide(new Triage.Decision(group, given, note, author,
                now.getEpochSecond() * 1_000_000_000L + now.getNano())));
        globals.remark(meant.size() + (meant.size() == 1 ? " group is " : " groups are ") + given.word() + " now.");
    }

    private List<Triage.Group> meant(List<AlertGroup> groups) {
        String named = rule.orElseThrow(() -> new UsageException("Name the rule with --rule, such as 1:2000001."));
        List<Triage.Group> meant = groups.stream().map(AlertGroup::group)
                .filter(group -> named.equals(group.gid() + ":" + group.sid()))
                .filter(group -> host.isEmpty() || host.get().equals(group.host())).toList();
        if (meant.isEmpty()) {
            throw new UsageException("The run has no alerts of the rule " + named
                    + host.map(h -> " on " + h).orElse("") + "; netrospect triage lists them.");
        }
        return meant;
    }

    private Table table(List<AlertGroup> groups) {
        return new MemoryTable(GROUPS, groups.stream().map(g -> List.<Object>of(g.group().gid(), g.group().sid(),
                g.rev(), g.message(), g.priority(), RunTables.address(g.group().host()), g.alerts(), g.sessions(),
                g.first(), g.last(), g.state().word(),
                RunTables.text(g.decision().map(Triage.Decision::note).orElse("")),
                RunTables.text(g.decision().map(Triage.Decision::author).orElse("")),
                g.decision().<Object>map(Triage.Decision::time).orElse(Optional.empty()))).toList());
    }

    private Table history(CaseStore store, List<AlertGroup> groups) {
        return new MemoryTable(HISTORY, meant(groups).stream().flatMap(g -> store.triage().history(g).stream())
                .map(d -> List.<Object>of(d.group().gid(), d.group().sid(), RunTables.text(d.group().host()),
                        d.state().word(), RunTables.text(d.note()), RunTables.text(d.author()), d.time())).toList());
    }
}
