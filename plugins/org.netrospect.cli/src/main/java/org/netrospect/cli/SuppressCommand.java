package org.netrospect.cli;

import static org.netrospect.core.table.ColumnType.INTEGER;
import static org.netrospect.core.table.ColumnType.TEXT;
import static org.netrospect.core.table.ColumnType.TIME;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Triage;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.time.TimeInterval;
import org.netrospect.core.time.TimeReference;
import org.netrospect.core.time.TimeSyntaxException;
import org.netrospect.core.time.TimeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suppress}: alerts that later runs shall not give. */
@Command(name = "suppress", sortOptions = false, description = {
    "Lists, makes and takes back suppressions of alerts.",
    "Without options lists those of a case. With --rule, --host or both makes one: later runs count such alerts, "
            + "and say how many they are, but do not give them. --lift takes one back."})
final class SuppressCommand implements Callable<Integer> {
    private static final TableSchema SUPPRESSIONS = new TableSchema("suppressions", RunTables.columns(
            List.of("id", "rule", "host", "from", "until", "reason", "author", "made_time"),
            List.of(INTEGER, TEXT, TEXT, TIME, TIME, TEXT, TEXT, TIME)));

    @Mixin
    private CaseOption caseName;

    @Option(names = "--rule", paramLabel = "GID:SID", description = "The rule; none for all rules.")
    private String rule = "";

    @Option(names = "--host", paramLabel = "NETWORK", description = "An address or a network, as client or server; "
            + "none for all hosts.")
    private String network = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; needed.")
    private String reason = "";

    @Option(names = "--from", paramLabel = "TIME", description = "For packets from this time on (default: all).")
    private Optional<String> from = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "For packets up to this time (default: no end).")
    private Optional<String> until = Optional.empty();

    @Option(names = "--author", paramLabel = "NAME", description = "Who decides (default: the user's name).")
    private String author = System.getProperty("user.name");

    @Option(names = "--lift", paramLabel = "ID", description = "Takes a suppression back.")
    private Optional<Long> lift = Optional.empty();

    @Mixin
    private TableOutput output;

    private final Globals globals;

    SuppressCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        return globals.inCase(caseName.name(), false, store -> {
            if (lift.isPresent()) {
                if (!store.triage().lift(lift.get())) {
                    throw new UsageException("There is no suppression " + lift.get() + ".");
                }
                globals.remark("Suppression " + lift.get() + " is taken back; later runs give its alerts again.");
                return Main.DONE;
            }
            if (!rule.isEmpty() || !network.isEmpty()) {
                globals.remark("Suppression " + make(store).id() + " is for later runs.");
                return Main.DONE;
            }
            output.print(globals, table(store.triage().suppressions()));
            return Main.DONE;
        });
    }

    private Triage.Suppression make(CaseStore store) {
        Instant now = Instant.now();
        long begin = from.isPresent() ? time(store, from.get()).from() : Long.MIN_VALUE;
        long end = until.isPresent() ? time(store, until.get()).to() - 1 : Long.MAX_VALUE;
        if (end < begin) {
            throw new UsageException("The suppression would end before it begins.");
        }
        try {
            return store.triage().suppress(new Triage.Suppression(0, rule, network, begin, end, reason, author,
                    now.getEpochSecond() * 1_000_000_000L + now.getNano()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static TimeInterval time(CaseStore store, String text) {
        long last = store.captures().stream().mapToLong(CaptureInfo::last).max().orElse(0);
        try {
            return TimeText.parse(text, new TimeReference(last, Selected.zone(Optional.empty())));
        } catch (TimeSyntaxException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static Table table(List<Triage.Suppression> suppressions) {
        return new MemoryTable(SUPPRESSIONS, suppressions.stream().map(s -> List.<Object>of(s.id(),
                RunTables.text(s.rule()), RunTables.text(s.network()),
                s.from() == Long.MIN_VALUE ? Optional.empty() : (Object) s.from(),
                s.until() == Long.MAX_VALUE ? Optional.empty() : (Object) s.until(), s.reason(),
                RunTables.text(s.author()), s.time())).toList());
    }
}
