package org.netrospect.core.filter;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Table;

/** The values that occur most often among rows spread over a table: a sample, so that a large table answers at once. */
final class FrequentValues {
    private static final int SAMPLE = 50_000;
    private static final int MAX_DISTINCT = 5_000;
    private static final int MAX = 30;

    private FrequentValues() {
    }

    record Entry(String value, int count) {
    }

    /**
     * Of columns of INTEGER, TEXT or ADDRESS; none of others. Values that begin with {@code prefix}, in either case.
     */
    static List<Entry> of(Table table, List<Integer> columns, String prefix) {
        Map<String, Integer> counts = new HashMap<>();
        int step = Math.max(1, table.rows() / SAMPLE);
        for (int column : columns) {
            for (int row = 0; row < table.rows() && counts.size() < MAX_DISTINCT; row += step) {
                if (!table.isNull(column, row)) {
                    String value = text(table, column, row);
                    if (!value.isEmpty() && value.regionMatches(true, 0, prefix, 0, prefix.length())) {
                        counts.merge(value, 1, Integer::sum);
                    }
                }
            }
        }
        return counts.entrySet().stream().map(e -> new Entry(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingInt(Entry::count).reversed()
                        .thenComparing(e -> e.value().toLowerCase(Locale.ROOT)).thenComparing(Entry::value))
                .limit(MAX).toList();
    }

    private static String text(Table table, int column, int row) {
        return switch (table.schema().column(column).type()) {
            case TEXT -> table.textAt(column, row);
            case INTEGER -> Long.toString(table.longAt(column, row));
            case ADDRESS -> {
                StringBuilder text = new StringBuilder(39);
                IpAddress.append(text, table.addressVersionAt(column, row), table.addressHighAt(column, row),
                        table.addressLowAt(column, row));
                yield text.toString();
            }
            default -> "";
        };
    }
}
