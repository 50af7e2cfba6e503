package org.netrospect.core.table;

/**
 * A column of a table: one definition for export, filter language, views and help.
 *
 * @param name as in COMMANDS: {@code saddr}
 * @param title what a view shows above it: {@code Client}
 * @param description a sentence: what it is, with its unit
 */
public record Column(String name, ColumnType type, String title, String description) {
}
