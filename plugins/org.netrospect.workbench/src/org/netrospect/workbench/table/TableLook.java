package org.netrospect.workbench.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.Sort;
import org.netrospect.core.table.TableSchema;

/**
 * How a table looks before the analyst changes it.
 *
 * @param name under which columns and widths are remembered
 * @param columns names of the columns that are shown at first
 * @param characters widths in characters by column name, where the usual one does not fit
 * @param empty what would fill the table, in a sentence or two
 */
public record TableLook(String name, TableSchema schema, List<String> columns, Map<String, Integer> characters,
        String empty) {
    /** Columns with the time at which something happened in the traffic. */
    private static final Set<String> TIMES = Set.of("time", "stime", "first_time");

    public TableLook {
        columns = List.copyOf(columns);
        characters = Map.copyOf(characters);
    }

    /** A table that begins with a time of the traffic is in the order of time until the analyst chooses another. */
    Optional<Sort> order() {
        String first = columns.getFirst();
        return TIMES.contains(first) ? Optional.of(new Sort(schema.index(first), false)) : Optional.empty();
    }

    int width(Column column) {
        Integer set = characters.get(column.name());
        return set != null ? set : switch (column.type()) {
            case TIME -> 19;
            case ADDRESS -> 16;
            case DURATION, INTEGER, DECIMAL -> 9;
            case BOOLEAN -> 6;
            case TEXT, JSON -> 14;
        };
    }

    static boolean right(Column column) {
        return column.type() == ColumnType.INTEGER || column.type() == ColumnType.DECIMAL
                || column.type() == ColumnType.DURATION;
    }

    static boolean mono(Column column) {
        return column.type() != ColumnType.TEXT && column.type() != ColumnType.JSON
                && column.type() != ColumnType.BOOLEAN;
    }
}
