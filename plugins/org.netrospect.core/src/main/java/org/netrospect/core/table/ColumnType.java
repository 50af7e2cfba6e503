package org.netrospect.core.table;

/** What the values of a column are, how they are read from a {@link Table}, and how they are written. */
public enum ColumnType {
    /** Counts, sizes, ids, ports; {@link Table#longAt}. */
    INTEGER,
    /** Ratios and rates; {@link Table#doubleAt}. */
    DECIMAL,
    /** Nanoseconds since 1970 UTC in {@link Table#longAt}; written as seconds with nine decimals. */
    TIME,
    /** Nanoseconds in {@link Table#longAt}; written as seconds with nine decimals. */
    DURATION,
    /** {@link Table#textAt}. */
    TEXT,
    /** {@link Table#addressAt}. */
    ADDRESS,
    /** 0 or 1 in {@link Table#longAt}; written {@code false} and {@code true}. */
    BOOLEAN,
    /** Text that is a JSON object or array, written as it is in jsonl; {@link Table#textAt}. */
    JSON
}
