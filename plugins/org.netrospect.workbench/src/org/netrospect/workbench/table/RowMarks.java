package org.netrospect.workbench.table;

import org.netrospect.core.table.Table;

/** Which rows are marked at their beginning, because there is a finding about them. Asked on any thread. */
@FunctionalInterface
public interface RowMarks {
    boolean marked(Table table, int row);
}
