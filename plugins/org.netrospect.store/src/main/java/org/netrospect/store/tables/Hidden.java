package org.netrospect.store.tables;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;

/**
 * What captures that left the case have left in its files: rows of any table that name such a capture, or a session
 * that began in one. Any thread.
 */
public record Hidden(Set<Integer> captures, Map<String, HiddenRows> rows) {
    public static final Hidden NOTHING = new Hidden(Set.of(), Map.of());

    /** @param stored gives what a table holds, hidden rows too; empty for a table that is not in files */
    public static Hidden of(Set<Integer> captures, Function<String, Optional<Table>> stored) {
        if (captures.isEmpty()) {
            return NOTHING;
        }
        BitSet sessions = new BitSet();
        Map<String, HiddenRows> rows = new HashMap<>();
        stored.apply(Tables.SESSIONS.name()).ifPresent(table -> {
            IntPredicate hides = names(table, "capture", captures::contains);
            int id = table.schema().index("id");
            rows.put(Tables.SESSIONS.name(), HiddenRows.of(table.rows(), row -> {
                boolean hidden = hides.test(row);
                if (hidden) {
                    sessions.set((int) table.longAt(id, row));
                }
                return hidden;
            }));
        });
        for (TableSchema schema : Tables.ALL) {
            if (!schema.name().equals(Tables.SESSIONS.name()) && !schema.name().equals(Tables.CAPTURES.name())) {
                stored.apply(schema.name()).ifPresent(table -> rows.put(schema.name(), HiddenRows.of(table.rows(),
                        names(table, "capture", captures::contains).or(names(table, "session", sessions::get)))));
            }
        }
        return new Hidden(captures, rows);
    }

    private static IntPredicate names(Table table, String column, IntPredicate hidden) {
        if (table.schema().find(column).isEmpty()) {
            return row -> false;
        }
        int index = table.schema().index(column);
        return row -> !table.isNull(index, row) && hidden.test((int) table.longAt(index, row));
    }

    /** What is shown of a snapshot. */
    public Table hide(Table stored) {
        return of(stored.schema().name()).hide(stored);
    }

    /** Those of one table. */
    public HiddenRows of(String table) {
        return rows.getOrDefault(table, HiddenRows.NONE);
    }
}
