package org.netrospect.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.netrospect.core.Progress;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Table;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.report.ExportFormat;
import org.netrospect.report.TableExport;
import picocli.CommandLine.Option;

/** How commands print small tables that they make themselves. */
final class TableOutput {
    @Option(names = "--format", paramLabel = "FORMAT", description = "tsv (default), csv or jsonl.")
    private String format = "tsv";

    @Option(names = "--zone", paramLabel = "ZONE", description = "Times in ISO 8601 with the offset of this zone.")
    private Optional<String> zone = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "Write to a file.")
    private Optional<Path> out = Optional.empty();

    /** Prints all rows in their order. */
    void print(Globals globals, Table table) throws IOException {
        ExportFormat chosen = ExportFormat.of(format)
                .orElseThrow(() -> new UsageException("There is no format " + format + ": tsv, csv or jsonl."));
        Optional<TimeFormat> times = zone.map(z -> new TimeFormat(Selected.zone(zone)));
        int[] rows = new int[table.rows()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        Output.write(out, globals.console(), to -> TableExport.of(chosen, times, table.schema())
                .write(table, RowSelection.of(rows), to, Progress.NONE));
    }
}
