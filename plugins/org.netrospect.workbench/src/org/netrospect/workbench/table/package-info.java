/** A table widget of any number of rows over {@link org.netrospect.core.table.Table}. */
package org.netrospect.workbench.table;
