/**
 * Append-only tables with one file a column: values of fixed width in row order, texts in a heap file beside them.
 * For the tables that grow with the traffic, where a row in a database would cost more than the analysis of its
 * packets.
 */
package org.netrospect.store.columns;
