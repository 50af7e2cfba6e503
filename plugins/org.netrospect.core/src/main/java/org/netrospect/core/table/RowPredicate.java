package org.netrospect.core.table;

/** Whether a row of one snapshot of a table is wanted. Any thread may ask, several at a time. */
@FunctionalInterface
public interface RowPredicate {
    boolean test(int row);
}
