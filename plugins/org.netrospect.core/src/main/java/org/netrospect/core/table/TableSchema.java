package org.netrospect.core.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Name and columns of a table, in the order of export. */
public final class TableSchema {
    private final String name;
    private final List<Column> columns;
    private final Map<String, Integer> byName = new HashMap<>();

    /** @param name as on the command line: {@code sessions} */
    public TableSchema(String name, List<Column> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
        for (int i = 0; i < columns.size(); i++) {
            if (byName.put(columns.get(i).name(), i) != null) {
                throw new IllegalArgumentException("column " + columns.get(i).name() + " twice in " + name);
            }
        }
    }

    public String name() {
        return name;
    }

    public List<Column> columns() {
        return columns;
    }

    public Column column(int i) {
        return columns.get(i);
    }

    /** Index of a column by its name. */
    public OptionalInt find(String column) {
        Integer i = byName.get(column);
        return i == null ? OptionalInt.empty() : OptionalInt.of(i);
    }

    /** Index of a column that is known to exist; IllegalArgumentException otherwise. */
    public int index(String column) {
        return find(column).orElseThrow(() -> new IllegalArgumentException(name + " has no column " + column));
    }
}
