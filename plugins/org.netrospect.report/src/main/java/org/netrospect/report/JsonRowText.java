package org.netrospect.report;

import java.util.List;
import org.netrospect.core.table.ColumnType;

/** Rows as JSON objects, a line each: numbers as numbers, times and texts as strings, {@code null} for no value. */
final class JsonRowText implements TableExport.RowText {
    private final CellText cells;
    private final int[] columns;
    private final String[] names;

    JsonRowText(CellText cells, List<Integer> columns) {
        this.cells = cells;
        this.columns = columns.stream().mapToInt(Integer::intValue).toArray();
        names = columns.stream().map(column -> {
            StringBuilder name = new StringBuilder();
            Escapes.json(name, cells.name(column));
            return name.append(':').toString();
        }).toArray(String[]::new);
    }

    @Override
    public void header(StringBuilder out) {
        // Every line names its values.
    }

    @Override
    public void row(StringBuilder out, int row) {
        for (int i = 0; i < columns.length; i++) {
            out.append(i == 0 ? '{' : ',').append(names[i]);
            value(out, columns[i], row);
        }
        out.append(columns.length == 0 ? "{}\n" : "}\n");
    }

    private void value(StringBuilder out, int column, int row) {
        ColumnType type = cells.type(column);
        if (!cells.present(column, row)) {
            out.append("null");
        } else if (type == ColumnType.TEXT) {
            Escapes.json(out, cells.table().textAt(column, row));
        } else if (type == ColumnType.JSON) {
            json(out, cells.table().textAt(column, row));
        } else if (type == ColumnType.TIME || type == ColumnType.ADDRESS) {
            out.append('"');
            cells.append(out, column, row);
            out.append('"');
        } else {
            cells.append(out, column, row);
        }
    }

    /** The JSON as it is; a line end between its parts would end the row. */
    private static void json(StringBuilder out, String text) {
        if (text.isEmpty()) {
            out.append("null");
        } else {
            out.append(text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text
                    : text.replace('\n', ' ').replace('\r', ' '));
        }
    }
}
