package org.netrospect.cli;

/** Cells of the small tables that commands print themselves; exports of tables are the report bundle's. */
final class Tsv {
    private Tsv() {
    }

    /** Tabs, line ends, backslashes and control characters written as escapes. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\t' -> safe.append("\\t");
                case '\n' -> safe.append("\\n");
                case '\r' -> safe.append("\\r");
                case '\\' -> safe.append("\\\\");
                default -> {
                    if (Character.isISOControl(c)) {
                        safe.append(String.format("\\x%02x", c));
                    } else {
                        safe.appendCodePoint(c);
                    }
                }
            }
        });
        return safe.toString();
    }
}
