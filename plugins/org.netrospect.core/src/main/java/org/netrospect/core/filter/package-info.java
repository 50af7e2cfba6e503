/**
 * The filter language: one for the filter field of the workbench, the command line and saved filters. A text is parsed
 * against the tables of a case, then bound to a snapshot of one table, which gives a predicate over its rows.
 */
package org.netrospect.core.filter;
