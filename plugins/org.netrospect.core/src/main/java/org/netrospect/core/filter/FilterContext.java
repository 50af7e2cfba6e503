package org.netrospect.core.filter;

import java.util.List;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.time.TimeReference;

/**
 * What a filter is read against.
 *
 * @param schemas all tables whose columns may be named
 * @param table the table whose rows are filtered; plain names are its columns first, then those of its sessions
 * @param reference where words about time are seen from
 */
public record FilterContext(List<TableSchema> schemas, TableSchema table, TimeReference reference) {
    public FilterContext {
        schemas = List.copyOf(schemas);
    }

    /** Filters the table of this name; IllegalArgumentException if there is none. */
    public static FilterContext of(List<TableSchema> schemas, String table, TimeReference reference) {
        TableSchema schema = schemas.stream().filter(s -> s.name().equals(table)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + table));
        return new FilterContext(schemas, schema, reference);
    }
}
