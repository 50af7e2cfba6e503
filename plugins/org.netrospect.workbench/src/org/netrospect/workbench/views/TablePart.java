package org.netrospect.workbench.views;

import org.netrospect.workbench.table.DataTable;

/** A view that shows a table, which can be exported as it is shown. */
public interface TablePart {
    /** Where other parts of the workbench add to the menu of a cell. */
    String ADDITIONS = "additions";

    DataTable dataTable();
}
