package org.netrospect.report;

import java.util.List;
import org.netrospect.core.table.ColumnType;

/** Rows as lines of cells with a separator, {@code -} for no value. */
final class SeparatedRowText implements TableExport.RowText {
    private final CellText cells;
    private final int[] columns;
    private final boolean csv;
    private final char separator;
    private final String lineEnd;

    SeparatedRowText(CellText cells, List<Integer> columns, ExportFormat format) {
        this.cells = cells;
        this.columns = columns.stream().mapToInt(Integer::intValue).toArray();
        csv = format == ExportFormat.CSV;
        separator = csv ? ',' : '\t';
        lineEnd = csv ? "\r\n" : "\n";
    }

    @Override
    public void header(StringBuilder out) {
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) {
                out.append(separator);
            }
            text(out, cells.name(columns[i]));
        }
        out.append(lineEnd);
    }

    @Override
    public void row(StringBuilder out, int row) {
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) {
                out.append(separator);
            }
            int column = columns[i];
            ColumnType type = cells.type(column);
            if (!cells.present(column, row)) {
                out.append('-');
            } else if (type == ColumnType.TEXT || type == ColumnType.JSON) {
                text(out, cells.table().textAt(column, row));
            } else {
                cells.append(out, column, row);
            }
        }
        out.append(lineEnd);
    }

    private void text(StringBuilder out, String text) {
        if (csv) {
            Escapes.csv(out, text);
        } else {
            Escapes.tsv(out, text);
        }
    }
}
