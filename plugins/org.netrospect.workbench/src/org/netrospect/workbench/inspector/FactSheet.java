package org.netrospect.workbench.inspector;

import java.util.ArrayList;
import java.util.List;

/** What is known about a selection, as lines of a label and texts. Immutable. */
record FactSheet(List<Line> lines) {

    FactSheet {
        lines = List.copyOf(lines);
    }

    /** How a text looks. */
    enum Style {
        PLAIN, MONO, DIM, BOLD, WARN, BAD
    }

    /**
     * A piece of text.
     *
     * @param conditions of the filter language that say this value; the menu offers them
     * @param session selected by a click; 0 for none
     */
    record Text(String text, Style style, List<String> conditions, long session) {
        static Text plain(String text) {
            return new Text(text, Style.PLAIN, List.of(), 0);
        }

        static Text dim(String text) {
            return new Text(text, Style.DIM, List.of(), 0);
        }

        /** A value that can be filtered to. */
        static Text value(String text, String... conditions) {
            return new Text(text, Style.MONO, List.of(conditions), 0);
        }

        Text in(Style other) {
            return new Text(text, other, conditions, session);
        }
    }

    /** A line; an empty label continues the line above, a line without texts is a heading. */
    record Line(String label, List<Text> texts) {
        Line {
            texts = List.copyOf(texts);
        }
    }

    /** Collects lines. */
    static final class Builder {
        private final List<Line> lines = new ArrayList<>();

        Builder line(String label, Text... texts) {
            lines.add(new Line(label, List.of(texts)));
            return this;
        }

        Builder line(String label, List<Text> texts) {
            lines.add(new Line(label, texts));
            return this;
        }

        Builder heading(String text) {
            lines.add(new Line(text, List.of()));
            return this;
        }

        FactSheet build() {
            return new FactSheet(lines);
        }
    }
}
