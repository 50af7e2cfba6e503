package org.netrospect.workbench.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.netrospect.core.Progress;
import org.netrospect.core.table.AppendedTable;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Table;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.report.ExportFormat;
import org.netrospect.report.TableExport;

/**
 * What of a table is exported.
 *
 * @param columns indexes in the schema, in their order; none for all
 * @param zone for ISO 8601 times; none for seconds since 1970
 */
record TableRequest(Table table, RowSelection rows, List<Integer> columns, ExportFormat format, Optional<ZoneId> zone,
        Path file) {

    /** Without sessions whose end an import has not seen: what is said of them is not final. */
    private TableRequest stored() {
        if (!(table instanceof AppendedTable all)) {
            return this;
        }
        int border = all.first().rows();
        int[] kept = IntStream.range(0, rows.size()).map(rows::row).filter(row -> row < border).toArray();
        return new TableRequest(all.first(), RowSelection.of(kept), columns, format, zone, file);
    }

    /** Writes it, and says what was written. */
    String write(OutputStream out, Progress progress) throws IOException {
        List<Integer> written = columns.isEmpty() ? IntStream.range(0, table.schema().columns().size()).boxed().toList()
                : columns;
        TableRequest stored = stored();
        long count = new TableExport(format, zone.map(TimeFormat::new), written).write(stored.table, stored.rows, out,
                progress);
        return String.format(Locale.ENGLISH, "%,d %s of %s", count, count == 1 ? "row" : "rows", table.schema().name())
                + (count == 1 ? " is" : " are");
    }
}
