package org.netrospect.workbench.views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.model.ShownRows;

/** Irregularities by kind: how many, the commonest first. */
final class KindCounts {
    static final TableSchema SCHEMA = new TableSchema("kinds",
            List.of(new Column("what", ColumnType.TEXT, "Kind", "Short name, the same for the same thing"),
                    new Column("count", ColumnType.INTEGER, "Count", "How many there are"),
                    new Column("example", ColumnType.TEXT, "For example", "What the first of them says")));
    private static final int WHAT = Tables.IRREGULARITIES.index("what");
    private static final int DETAIL = Tables.IRREGULARITIES.index("detail");

    private KindCounts() {
    }

    private static final class Kind {
        private final int first;
        private long count;

        Kind(int first) {
            this.first = first;
        }
    }

    static ShownRows of(ShownRows irregularities, BooleanSupplier cancelled) {
        Map<String, Kind> kinds = new HashMap<>();
        for (int i = 0; i < irregularities.rows().size() && !cancelled.getAsBoolean(); i++) {
            int row = irregularities.rows().row(i);
            kinds.computeIfAbsent(irregularities.table().textAt(WHAT, row), k -> new Kind(row)).count++;
        }
        List<List<Object>> rows = new ArrayList<>();
        kinds.entrySet().stream().sorted((a, b) -> {
            int byCount = Long.compare(b.getValue().count, a.getValue().count);
            return byCount != 0 ? byCount : a.getKey().compareTo(b.getKey());
        }).forEach(e -> rows.add(List.of(e.getKey(), e.getValue().count,
                irregularities.table().textAt(DETAIL, e.getValue().first))));
        MemoryTable table = new MemoryTable(SCHEMA, rows);
        return new ShownRows(table, RowSelection.of(IntStream.range(0, rows.size()).toArray()));
    }
}
