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

    /** Writes it, and says what was written. */
    String write(OutputStream out, Progress progress) throws IOException {
        List<Integer> written = columns.isEmpty() ? IntStream.range(0, table.schema().columns().size()).boxed().toList()
                : columns;
        long count = new TableExport(format, zone.map(TimeFormat::new), written).write(table, rows, out, progress);
        return String.format(Locale.ENGLISH, "%,d %s of %s", count, count == 1 ? "row" : "rows", table.schema().name())
                + (count == 1 ? " is" : " are");
    }
}
