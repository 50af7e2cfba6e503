package org.netrospect.workbench.model;

import org.netrospect.core.table.Table;

/**
 * Something that a protocol did, as it is looked at.
 *
 * @param session it belongs to; 0 if it belongs to none
 * @param table with a row for it; it may be on the disk
 * @param row of the table
 */
public record EventChoice(long session, Table table, int row) {
}
