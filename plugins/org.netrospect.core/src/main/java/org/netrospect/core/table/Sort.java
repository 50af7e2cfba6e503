package org.netrospect.core.table;

/**
 * An order of rows.
 *
 * @param column index in the schema
 */
public record Sort(int column, boolean descending) {
}
