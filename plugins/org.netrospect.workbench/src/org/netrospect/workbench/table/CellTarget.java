package org.netrospect.workbench.table;

import org.netrospect.core.table.Column;
import org.netrospect.workbench.model.ShownRows;

/**
 * The cell that a menu is about.
 *
 * @param column index in the schema
 * @param position of the row on screen
 * @param text as shown
 */
public record CellTarget(ShownRows shown, int column, int position, String text) {
    /** Row of the table. */
    public int row() {
        return shown.rows().row(position);
    }

    public Column definition() {
        return shown.table().schema().column(column);
    }
}
