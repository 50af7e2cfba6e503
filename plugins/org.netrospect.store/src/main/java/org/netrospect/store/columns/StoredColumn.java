package org.netrospect.store.columns;

/**
 * A column of a {@link ColumnTable}.
 *
 * @param name also the name of its file
 */
public record StoredColumn(String name, Storage storage) {
}
