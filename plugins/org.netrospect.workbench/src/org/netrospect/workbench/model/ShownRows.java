package org.netrospect.workbench.model;

import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.Table;

/**
 * What a table view shows.
 *
 * @param table a snapshot
 * @param rows those that the filter leaves, in the order on screen
 */
public record ShownRows(Table table, RowSelection rows) {
}
