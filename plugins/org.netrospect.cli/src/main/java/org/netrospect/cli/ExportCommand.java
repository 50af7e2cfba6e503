package org.netrospect.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.MaskedTable;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.pcap.PcapOpener;
import org.netrospect.report.ExportFormat;
import org.netrospect.report.PacketTableExport;
import org.netrospect.report.TableExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: a table of a case as text. */
@Command(name = "export", sortOptions = false, description = {
    "Writes a table of a case. netrospect tables lists them.",
    "The table packets is fetched from the captures and needs a filter of sessions."})
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private CaseOption caseName;

    @Parameters(arity = "1", paramLabel = "TABLE", description = "The table.")
    private String table;

    @Option(names = "--filter", paramLabel = "EXPR", description = "Rows that this filter keeps.")
    private Optional<String> filter = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", description = "tsv (default), csv or jsonl.")
    private String format = "tsv";

    @Option(names = "--zone", paramLabel = "ZONE",
            description = "Times in ISO 8601 with the offset of this zone, and the zone of times in the filter.")
    private Optional<String> zone = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "Write to a file.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--secrets", description = "Passwords and other secrets of logins in clear, not masked.")
    private boolean secrets;

    private final Globals globals;

    ExportCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() throws IOException {
        ExportFormat chosen = ExportFormat.of(format)
                .orElseThrow(() -> new UsageException("There is no format " + format + ": tsv, csv or jsonl."));
        ZoneId clock = Selected.zone(zone);
        Optional<TimeFormat> times = zone.map(z -> new TimeFormat(clock));
        return globals.inCase(caseName.name(), false, store -> {
            try (TerminalProgress progress = new TerminalProgress(globals.console().err(), false)) {
                Output.write(out, globals.console(), to -> write(store, chosen, clock, times, to, progress));
                return Main.DONE;
            } catch (CancellationException e) {
                return Main.CANCELLED;
            }
        });
    }

    private void write(CaseStore store, ExportFormat chosen, ZoneId clock, Optional<TimeFormat> times, OutputStream to,
            Progress progress) throws IOException {
        if (table.equals(Tables.PACKETS.name())) {
            if (filter.isEmpty()) {
                throw new UsageException("The table packets needs --filter: it is fetched from the captures.");
            }
            long[] sessions = Selected.sessions(globals, store, filter, clock, progress::cancelled);
            TableExport export = TableExport.of(chosen, times, Tables.PACKETS);
            new PacketTableExport(store, new PcapOpener(), export).write(sessions, to, progress);
            return;
        }
        Selected selected = Selected.of(globals, store, table, filter, clock, progress::cancelled);
        Table shown = secrets ? selected.table() : MaskedTable.of(selected.table());
        TableExport.of(chosen, times, shown.schema()).write(shown, selected.rows(), to, progress);
    }
}
