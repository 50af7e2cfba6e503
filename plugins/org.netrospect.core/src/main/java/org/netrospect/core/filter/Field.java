package org.netrospect.core.filter;

import java.util.List;
import java.util.Optional;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.TableSchema;

/**
 * What a name in a filter stands for.
 *
 * @param name as in canonical text
 * @param table where its values are
 * @param columns any of which may fulfil a condition; none for the row itself
 * @param span true if the two columns are begin and end of a time that a condition need only touch
 * @param link how rows of {@code table} belong to rows of the filtered table; empty if they are the same
 */
record Field(String name, TableSchema table, List<Integer> columns, boolean span, Optional<Link> link) {
    /**
     * Rows belong together where two columns agree.
     *
     * @param own column of the filtered table
     * @param other column of the table with the values
     */
    record Link(int own, int other) {
    }

    /** Of its values; of a row itself, which has none, BOOLEAN. */
    ColumnType type() {
        return columns.isEmpty() ? ColumnType.BOOLEAN : table.column(columns.getFirst()).type();
    }
}
