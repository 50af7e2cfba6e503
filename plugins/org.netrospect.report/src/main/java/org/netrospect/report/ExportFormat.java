package org.netrospect.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a table is written. */
public enum ExportFormat {
    /** Tab-separated, a line a row, control characters and backslashes escaped. */
    TSV,
    /** RFC 4180, with cells that a spreadsheet would run as a formula disarmed. */
    CSV,
    /** A JSON object a line. */
    JSONL;

    /** The format of a name such as {@code tsv}, or of the ending of a file's name. */
    public static Optional<ExportFormat> of(String name) {
        return Arrays.stream(values()).filter(f -> f.name().equals(name.toUpperCase(Locale.ROOT))).findFirst();
    }

    /** {@code tsv} */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }
}
