package org.netrospect.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.netrospect.core.Progress;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.time.TimeFormat;

/**
 * Writes rows of a table as text: the same bytes for the same rows, in memory that does not grow with them. Blocks of
 * rows are made on all cores and written in order by the calling thread.
 *
 * @param zone for ISO 8601 times with offset; empty for seconds since 1970
 * @param columns indexes in the schema, in the order in which they are written
 */
public record TableExport(ExportFormat format, Optional<TimeFormat> zone, List<Integer> columns) {
    private static final int BLOCK = 2048;
    private static final int BLOCKS_PER_TURN = 8;

    public TableExport {
        columns = List.copyOf(columns);
    }

    /** All columns of a table. */
    public static TableExport of(ExportFormat format, Optional<TimeFormat> zone, TableSchema schema) {
        return new TableExport(format, zone, IntStream.range(0, schema.columns().size()).boxed().toList());
    }

    /**
     * Writes header and rows. The stream is neither flushed nor closed.
     *
     * @param progress counts rows
     * @return rows written
     * @throws CancellationException the progress said so; whole rows have been written up to there
     */
    public long write(Table table, RowSelection rows, OutputStream out, Progress progress) throws IOException {
        progress.begin("Exporting " + table.schema().name(), rows.size());
        header(table, out);
        return append(table, rows, out, progress);
    }

    /** Writes what stands above the rows of a table of this schema; nothing in jsonl. */
    void header(Table table, OutputStream out) throws IOException {
        StringBuilder header = new StringBuilder();
        rowText(table).header(header);
        out.write(header.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Writes rows alone, behind others. */
    long append(Table table, RowSelection rows, OutputStream out, Progress progress) throws IOException {
        RowText text = rowText(table);
        byte[][] blocks = new byte[BLOCKS_PER_TURN][];
        for (int start = 0; start < rows.size(); start += BLOCK * BLOCKS_PER_TURN) {
            int first = start;
            int count = Math.min(BLOCKS_PER_TURN, (rows.size() - start + BLOCK - 1) / BLOCK);
            IntStream.range(0, count).parallel().forEach(b -> blocks[b] = block(text, rows, first + b * BLOCK));
            for (int b = 0; b < count; b++) {
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
                out.write(blocks[b]);
            }
            progress.worked(Math.min(rows.size(), (long) start + BLOCK * BLOCKS_PER_TURN));
        }
        return rows.size();
    }

    private static byte[] block(RowText text, RowSelection rows, int start) {
        StringBuilder out = new StringBuilder(BLOCK * 200);
        int end = Math.min(rows.size(), start + BLOCK);
        for (int i = start; i < end; i++) {
            text.row(out, rows.row(i));
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private RowText rowText(Table table) {
        CellText cells = new CellText(table, zone);
        return format == ExportFormat.JSONL ? new JsonRowText(cells, columns)
                : new SeparatedRowText(cells, columns, format);
    }

    /** Text of rows. Any thread, several at a time. */
    sealed interface RowText permits JsonRowText, SeparatedRowText {
        /** With its line end; nothing where there is none. */
        void header(StringBuilder out);

        /** With its line end. */
        void row(StringBuilder out, int row);
    }
}
