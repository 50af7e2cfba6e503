package org.netrospect.workbench.table;

import org.netrospect.workbench.model.ShownRows;

/**
 * Selected rows of a {@link DataTable}, as they were when they were selected. Immutable; any thread.
 *
 * @param shown what the table showed
 * @param lead position of the row the selection was ended with; -1 if none is selected
 * @param count how many are selected
 */
public record RowChoice(ShownRows shown, int lead, int count, Ranges positions) {
    /** Rows of the table, in the order on screen. */
    public int[] rows() {
        int[] rows = new int[count];
        int[] n = new int[1];
        positions.forEach(position -> rows[n[0]++] = shown.rows().row(position));
        return rows;
    }
}
